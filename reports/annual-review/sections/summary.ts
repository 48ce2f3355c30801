import type { Block, Section } from '../../report.ts'
import { monthlyRate } from '../../statistics/rate.ts'
import { listOf, longDate, plural } from '../../wording.ts'
import { mayBeChance, useOfForce } from '../against-last-year.ts'
import { heading, list, paragraph } from '../blocks.ts'
import { rateCell } from '../cells.ts'
import { confirmedSentences, inReceived, nothingFrom } from '../gaps.ts'
import { differing } from '../last-year.ts'
import { refer } from '../numbering.ts'
import { unfinishedWords } from '../unfinished.ts'
import type { EstablishmentYear, Year } from '../year.ts'
import { lacksCount, readingOf, readingWords, useOfForceAgainst } from './restraint/rates.ts'
import { totalSentence } from './restraint/totals.ts'
import { needsAnswerBlocks } from './summary/needs-answer.ts'
import { tenNumbers } from './summary/ten-numbers.ts'

/**
 * Chapter 2: what waits for an answer, each establishment's use of force against last year, then ten numbers over all
 * establishments, each against last year in words.
 */
export function summarySection(year: Year): Section {
  const lines = year.establishments.map((each) => forceLine(year, each))
  const numbers = tenNumbers(year)
  return {
    id: 'summary',
    number: '2',
    title: 'Summary',
    startsPage: false,
    blocks: [
      ...unfinished(year).map(paragraph),
      ...needsAnswerBlocks(year),
      ...forceBlocks(year, lines),
      ...chanceWords([...lines, ...numbers.map(({ note }) => note)]).map(paragraph),
      heading('Ten numbers'),
      paragraph(`${totalSentence(year)} The numbers below are for ${namesOf(year)}.`),
      ...confirmedSentences(year).map(paragraph),
      { type: 'figures', items: numbers },
      paragraph(whereTheyStand(year)),
    ],
  }
}

/** Before anything else, what a number of this year is of. */
const unfinished = ({ period, facts }: Year): string[] => {
  const words = unfinishedWords(period, facts.dataTo)
  return words === undefined ? [] : [words]
}

/** Whether it gets better or worse, and where. */
const forceBlocks = (year: Year, lines: string[]): Block[] => [
  heading('Use of force against last year'),
  ...comparisonWords(year).map(paragraph),
  ...(lines.length === 0
    ? []
    : [paragraph(`By establishment, with the base of each rate in ${refer('rates')}:`), list(lines)]),
]

/** Said once, and not under each number; what stands there instead is the number of each establishment. */
function comparisonWords(year: Year): string[] {
  if (year.last === undefined)
    return ['No figure for last year in this system, so no number is set against an earlier one.']
  const why = differing(year)
  return why === undefined ? [] : [`${why} Each establishment that is in both is compared with itself.`]
}

/** What the words about chance mean, once, where they stand in any of these texts. */
const chanceWords = (texts: readonly string[]): string[] =>
  texts.some((text) => text.includes(mayBeChance)) ? [mayBeChanceMeans] : []

const mayBeChanceMeans =
  `‘${mayBeChance.replace('.', '')}’ means that the two numbers alone cannot tell a change from how much any two years differ by ` +
  'chance, which is a lot where some children are restrained very often. It does not say that nothing changed.'

function namesOf({ establishments, facts }: Year): string {
  const names = listOf(establishments.map(({ name }) => name)) || 'no establishment'
  return `${names}${establishments.length > 1 ? ' together' : ''}, from the records held on ${longDate(facts.dataTo)}`
}

/** A number of the summary is found again, with its base, in a table. */
function whereTheyStand({ together, establishments }: Year): string {
  const [only] = establishments
  const records = establishments.length > 1 ? 'records-all' : only && `records-${only.facts.id}`
  const places = [
    { what: 'incidents', table: 'incidents-by-kind' },
    { what: 'the rate', table: 'rates' },
    { what: 'children', table: 'children-restrained' },
    { what: 'pain-inducing techniques', table: 'pain-inducing' },
    { what: 'injuries that needed treatment (minor and serious together)', table: 'child-injuries' },
    { what: 'warning signs', table: 'warning-signs' },
    ...(records === undefined ? [] : [{ what: 'what was done in time', table: records }]),
    ...(together.ladoContacts.length === 0
      ? []
      : [{ what: 'referrals and historical allegations', table: 'lado-outcomes' }]),
  ]
  return `These numbers stand in the tables further on: ${listOf(places.map(({ what, table }) => `${what} in ${refer(table)}`))}.`
}

/** Its number and rate, and what is said of them against its own of last year. */
function forceLine(year: Year, establishment: EstablishmentYear): string {
  const reading = readingOf(year, establishment)
  const { count } = useOfForce(establishment)
  const rate = rateCell(monthlyRate(count, establishment.held)).text
  const words = {
    full: `a rate of ${rate} per 100 children per month`,
    indicative: `an indicative rate of ${rate} per 100 children per month`,
    'counts-only': readingWords['counts-only'].toLowerCase(),
    none: lacksCount(establishment) ? 'no rate, as a month-end count is missing' : 'no rate',
  }[reading]
  const nothing = nothingFrom(establishment)
  if (nothing !== undefined) return nothing
  const counted = `${plural(count, 'incident')} of use of force${inReceived(establishment)}`
  const against = useOfForceAgainst(year, establishment)
  return [`${establishment.name}: ${counted}; ${words}.`, ...(against === undefined ? [] : [against])].join(
    ' ',
  )
}
