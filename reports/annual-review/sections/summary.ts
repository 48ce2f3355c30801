import type { Block, FiguresBlock, Section } from '../../report.ts'
import { distinctChildren } from '../../statistics/concentration.ts'
import { monthlyRate } from '../../statistics/rate.ts'
import { listOf, longDate, number, percent, plural, share } from '../../wording.ts'
import type { Share } from '../../wording.ts'
import { childrenAgainst, countAgainst, rateAgainst, shareAgainst } from '../against-last-year.ts'
import { list, paragraph, undefinedRate } from '../blocks.ts'
import { rateCell } from '../cells.ts'
import { referrals } from '../lado-measures.ts'
import { painIncidents, timesRestrained, useOfForceIncidents, warningIncidents } from '../measures.ts'
import { refer } from '../numbering.ts'
import { recordChecks } from '../record-checks.ts'
import type { ReviewFacts } from '../facts.ts'
import type { EstablishmentYear, Scope, Year } from '../year.ts'
import { childInjuries } from './injuries.ts'
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
  const treated = (scope: Scope): number =>
    childInjuries(scope.incidents, 'minor-treated') + childInjuries(scope.incidents, 'serious')
  return [
    countFigure(year, 'Incidents', ({ incidents }) => incidents.length),
    rateFigure(year),
    childrenFigure(year),
    countFigure(
      year,
      'Each time a child was restrained',
      ({ incidents }) => timesRestrained(incidents).length,
    ),
    countFigure(year, 'Incidents with a pain-inducing technique', ({ incidents }) =>
      painIncidents(incidents),
    ),
    countFigure(year, 'Times a child’s injury needed treatment', treated),
    countFigure(year, 'Incidents with a warning sign', ({ incidents }) => warningIncidents(incidents)),
    shareFigure(year, 'Records written in time', 0),
    shareFigure(year, 'Times a child was spoken to in time', 2),
    countFigure(year, 'Referrals to the LADO', ({ ladoContacts }) => referrals(ladoContacts).length),
  ]
}

function countFigure(year: Year, label: string, countOf: (scope: Scope) => number): Figure {
  const { together, last } = year
  const note =
    last === undefined
      ? eachBy(year, (scope) => number(countOf(scope)))
      : countAgainst(together, last.together, countOf)
  return { figure: number(countOf(together)), label, note }
}

/** 'Cookham Wood 1,133; Medway STC 657' */
const eachBy = ({ establishments }: Year, words: (establishment: EstablishmentYear) => string): string =>
  establishments.map((each) => `${each.name} ${words(each)}`).join('; ')

const forceCount = ({ incidents }: Scope): number => useOfForceIncidents(incidents).length

/** One rate over all: incidents of use of force per month and 100 of everyone held (F1). */
function rateFigure(year: Year): Figure {
  const { together, last } = year
  const isTooFew = readingOf(year, together) === 'counts-only'
  const rate = rateCell(monthlyRate(forceCount(together), together.held)).text
  const against =
    last === undefined
      ? 'Each establishment’s stands below.'
      : rateAgainst(together, last.together, forceCount)
  return {
    figure: isTooFew ? undefinedRate.text : rate,
    label: 'Incidents of use of force per 100 children per month',
    note: isTooFew ? 'Too few children were held for a rate.' : against,
  }
}

function childrenFigure(year: Year): Figure {
  const { together, last } = year
  const childrenIn = (scope: Scope): number => distinctChildren(childIds(scope))
  return {
    figure: number(childrenIn(together)),
    label: 'Children restrained',
    note:
      last === undefined
        ? eachBy(year, (scope) => number(childrenIn(scope)))
        : childrenAgainst(childrenIn(together), childrenIn(last.together)),
  }
}

function shareFigure({ facts, establishments, last }: Year, label: string, check: number): Figure {
  const now = shareOver(facts, establishments, check)
  const against =
    last === undefined ? '' : ` ${shareAgainst(now, shareOver(facts, last.establishments, check))}`
  return { figure: percent(now.of, now.outOf), label, note: `${sentenceOf(share(now))}${against}` }
}

const sentenceOf = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

/** Each establishment's records by its own deadlines, then added up: met, and due with a stated time. */
function shareOver(facts: ReviewFacts, establishments: EstablishmentYear[], check: number): Share {
  const shares = establishments.flatMap((each) => recordChecks(facts, each)[check]?.onTime.share ?? [])
  return {
    of: shares.reduce((sum, { of }) => sum + of, 0),
    outOf: shares.reduce((sum, { outOf }) => sum + outOf, 0),
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
  return `${establishment.name}: ${plural(count, 'incident')} of use of force; ${words}.`
}
