import { listOf, longDate } from '../../reports/wording.ts'
import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import { comparisonKey } from '../fields/comparison-key.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { referenceWords } from '../incidents/naming.ts'
import { paths } from '../paths.ts'
import type { LineView } from '../records/page-types.ts'
import type { LadoContact } from './sections.ts'
import { contactsNamingStaff, peopleOfIncidents, type IncidentPeople } from './queries.ts'
import { ladoContactTypes } from './vocabulary.ts'

/**
 * What a contact leaves open although it has an outcome, the other contacts that name its member of staff, and the incidents that it names although their records tell of
 * other people: a slip in a reference would end what is to be done about the wrong incident.
 */
export async function contactLines(
  db: Db,
  contact: Partial<LadoContact>,
  { person, correcting }: { person: Person; correcting: string | null },
): Promise<LineView[]> {
  const { incidentNumbers = [], establishmentId = '', staffPseudonym = '' } = contact
  const incidents = await peopleOfIncidents(db, establishmentId, incidentNumbers)
  const lines = [...incidents.flatMap((incident) => otherPeople(contact, incident)), ...undecided(contact)]
  const about = { establishmentId, staffPseudonym, ...(correcting === null ? {} : { but: correcting }) }
  const others = staffPseudonym === '' ? [] : await contactsNamingStaff(db, person, about)
  return [...lines.map((text) => ({ text })), ...cameUpBefore(staffPseudonym, others)]
}

/** Each of the contacts that name the same member of staff. */
const cameUpBefore = (
  staffPseudonym: string,
  others: Awaited<ReturnType<typeof contactsNamingStaff>>,
): LineView[] =>
  others.map(({ id, number, type, receivedOn }) => ({
    text: `${staffPseudonym} is named in ${number} too: ${labelOf(ladoContactTypes, type).toLowerCase()}, received on ${longDate(receivedOn)}`,
    href: paths.ladoContact(id),
  }))

function otherPeople(
  { children = [], staffPseudonym = '' }: Partial<LadoContact>,
  { childKeys, staffKeys, ...incident }: IncidentPeople,
): string[] {
  const missing = [
    ...(namesAny(childKeys, children)
      ? []
      : [`${children.length === 1 ? 'child' : 'children'} ${listOf(children)}`]),
    ...(namesAny(staffKeys, [staffPseudonym].filter(Boolean)) ? [] : [`member of staff ${staffPseudonym}`]),
  ]
  if (missing.length === 0) return []
  return [
    `The record of incident ${referenceWords(incident)} does not name ${missing.join(' or ')}: check the reference.`,
  ]
}

/** Nobody asked for is nobody missing. */
const namesAny = (keys: ReadonlySet<string>, pseudonyms: readonly string[]): boolean =>
  pseudonyms.length === 0 || pseudonyms.some((pseudonym) => keys.has(comparisonKey(pseudonym)))

function undecided({ type, outcome = 'open', threshold, staffPosition }: Partial<LadoContact>): string[] {
  if (outcome === 'open' || (type !== 'referral' && type !== 'historical')) return []
  return [
    ...(threshold === 'undecided'
      ? ['It has an outcome, and whether the harm threshold is met is not decided.']
      : []),
    ...(type === 'referral' && staffPosition === 'not-recorded'
      ? ['It has an outcome, and does not say what was decided about the member of staff until then.']
      : []),
  ]
}
