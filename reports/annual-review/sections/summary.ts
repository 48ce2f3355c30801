import type { Block, FiguresBlock, Section } from '../../report.ts'
import { distinctChildren } from '../../statistics/concentration.ts'
import { monthlyRate } from '../../statistics/rate.ts'
import { together as addedUp } from '../../statistics/on-time.ts'
import { listOf, longDate, number, percent, plural } from '../../wording.ts'
import { childrenAgainst, countAgainst, rateAgainst, shareAgainst } from '../against-last-year.ts'
import { bothBases } from '../against-last-year.ts'
import type { Measure, Measured, TwoYears, YearOfChecks } from '../against-last-year.ts'
import { list, notAvailable, paragraph, undefinedRate } from '../blocks.ts'
import { rateCell } from '../cells.ts'
import {
  confirmedSentences,
  gapBetween,
  hasGap,
  inReceived,
  isNotOpen,
  isSilent,
  nothingFrom,
  recordedWords,
} from '../gaps.ts'
import { referrals } from '../lado-measures.ts'
import {
  childrenOf,
  incidentsWithPain,
  incidentsWithSign,
  timesRestrained,
  useOfForceIncidents,
} from '../measures.ts'
import { refer } from '../numbering.ts'
import { recordChecks } from '../record-checks.ts'
import type { ChildInIncidentFact, IncidentFact, ReviewFacts } from '../facts.ts'
import type { EstablishmentYear, Scope, Year } from '../year.ts'
import { childIds } from './restraint/children.ts'
import { readingOf, readingWords } from './restraint/rates.ts'
import { totalSentence } from './restraint/totals.ts'

type Figure = FiguresBlock['items'][number]

/** Chapter 2: ten numbers over all establishments, each against last year in words. */
export function summarySection(year: Year): Section {
  return {
    id: 'summary',
    number: '2',
    title: 'Summary: ten numbers',
    startsPage: true,
    blocks: [
      paragraph(`${totalSentence(year)} The numbers below are for ${namesOf(year)}.`),
      ...confirmedSentences(year).map(paragraph),
      ...(year.last === undefined ? [paragraph(noLastYear)] : []),
      { type: 'figures', items: tenNumbers(year) },
      ...rateLines(year),
    ],
  }
}

/** Said once, and not under each number; what stands there instead is the number of each establishment. */
const noLastYear = 'No figure for last year in this system, so no number is set against an earlier one.'

function namesOf({ establishments, facts }: Year): string {
  const names = listOf(establishments.map(({ name }) => name)) || 'no establishment'
  return `${names}${establishments.length > 1 ? ' together' : ''}, from the records held on ${longDate(facts.dataTo)}`
}

