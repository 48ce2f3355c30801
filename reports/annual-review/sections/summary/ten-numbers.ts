import type { FiguresBlock } from '../../../report.ts'
import { distinctChildren } from '../../../statistics/concentration.ts'
import { together as addedUp } from '../../../statistics/on-time.ts'
import { monthlyRate } from '../../../statistics/rate.ts'
import { listOf, lowerFirst, number, percent, plural, upperFirst } from '../../../wording.ts'
import type { Share } from '../../../wording.ts'
import {
  bothBases,
  childrenAgainst,
  countAgainst,
  gapOf,
  measured,
  rateAgainst,
  shareAgainst,
  useOfForce,
  whichLast,
} from '../../against-last-year.ts'
import type { Measure, Measured, YearOfChecks } from '../../against-last-year.ts'
import { notAvailable, undefinedRate } from '../../blocks.ts'
import { rateCell } from '../../cells.ts'
import type { ChildInIncidentFact, IncidentFact } from '../../facts.ts'
import { hasGap, isNotOpen, isSilent, recordedWords } from '../../gaps.ts'
import { referrals } from '../../lado-measures.ts'
import { differing, pairsOf, twoYears } from '../../last-year.ts'
import type { Pair } from '../../last-year.ts'
import { incidentsWithPain, incidentsWithSign, timesRestrained } from '../../measures.ts'
import { recordChecks } from '../../record-checks.ts'
import type { EstablishmentYear, Scope, Year } from '../../year.ts'
import { childIds } from '../restraint/children.ts'
import { lacksCount, readingOf } from '../restraint/rates.ts'

type Figure = FiguresBlock['items'][number]

/** Ten numbers over all establishments, each against last year in words. */
export function tenNumbers(year: Year): Figure[] {
  return [
    countFigure(
      year,
      'Incidents',
      measured((incidents) => [...incidents]),
    ),
    rateFigure(year),
    childrenFigure(year),
    countFigure(year, 'Each time a child was restrained', ({ incidents }) => eachTime(incidents, () => true)),
    countFigure(year, 'Incidents with a pain-inducing technique', measured(incidentsWithPain)),
    countFigure(year, 'Times a child’s injury needed treatment', ({ incidents }) =>
      eachTime(incidents, ({ injury }) => injury === 'minor-treated' || injury === 'serious'),
    ),
    countFigure(year, 'Incidents with a warning sign', measured(incidentsWithSign)),
    shareFigure(year, 'Records written in time', 0),
    shareFigure(year, 'Times a child was spoken to in time', 2),
    referralFigure(year),
  ]
}

/** Each time that a child was restrained and this is so. */
function eachTime(
  incidents: readonly IncidentFact[],
  isSo: (child: ChildInIncidentFact) => boolean,
): Measured {
  const times = timesRestrained(incidents).filter(isSo)
  return { count: times.length, childIds: times.map(({ childId }) => childId) }
}

function countFigure(year: Year, label: string, measure: Measure): Figure {
  const wordsOf = (scope: Scope): string => recordedWords(scope, number(measure(scope).count))
  const isOfAll = (pair: Pair) => pair.name === undefined && year.establishments.length > 1
  const split = (pair: Pair): string => (isOfAll(pair) ? `${eachBy(year, wordsOf)}. ` : '')
  return {
    figure: figureOf(year.together, number(measure(year.together).count)),
    label,
    note: withGap(
      year,
      againstLast(year, wordsOf, (pair) => `${split(pair)}${countAgainst(twoYears(year, pair), measure)}`),
    ),
  }
}

/** The comparison of all together; or each establishment's own number, with its own comparison where it is in both years. */
function againstLast(
  year: Year,
  wordsOf: (scope: EstablishmentYear) => string,
  against: (pair: Pair) => string,
): string {
  const pairs = pairsOf(year)
  const [first] = pairs
  if (first !== undefined && first.name === undefined) return against(first)
  if (first === undefined) return eachBy(year, wordsOf)
  return year.establishments
    .map((each) => {
      const own = pairs.find(({ now }) => now === each)
      return `${each.name}: ${wordsOf(each)}.${own === undefined ? '' : ` ${against(own)}`}`
    })
    .join(' ')
}

/** Nobody signs that the LADO had nothing to record: a year without any contact is not compared. */
function referralFigure(year: Year): Figure {
  const { together, last } = year
  const label = 'Referrals and historical allegations to the LADO'
  const figure = countFigure(ofLado(year), label, ({ ladoContacts }) => ({
    count: referrals(ladoContacts).length,
    childIds: [],
  }))
  if (together.ladoContacts.length > 0) return figure
  const before =
    last === undefined || differing(year) !== undefined
      ? ''
      : `${whichLast({ last: last.together, isOver: year.isOver })}: ${number(referrals(last.together.ladoContacts).length)}. `
  return { figure: 'None recorded', label, note: `${before}${noContact}` }
}

const noContact =
  'The LADO recorded no contact in the year. Nobody has confirmed that there was none, so nothing is compared.'

/** The LADO's own records: a month without the establishment's says nothing of them. */
const ofLado = (year: Year): Year => ({
  ...year,
  establishments: year.establishments.map(complete),
  together: complete(year.together),
  last: year.last && {
    establishments: year.last.establishments.map(complete),
    together: complete(year.last.together),
  },
})

const complete = <Some extends Scope>(scope: Some): Some => ({ ...scope, missing: [], unsigned: [] })

