import { contactedRoles, contactKinds } from '../../../server/contacts/vocabulary.ts'
import { labelOf } from '../../../server/fields/vocabulary.ts'
import { announcements, opinions, visitPurposes } from '../../../server/visits/vocabulary.ts'
import type { Block, Section, TableBlock } from '../../report.ts'
import { days, listOf, longDate, plural, shortDate } from '../../wording.ts'
import {
  counted,
  heading,
  notRecorded,
  numberColumn,
  paragraph,
  row,
  scrutineersLog,
  table,
  textColumn,
  words,
} from '../blocks.ts'
import { commentaryOn } from '../commentary.ts'
import type { ReviewFacts } from '../facts.ts'
import { refer } from '../numbering.ts'
import type { Year } from '../year.ts'
import { meetingBlocks } from './scrutiny-meetings.ts'

/** Chapter 9: what the scrutineer did, and the days it took. */
export function scrutinySection(year: Year): Section {
  return {
    id: 'scrutiny',
    number: '9',
    title: 'Scrutiny activity',
    startsPage: false,
    blocks: [
      ...dayBlocks(year),
      ...visitBlocks(year),
      ...contactBlocks(year),
      ...meetingBlocks(year),
      ...commentaryOn(year.facts, 'scrutiny'),
    ],
  }
}

/** Days used: the days stated for each visit, contact, piece of work on the review and meeting, added up. */
export function daysUsed(facts: ReviewFacts): number {
  return daysBy(facts).reduce((sum, { used }) => sum + used, 0)
}

function daysBy({
  visits,
  contacts,
  meetings,
}: ReviewFacts): { label: string; times: number; used: number }[] {
  const ofKind = (kind: string): typeof contacts => contacts.filter((contact) => contact.kind === kind)
  return [
    { label: 'Visits', rows: visits },
    ...contactKinds.map(({ value, label }) => ({ label, rows: ofKind(value) })),
    { label: 'Quality assurance meetings', rows: meetings },
  ].map(({ label, rows }) => ({
    label,
    times: rows.length,
    used: rows.reduce((sum, each) => sum + each.daysUsed, 0),
  }))
}

function dayBlocks({ facts, period }: Year): Block[] {
  const used = daysUsed(facts)
  if (facts.visits.length + facts.contacts.length + facts.meetings.length === 0)
    return [heading('Days used'), paragraph(nothingLogged(facts.settings.allowanceDays))]
  return [
    heading('Days used'),
    paragraph(`${allowanceWords(used, facts.settings.allowanceDays)} ${refer('days-used')} shows on what.`),
    table({
      id: 'days-used',
      caption: `Days of the scrutineer used, by kind of work, ${period.words}`,
      columns: [textColumn('Kind of work', 4), numberColumn('Times'), numberColumn('Days used')],
      rows: daysBy(facts).map(({ label, times, used: spent }) =>
        row(words(label), counted(times), counted(spent)),
      ),
      total: row(
        words('All'),
        counted(daysBy(facts).reduce((sum, { times }) => sum + times, 0)),
        counted(used),
      ),
      keeper: 'the scrutineer',
      source: scrutineersLog(longDate(facts.dataTo)),
    }),
  ]
}

const nothingLogged = (allowance: number): string =>
  `No visit, contact or meeting was recorded, so how many of the year’s ${days(allowance)} were used is not known.`

function allowanceWords(used: number, allowance: number): string {
  const left = allowance - used
  const rest = left < 0 ? `${days(-left)} more than the allowance` : `${days(left)} left`
  return `The scrutineer used ${days(used)} of the year’s allowance of ${days(allowance)}: ${left === 0 ? 'none left' : rest}.`
}

function visitBlocks({ facts, period }: Year): Block[] {
  const none = `The scrutineer recorded no visit in ${period.words}.`
  if (facts.visits.length === 0) return [heading('Visits'), paragraph(none)]
  return [
    heading('Visits'),
    paragraph(visitSentence(facts)),
    visitLog(facts, period.words),
    visitFindings(facts, period.words),
  ]
}

