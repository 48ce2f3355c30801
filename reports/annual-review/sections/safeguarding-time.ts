import { deadlinesBetween } from '../../in-force.ts'
import type { Block, Cell, TableBlock } from '../../report.ts'
import { daysOpen, resolvedWithin } from '../../statistics/days-open.ts'
import { median, smallestMedianBase } from '../../statistics/median.ts'
import { longDate, number } from '../../wording.ts'
import { counted, numberColumn, ladoRecords, paragraph, row, table, textColumn, words } from '../blocks.ts'
import { oneDecimal, shareCell, scopes } from '../cells.ts'
import { referralDelays, referrals } from '../lado-measures.ts'
import { refer } from '../numbering.ts'
import type { Scope, Year } from '../year.ts'

export const timelinessBlocks = (year: Year): Block[] => [
  paragraph(
    `${refer('lado-time')} shows how long referrals and historical allegations were open and ${refer('lado-delay')} how soon referrals were made. An older national ` +
      'aim, kept here as a local one, is that 80% of cases are resolved within a month and 90% within three months.',
  ),
  timeTable(year),
  delayTable(year),
]

const timeTable = (year: Year): TableBlock =>
  table({
    id: 'lado-time',
    caption: `Time that referrals and historical allegations to the LADO were open, ${year.period.words}`,
    columns: [
      textColumn('Establishment', 3),
      numberColumn('Referrals and historical allegations', 1.8),
      numberColumn('Still open'),
      numberColumn('Middle number of days open', 1.8),
      ...[1, 3, 12].flatMap((months) => [
        numberColumn(`Resolved within ${months} ${months === 1 ? 'month' : 'months'}`, 1.8),
      ]),
    ],
    rows: scopes(year).map((scope) => timeRow(scope, year.facts.dataTo)),
    notes: [
      `Days are calendar days from receipt to outcome, for an open case to ${longDate(year.facts.dataTo)}. ‘Too few’: a middle number needs ${number(smallestMedianBase)} cases or more.`,
      `A share is of the cases whose time had passed on ${longDate(year.facts.dataTo)}, resolved or not; ‘resolved’ is with an outcome by then. Of fewer than five the counts stand alone.`,
    ],
    keeper: 'the LADO',
    source: ladoRecords(longDate(year.facts.dataTo)),
  })

function timeRow({ name, ladoContacts }: Scope, dataTo: string): TableBlock['rows'][number] {
  const cases = referrals(ladoContacts)
  const middle = median(cases.map((each) => daysOpen(each, dataTo)))
  return row(
    words(name),
    counted(cases.length),
    counted(cases.filter(({ outcomeOn }) => outcomeOn === null).length),
    middle === null ? words('too few') : oneDecimal(middle),
    ...[1, 3, 12].map((months) => shareCell(resolvedWithin(cases, months, dataTo))),
  )
}

/** '1'; '3 or 1' where both were in force in the year, each on its days. */
const allowedCell = (allowed: number[]): Cell =>
  allowed.length === 1 ? counted(allowed[0] ?? 0) : words(allowed.map(number).join(' or '))

const delayTable = (year: Year): TableBlock =>
  table({
    id: 'lado-delay',
    caption: `How soon referrals reached the LADO, by establishment, ${year.period.words}`,
    columns: [
      textColumn('Establishment', 3),
      numberColumn('Working days allowed'),
      numberColumn('In time'),
      numberColumn('Later'),
      numberColumn('Date of the event not supplied', 2),
      numberColumn('Received before the event', 1.6),
    ],
    rows: year.establishments.map(({ name, ladoContacts, facts: { types }, span }) => {
      const rules = { deadlines: year.facts.settings.deadlines, types }
      const { inTime, late, notSupplied, contradictory } = referralDelays(ladoContacts, rules)
      const allowed = [
        ...new Set(deadlinesBetween(rules, span).map(({ deadlines }) => deadlines.ladoReferralWorkingDays)),
      ]
      return row(
        words(name),
        allowedCell(allowed),
        counted(inTime),
        counted(late),
        counted(notSupplied),
        counted(contradictory),
      )
    }),
    notes: [
      'Unit of count: referrals; historical allegations are left out. Working days leave out weekends and England’s bank holidays. A referral received before its event contradicts itself: one of the two dates is wrong.',
    ],
    keeper: 'the LADO',
    source: ladoRecords(longDate(year.facts.dataTo)),
  })