function tenNumbers(year: Year): Figure[] {
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

/** Some of a scope's incidents, each once, with the children in them. */
const measured =
  (some: (incidents: readonly IncidentFact[]) => IncidentFact[]): Measure =>
  ({ incidents }) => ({ count: some(incidents).length, childIds: childrenOf(some(incidents)) })

/** Each time that a child was restrained and this is so. */
function eachTime(
  incidents: readonly IncidentFact[],
  isSo: (child: ChildInIncidentFact) => boolean,
): Measured {
  const times = timesRestrained(incidents).filter(isSo)
  return { count: times.length, childIds: times.map(({ childId }) => childId) }
}

const useOfForce: Measure = measured(useOfForceIncidents)

function countFigure(year: Year, label: string, measure: Measure): Figure {
  const wordsOf = (scope: Scope): string => recordedWords(scope, number(measure(scope).count))
  const note =
    year.last === undefined
      ? eachBy(year, wordsOf)
      : countAgainst(twoYears(year, year.last.together), measure)
  return {
    figure: figureOf(year.together, number(measure(year.together).count)),
    label,
    note: withGap(year, note),
  }
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
    last === undefined ? '' : `Last year: ${number(referrals(last.together.ladoContacts).length)}. `
  return { figure: 'None recorded', label, note: `${before}${noContact}` }
}

const noContact =
  'The LADO recorded no contact in the year. Nobody has confirmed that there was none, so nothing is compared.'

/** The LADO's own records: a month without the establishment's says nothing of them. */
const ofLado = (year: Year): Year => ({
  ...year,
  establishments: year.establishments.map(complete),
  together: complete(year.together),
  last: year.last && { ...year.last, together: complete(year.last.together) },
})

const complete = <Some extends Scope>(scope: Some): Some => ({ ...scope, missing: [] })

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

const twoYears = ({ together, facts, period }: Year, last: Scope): TwoYears => ({
  now: together,
  last,
  rollLimit: facts.settings.rollLimit,
  isOver: facts.dataTo >= period.endsOn,
})

/** 'Cookham Wood 1,133; Medway STC 657' */
const eachBy = ({ establishments }: Year, words: (establishment: EstablishmentYear) => string): string =>
  establishments.map((each) => `${each.name} ${words(each)}`).join('; ')

const forceCount = (scope: Scope): number => useOfForce(scope).count

/** One rate over all: incidents of use of force per month and 100 of everyone held (F1). */
function rateFigure(year: Year): Figure {
  const { together, last } = year
  const isTooFew = readingOf(year, together) === 'counts-only'
  const rate = rateCell(monthlyRate(forceCount(together), together.held)).text
  const against =
    last === undefined
      ? 'Each establishment’s stands below.'
      : rateAgainst(twoYears(year, last.together), useOfForce)
  return {
    figure: hasGap(together) ? notAvailable.text : isTooFew ? undefinedRate.text : rate,
    label: 'Incidents of use of force per 100 children per month',
    note: hasGap(together) ? noRate : isTooFew ? 'Too few children were held for a rate.' : against,
  }
}

const noRate = 'Not available: no records were received for some months, so no rate is worked out.'

function childrenFigure(year: Year): Figure {
  const { together, last } = year
  const childrenIn = (scope: Scope): number => distinctChildren(childIds(scope))
  return {
    figure: figureOf(together, number(childrenIn(together))),
    label: 'Children restrained',
    note: withGap(
      year,
      last === undefined
        ? eachBy(year, (scope) => recordedWords(scope, number(childrenIn(scope))))
        : childrenAgainst(last.together, childrenIn(last.together)),
    ),
  }
}

function shareFigure(year: Year, label: string, check: number): Figure {
  const { facts, establishments, together, last } = year
  const now = checksOver(facts, establishments, check)
  const against =
    last === undefined
      ? ''
      : ` ${gapBetween(together, last.together) ?? shareAgainst(now, checksOver(facts, last.establishments, check))}`
  const { of, outOf } = now.onTime.share
  const bases = recordedWords(together, bothBases(now.onTime))
  return {
    figure: figureOf(together, percent(of, outOf)),
    label,
    note: withGap(year, `${upperFirst(bases)}.${against}`),
  }
}

const upperFirst = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Each establishment's records by its own deadlines, then added up. */
function checksOver(facts: ReviewFacts, establishments: EstablishmentYear[], check: number): YearOfChecks {
  const checks = establishments.flatMap((each) => recordChecks(facts, each)[check] ?? [])
  return {
    onTime: addedUp(checks.map(({ onTime }) => onTime)),
    answers: checks.flatMap(({ answers }) => answers),
  }
}

function rateLines(year: Year): Block[] {
  if (year.establishments.length === 0) return []
  const lines = year.establishments.map((each) => rateLine(year, each))
  return [paragraph(`By establishment, with the base of each rate in ${refer('rates')}:`), list(lines)]
}

function rateLine(year: Year, establishment: EstablishmentYear): string {
  const reading = readingOf(year, establishment)
  const count = forceCount(establishment)
  const rate = rateCell(monthlyRate(count, establishment.held)).text
  const words = {
    full: `a rate of ${rate} per 100 children per month`,
    indicative: `an indicative rate of ${rate} per 100 children per month`,
    'counts-only': readingWords['counts-only'].toLowerCase(),
    none: 'no rate',
  }[reading]
  const nothing = nothingFrom(establishment)
  if (nothing !== undefined) return nothing
  const counted = `${plural(count, 'incident')} of use of force${inReceived(establishment)}`
  return `${establishment.name}: ${counted}; ${words}.`
}
