import { commentarySections } from '../../server/reviews/vocabulary.ts'
import { listOf, monthName, number, plural } from '../wording.ts'
import type { ReviewFacts } from './facts.ts'
import { isStaffUnmoved, undecidedIncidents } from './lado-measures.ts'
import { recordChecks } from './record-checks.ts'
import { monthsWithoutCount } from './sections/method.ts'
import { yearOf } from './year.ts'
import type { EstablishmentYear, Year } from './year.ts'

/** One thing that is missing before the review can be signed, and the kind of page where it is put right. */
export interface Preflight {
  /** 'stops': it cannot be signed so; 'warns': it can, and the review will say what is missing. */
  level: 'stops' | 'warns'
  text: string
  about: 'opinion' | 'commentary' | 'population' | 'incidents' | 'lado-contacts'
}

/**
 * What is missing before the scrutineer signs: an opinion on each establishment and no commentary left as a draft
 * are needed; the rest is worth knowing. `openDrafts` is how many incidents are begun and not submitted. Empty when
 * nothing is missing.
 */
export function preflight(facts: ReviewFacts, openDrafts = 0): Preflight[] {
  const year = yearOf(facts)
  const found = [
    ...year.establishments.flatMap((each) => missingOpinion(year, each)),
    ...commentaryFindings(year.facts),
    ...year.establishments.flatMap((each) => establishmentWarnings(year, each)),
    ...unmovedWarning(year),
    ...draftWarning(openDrafts),
  ]
  return [
    ...found.filter(({ level }) => level === 'stops'),
    ...found.filter(({ level }) => level === 'warns'),
  ]
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

const establishmentWarnings = (year: Year, establishment: EstablishmentYear): Preflight[] => [
  ...contradictionWarnings(year, establishment),
  ...missingPopulation(establishment),
  ...provisionalPopulation(establishment),
  ...undecidedWarning(establishment),
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

function unmovedWarning({ together }: Year): Preflight[] {
  const count = together.ladoContacts.filter(isStaffUnmoved).length
  if (count === 0) return []
  const text = `On ${plural(count, 'open referral')} the member of staff is recorded as still in the same position.`
  return [{ level: 'warns', about: 'lado-contacts', text }]
}

function draftWarning(openDrafts: number): Preflight[] {
  if (openDrafts === 0) return []
  const text = `${number(openDrafts)} incident ${openDrafts === 1 ? 'record is' : 'records are'} begun and not submitted; not counted here.`
  return [{ level: 'warns', about: 'incidents', text }]
}
