import { sql } from 'kysely'
import { addDays, localDateOf } from '../../../reports/clocks.ts'
import { spelledIn } from '../../children/queries.ts'
import type { Db } from '../../database/schema.ts'
import { comparisonKey } from '../../fields/comparison-key.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import type { IncidentContent } from '../content-queries.ts'
import { referenceKeyOf, referenceWords } from '../naming.ts'
import { warningSignsOf } from '../urgent/queries.ts'
import { injuries, positions, warningSigns } from '../vocabulary.ts'
import type { RecordHeld } from './contradictions.ts'

/** Another incident of the establishment that may be the same one, and what the two have in common. */
export interface Alike {
  id: string
  number: string
  ownReference: string
  happenedAt: string
  /** Children that both name. */
  children: string[]
  sameReference: boolean
}

/** What of an incident a reason for its withdrawal is held against. */
export async function recordHeld(
  db: Db,
  id: string,
  content: IncidentContent,
  { reason, alike }: { reason: string; alike: readonly Alike[] },
): Promise<RecordHeld> {
  const { children, handcuffs, durationMinutes, signedAt } = content
  const signs = (await warningSignsOf(db, id)).map(({ sign }) => labelOf(warningSigns, sign))
  return {
    techniques: await techniqueNames(db, id),
    positions: children
      .filter(({ position }) => position !== 'not-recorded')
      .map(({ pseudonym, position }) => `${pseudonym}, ${labelOf(positions, position).toLowerCase()}`),
    handcuffed: handcuffs !== 'none' && handcuffs !== 'not-recorded',
    durationMinutes,
    children: children.map(({ pseudonym }) => pseudonym),
    injuries: children
      .filter(({ injury }) => injury !== 'none' && injury !== 'not-recorded')
      .map(({ pseudonym, injury }) => `${pseudonym}: ${labelOf(injuries, injury).toLowerCase()}`),
    signs: [...new Set(signs)],
    accounts: children.filter(({ account }) => account !== '').map(({ pseudonym }) => pseudonym),
    examined: children
      .filter(({ medicalExamination }) => medicalExamination === 'done')
      .map(({ pseudonym }) => pseudonym),
    isSigned: signedAt !== null,
    alike: alike.map(referenceWords),
    named: await namedIn(db, reason, content, alike),
  }
}

async function techniqueNames(db: Db, incidentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('incidentTechnique as used')
    .innerJoin('code', 'code.value', 'used.technique')
    .select('code.label')
    .where('code.list', '=', 'technique')
    .where('used.incidentId', '=', incidentId)
    .orderBy('used.place')
    .execute()
  return rows.map(({ label }) => label)
}

/** 'CKI-2018-0042', as our numbers are written, in the comparison key of a text. */
const numberPattern = /\b[a-z]{2,6}-\d{4}-\d{4,}\b/g

async function namedIn(
  db: Db,
  reason: string,
  { establishmentId, number: own }: IncidentContent,
  alike: readonly Alike[],
): Promise<RecordHeld['named']> {
  const numbers = [
    ...new Set(
      comparisonKey(reason)
        .match(numberPattern)
        ?.map((each) => each.toUpperCase()),
    ),
  ]
    .filter((each) => each !== own)
    .slice(0, 10)
  if (numbers.length === 0) return []
  const rows = await db
    .selectFrom('incident')
    .select(['number', 'standing'])
    .where('number', 'in', numbers)
    .where('establishmentId', '=', establishmentId)
    .execute()
  return numbers.map((number) => {
    const row = rows.find((each) => each.number === number)
    return {
      number,
      exists: row !== undefined,
      isWithdrawn: row?.standing === 'withdrawn',
      isAlike: alike.some((each) => each.number === number),
    }
  })
}

/** Incidents of the same establishment, no more than a day away, that name one of the children or have the same own reference. */
export async function alikeTo(db: Db, id: string, content: IncidentContent): Promise<Alike[]> {
  const day = localDateOf(content.happenedAt)
  const rows = await db
    .selectFrom('incident')
    .leftJoin('incidentChild as involved', 'involved.incidentId', 'incident.id')
    .leftJoin('child', 'child.id', 'involved.childId')
    .select(['incident.id', 'incident.number', 'incident.happenedAt', 'incident.ownReference'])
    .select(sql<string | null>`${spelledIn('involved')}`.as('pseudonym'))
    .where('incident.establishmentId', '=', content.establishmentId)
    .where('incident.happenedAt', '>=', addDays(day, -1))
    .where('incident.happenedAt', '<', `${addDays(day, 1)}U`)
    .where('incident.standing', '!=', 'withdrawn')
    .where('incident.id', '!=', id)
    .orderBy('incident.happenedAt')
    .orderBy('incident.id')
    .orderBy('involved.place')
    .execute()
  const own = new Set(content.children.map(({ pseudonym }) => comparisonKey(pseudonym)))
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((each) => {
    const [first] = each
    if (first === undefined) return []
    const shared = each.flatMap(({ pseudonym }) =>
      pseudonym !== null && own.has(comparisonKey(pseudonym)) ? [pseudonym] : [],
    )
    const key = referenceKeyOf(content.ownReference)
    const sameReference = key !== null && referenceKeyOf(first.ownReference) === key
    if (shared.length === 0 && !sameReference) return []
    const { number, ownReference, happenedAt } = first
    return [{ id: first.id, number, ownReference, happenedAt, children: shared, sameReference }]
  })
}