function visitSentence({ visits }: ReviewFacts): string {
  const spokenTo = visits.reduce((sum, visit) => sum + visit.childrenSpokenTo, 0)
  const unannounced = visits.filter(({ announcement }) => announcement === 'unannounced').length
  return (
    `The scrutineer made ${plural(visits.length, 'visit')}, ${unannounced === 0 ? 'none' : String(unannounced)} of them ` +
    `unannounced, and spoke with children ${plural(spokenTo, 'time')}; a child spoken with on two visits counts twice. ` +
    `${refer('visits')} lists the visits and ${refer('visit-findings')} what was seen.`
  )
}

function visitLog(facts: ReviewFacts, when: string): TableBlock {
  return table({
    id: 'visits',
    caption: `Visits of the scrutineer, ${when}`,
    columns: [
      textColumn('Date', 2),
      textColumn('Establishment', 3),
      textColumn('Kind', 2),
      textColumn('Themes', 4),
      numberColumn('Days used', 1.2),
    ],
    rows: facts.visits.map((visit) =>
      row(
        words(shortDate(visit.visitedOn)),
        words(nameOf(facts, visit.establishmentId)),
        words(labelOf(announcements, visit.announcement)),
        visit.purposes.length === 0 ? notRecorded : words(themesOf(visit.purposes)),
        counted(visit.daysUsed),
      ),
    ),
    keeper: 'the scrutineer',
    source: scrutineersLog(longDate(facts.dataTo)),
  })
}

const themesOf = (purposes: string[]): string =>
  listOf(visitPurposes.filter(({ value }) => purposes.includes(value)).map(({ label }) => label))

function visitFindings(facts: ReviewFacts, when: string): TableBlock {
  return table({
    id: 'visit-findings',
    caption: `What the scrutineer saw on each visit, ${when}`,
    columns: [
      textColumn('Date', 2),
      textColumn('Establishment', 2.6),
      numberColumn('Children spoken with'),
      numberColumn('Staff spoken with'),
      numberColumn('Records seen'),
      numberColumn('Concerns'),
      textColumn('Children safeguarded', 2),
      textColumn('Well-being promoted', 2),
    ],
    rows: facts.visits.map((visit) =>
      row(
        words(shortDate(visit.visitedOn)),
        words(nameOf(facts, visit.establishmentId)),
        counted(visit.childrenSpokenTo),
        counted(visit.staffSpokenTo),
        counted(visit.recordsSeen),
        counted(visit.concerns),
        words(labelOf(opinions, visit.safeguarded)),
        words(labelOf(opinions, visit.wellbeing)),
      ),
    ),
    notes: ['The last two columns are the scrutineer’s opinion as formed on that visit.'],
    keeper: 'the scrutineer',
    source: scrutineersLog(longDate(facts.dataTo)),
  })
}

const nameOf = ({ establishments }: ReviewFacts, id: string): string =>
  establishments.find((establishment) => establishment.id === id)?.name ?? 'Another establishment'

function contactBlocks({ facts, period }: Year): Block[] {
  const withPeople = facts.contacts.filter(({ kind }) => kind === 'contact')
  if (withPeople.length === 0)
    return [
      heading('Contacts'),
      paragraph(`The scrutineer recorded no contact with key people in ${period.words}.`),
    ]
  const rows = contactedRoles
    .map(({ value, label }) => ({ label, contacts: withPeople.filter(({ withRole }) => withRole === value) }))
    .filter(({ contacts }) => contacts.length > 0)
  return [
    heading('Contacts'),
    table({
      id: 'contacts',
      caption: `Contacts of the scrutineer with key people, ${period.words}`,
      columns: [textColumn('With', 3), numberColumn('Contacts'), textColumn('Last contact', 2)],
      rows: rows.map(({ label, contacts }) =>
        row(words(label), counted(contacts.length), words(longDate(contacts.at(-1)?.contactedOn ?? ''))),
      ),
      total: row(
        words('All'),
        counted(withPeople.length),
        words(longDate(withPeople.at(-1)?.contactedOn ?? '')),
      ),
      keeper: 'the scrutineer',
      source: scrutineersLog(longDate(facts.dataTo)),
    }),
  ]
}