/** A large figure: what is not known is said in words. */
function figureOf(scope: Scope, figure: string): string {
  if (isNotOpen(scope)) return 'Not open'
  return isSilent(scope) ? 'No records' : figure
}

/** Beside each figure over a year with silent months: of how many months it is. */
function withGap({ together, establishments }: Year, note: string): string {
  if (!hasGap(together) || isSilent(together)) return note
  const parts = establishments
    .filter((each) => hasGap(each) && !isSilent(each))
    .map((each) => `${each.name}: ${plural(each.received.length, 'month')} for which records were received`)
  return parts.length === 0 ? note : `${note.replace(/[.]?$/, '.')} ${parts.join('; ')}.`
}

/** 'Cookham Wood 1,133; Medway STC 657' */
const eachBy = ({ establishments }: Year, words: (establishment: EstablishmentYear) => string): string =>
  establishments.map((each) => `${each.name} ${words(each)}`).join('; ')

/** One rate over all: incidents of use of force per month and 100 of everyone held (F1). */
function rateFigure(year: Year): Figure {
  const { together } = year
  const why = whyNoRate(year)
  return {
    figure: why?.figure ?? rateText(together),
    label: 'Incidents of use of force per 100 children per month',
    note: why?.note ?? rateNote(year),
  }
}

const rateText = (scope: Scope): string => rateCell(monthlyRate(useOfForce(scope).count, scope.held)).text

function whyNoRate(year: Year): Pick<Figure, 'figure' | 'note'> | undefined {
  const { together } = year
  if (hasGap(together)) return { figure: notAvailable.text, note: noRate }
  if (lacksCount(together)) return { figure: notAvailable.text, note: noCount }
  if (readingOf(year, together) !== 'counts-only') return undefined
  return { figure: undefinedRate.text, note: 'Too few children were held for a rate.' }
}

const noCount = 'Not available: a month-end count is missing, so no rate is worked out.'

const noRate = 'Not available: no records were received for some months, so no rate is worked out.'

function rateNote(year: Year): string {
  const against =
    pairsOf(year).length === 0
      ? 'Each establishment’s stands above.'
      : againstLast(
          year,
          (each) => ownRate(year, each),
          (pair) => rateAgainst(twoYears(year, pair), useOfForce),
        )
  const small = year.establishments.filter((each) =>
    ['indicative', 'counts-only'].includes(readingOf(year, each)),
  )
  if (small.length === 0) return against
  const limit = number(year.facts.settings.indicativeLimit)
  const where = `fewer than ${limit} were held on average at ${listOf(small.map(({ name }) => name))}`
  return readingOf(year, year.together) === 'full'
    ? `${against} Alone, one is indicative: ${where}.`
    : `Indicative: ${where}. ${against}`
}

/** None where it held too few on average, as in the chapter on restraint. */
const ownRate = (year: Year, each: EstablishmentYear): string =>
  ['full', 'indicative'].includes(readingOf(year, each)) ? rateText(each) : 'no rate'

function childrenFigure(year: Year): Figure {
  const childrenIn = (scope: Scope): number => distinctChildren(childIds(scope))
  const note = againstLast(
    year,
    (scope) => recordedWords(scope, number(childrenIn(scope))),
    ({ last }) => childrenAgainst({ last, isOver: year.isOver }, childrenIn(last)),
  )
  return {
    figure: figureOf(year.together, number(childrenIn(year.together))),
    label: 'Children restrained',
    note: withGap(year, note),
  }
}

function shareFigure(year: Year, label: string, check: number): Figure {
  const { establishments, together } = year
  const checksOver = (some: EstablishmentYear[]): YearOfChecks => checksOf(year, some, check)
  const now = checksOver(establishments)
  const bases = `${upperFirst(recordedWords(together, bothBases(now.onTime)))}.`
  const against = shareNote(year, checksOver)
  return {
    figure: figureOf(together, shareTile(now.onTime.ofDue)),
    label,
    note: withGap(year, against === '' ? bases : `${bases} ${against}`),
  }
}

/** Of all that were due: those that state no time are not met. Of fewer than ten a percentage says more than it holds. */
const shareTile = ({ of, outOf }: Share): string =>
  outOf > 0 && outOf < smallestTileBase ? `${number(of)} of ${number(outOf)}` : percent(of, outOf)

const smallestTileBase = 10

function shareNote(year: Year, checksOver: (some: EstablishmentYear[]) => YearOfChecks): string {
  return pairsOf(year)
    .map(({ name, now, last, establishments }) => {
      const [current, before] = [checksOver(establishments.now), checksOver(establishments.last)]
      const own =
        name === undefined || year.establishments.length === 1
          ? ''
          : `${name}: ${recordedWords(now, lowerFirst(bothBases(current.onTime)))}. `
      const years = { now, last, isOver: year.isOver }
      return `${own}${gapOf(years) ?? shareAgainst(current, before, whichLast(years))}`
    })
    .join(' ')
}

/** Each establishment's records by its own deadlines, then added up. */
function checksOf({ facts }: Year, establishments: EstablishmentYear[], check: number): YearOfChecks {
  const checks = establishments.flatMap((each) => recordChecks(facts, each)[check] ?? [])
  return {
    onTime: addedUp(checks.map(({ onTime }) => onTime)),
    answers: checks.flatMap(({ answers }) => answers),
  }
}
