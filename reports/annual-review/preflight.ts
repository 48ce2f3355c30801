import { commentarySections } from '../../server/reviews/vocabulary.ts'
import { addDays } from '../clocks.ts'
import { listOf, longDate, monthName, number, plural } from '../wording.ts'
import { buildAnnualReview } from './build.ts'
import type { ReviewFacts } from './facts.ts'
import { gapsOf, monthList, whichMonths } from './gaps.ts'
import { isStaffUnmoved, undecidedIncidents, unmovedWords } from './lado-measures.ts'
import { figuresOf, numberSentences } from './public-numbers.ts'
import type { NumberSentence } from './public-numbers.ts'
import { recordChecks } from './record-checks.ts'
import { monthsWithoutCount } from './sections/method.ts'
import { yearOf } from './year.ts'
import type { EstablishmentYear, Year } from './year.ts'

/** One thing that is missing before the review can be signed, and the kind of page where it is put right. */
export interface Preflight {
  /** 'stops': it cannot be signed so; 'warns': it can, and the review will say what is missing. */
  level: 'stops' | 'warns'
  text: string
  about:
    | 'year'
    | 'opinion'
    | 'commentary'
    | 'gaps'
    | 'public-texts'
    | 'public-numbers'
    | 'returns'
    | 'population'
    | 'incidents'
    | 'lado-contacts'
    | 'words'
}

/**
 * What is missing before the scrutineer signs: the year is over, there is an opinion on each establishment, and no
 * commentary is left as a draft; the rest is worth knowing. `openDrafts` is how many incidents are begun and not submitted. Empty when
 * nothing is missing.
 */
export function preflight(facts: ReviewFacts, openDrafts = 0): Preflight[] {
  const year = yearOf(facts)
  const found = [
    ...unfinishedYear(year),
    ...year.establishments.flatMap((each) => missingOpinion(year, each)),
    ...commentaryFindings(year.facts),
    ...gapFindings(year),
    ...numberFindings(year.facts),
    ...readingFindings(year.facts),
    ...year.establishments.flatMap((each) => establishmentWarnings(year, each)),
    ...draftWarning(openDrafts),
  ]
  return [
    ...found.filter(({ level }) => level === 'stops'),
    ...found.filter(({ level }) => level === 'warns'),
  ]
}

/** Months still to come would be signed as months without force. */
function unfinishedYear({ facts, period }: Year): Preflight[] {
  if (facts.dataTo > period.endsOn) return []
  const text = `The year ends on ${longDate(period.endsOn)}: sign it from ${longDate(addDays(period.endsOn, 1))} on.`
  return [{ level: 'stops', about: 'year', text }]
}

function missingOpinion({ facts }: Year, { name, facts: { id } }: EstablishmentYear): Preflight[] {
  const opinion = facts.opinions.find(({ establishmentId }) => establishmentId === id)
  if (opinion !== undefined && opinion.reason.trim() !== '') return []
  const what = opinion === undefined ? 'Write your opinion' : 'Give the reason for your opinion'
  return [{ level: 'stops', about: 'opinion', text: `${what} on ${name}.` }]
}

function commentaryFindings({ commentaries }: ReviewFacts): Preflight[] {
  return commentarySections.flatMap(({ value, label }): Preflight[] => {
    const written = commentaries.find(({ section }) => section === value)
    if (written === undefined)
      return [{ level: 'warns', about: 'commentary', text: `‘${label}’ has no commentary.` }]
    if (written.adopted) return []
    return [
      {
        level: 'stops',
        about: 'commentary',
        text: `The commentary on ‘${label}’ is a draft: adopt it, change it or take it out.`,
      },
    ]
  })
}

/** A month without records stops the signature until the scrutineer has confirmed it in words that are printed. */
function gapFindings(year: Year): Preflight[] {
  const open = gapsOf(year).filter(({ words }) => words === undefined)
  return [...Map.groupBy(open, ({ establishment }) => establishment)].map(([each, gaps]) => ({
    level: 'stops',
    about: 'gaps',
    text: `No records were received from ${each.name} for ${whichMonths(
      each,
      gaps.map(({ month }) => month),
    )}: confirm each month in words that the review prints.`,
  }))
}

/** Each number of a public text that is in no public table needs somebody's decision before signing. */
function numberFindings(facts: ReviewFacts): Preflight[] {
  const open = openNumbers(facts).length
  if (open === 0) return []
  const sentences =
    open === 1 ? 'sentence for the public holds a number' : 'sentences for the public hold a number'
  const text = `${number(open)} ${sentences} that is in no public table: decide on ${open === 1 ? 'it' : 'each'}, or change the text.`
  return [{ level: 'stops', about: 'public-numbers', text }]
}

/** The sentences of which it is not decided that they are kept. */
export function openNumbers(facts: ReviewFacts): NumberSentence[] {
  const { publicTexts, numberDecisions } = facts
  if (publicTexts.length === 0) return []
  return numberSentences(publicTexts, figuresOf(buildAnnualReview(facts, 'public'))).filter(
    (each) =>
      !numberDecisions.some(
        ({ part, sentence, decision }) =>
          part === each.part && sentence === each.sentence && decision === 'kept',
      ),
  )
}

/** Somebody other than the author reads every public text for whom it lets a reader recognise. */
function readingFindings({ publicTexts }: ReviewFacts): Preflight[] {
  const unread = publicTexts.filter(({ recognisable }) => recognisable === null).length
  const telling = publicTexts.filter(({ recognisable }) => recognisable === 'yes').length
  const finding = (count: number, text: string): Preflight[] =>
    count === 0
      ? []
      : [{ level: 'stops', about: 'public-texts', text: `${plural(count, 'text')} for the public ${text}` }]
  return [
    ...finding(unread, `${unread === 1 ? 'was' : 'were'} not yet read by somebody else.`),
    ...finding(telling, 'could let a reader recognise a child: write it again.'),
  ]
}

/** Signed returns are missing for months whose incidents were recorded. */
function unsignedReturns({ name, facts, received }: EstablishmentYear): Preflight[] {
  const unsigned = received.filter((month) => !facts.returns.some((each) => each.month === month))
  if (unsigned.length === 0) return []
  const text = `${name} has signed no return for ${monthList(unsigned)}.`
  return [{ level: 'warns', about: 'returns', text }]
}

const establishmentWarnings = (year: Year, establishment: EstablishmentYear): Preflight[] => [
  ...contradictionWarnings(year, establishment),
  ...unsignedReturns(establishment),
  ...missingPopulation(establishment),
  ...provisionalPopulation(establishment),
  ...undecidedWarning(establishment),
  ...unmovedWarning(establishment),
]

/** A time before the incident that it follows: one of the two is wrong. */
function contradictionWarnings({ facts }: Year, establishment: EstablishmentYear): Preflight[] {
  return recordChecks(facts, establishment).flatMap(({ label, onTime: { contradictory } }): Preflight[] => {
    if (contradictory === 0) return []
    const are = contradictory === 1 ? 'is' : 'are'
    const text = `${label}, ${establishment.name}: ${number(contradictory)} ${are} dated before the incident.`
    return [{ level: 'warns', about: 'incidents', text }]
  })
}

function missingPopulation(establishment: EstablishmentYear): Preflight[] {
  const months = monthsWithoutCount(establishment)
  if (months.length === 0) return []
  const text = `${establishment.name} has no population count for ${listOf(months.map(monthName))}, so its rates are not available.`
  return [{ level: 'warns', about: 'population', text }]
}

function provisionalPopulation({ name, facts }: EstablishmentYear): Preflight[] {
  const months = facts.population
    .filter(({ standing }) => standing === 'provisional')
    .map(({ month }) => month)
  if (months.length === 0) return []
  const counts = months.length === 1 ? 'population count is' : 'population counts are'
  const text = `${name}’s ${counts} still provisional for ${listOf(months.map(monthName))}.`
  return [{ level: 'warns', about: 'population', text }]
}

function undecidedWarning({ name, incidents }: EstablishmentYear): Preflight[] {
  const count = undecidedIncidents(incidents).length
  if (count === 0) return []
  const text = `${plural(count, 'incident')} at ${name} ${count === 1 ? 'has' : 'have'} no safeguarding decision.`
  return [{ level: 'warns', about: 'incidents', text }]
}

function unmovedWarning({ name, ladoContacts }: EstablishmentYear): Preflight[] {
  const count = ladoContacts.filter(isStaffUnmoved).length
  if (count === 0) return []
  return [{ level: 'warns', about: 'lado-contacts', text: `${name}: ${unmovedWords(count)}` }]
}

function draftWarning(openDrafts: number): Preflight[] {
  if (openDrafts === 0) return []
  const text = `${number(openDrafts)} incident ${openDrafts === 1 ? 'record is' : 'records are'} begun and not submitted; not counted here.`
  return [{ level: 'warns', about: 'incidents', text }]
}
