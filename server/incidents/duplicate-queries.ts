import { addDays, hoursBetween, localDateOf } from '../../reports/clocks.ts'
import { listOf, longDateTime } from '../../reports/wording.ts'
import type { Person } from '../access/person.ts'
import { visibleIncidents } from '../access/scope.ts'
import { spelledIn } from '../children/queries.ts'
import type { Db } from '../database/schema.ts'
import { comparisonKey } from '../fields/comparison-key.ts'
import { paths } from '../paths.ts'
import type { LineView } from '../records/page-types.ts'
import type { Incident } from './sections.ts'
import { incidentTitle, referenceKeyOf } from './naming.ts'
import type { Standing } from './vocabulary.ts'

/** What is known so far of an incident that may stand in the records already. */
interface Likely {
  values: Partial<Incident>
  /** The incident that is corrected: no duplicate of itself. */
  correcting: string | null
}

/** One incident that may be the same. */
interface Alike {
  id: string
  number: string
  ownReference: string
  happenedAt: string
  standing: Standing
  /** 'has the same reference' */
  why: string[]
}

/**
 * The incidents of the establishment that may be the one that is being recorded, each with why and a link: those with its own
 * reference, and those within an hour that name one of its children. They are pointed out and refuse nothing. Withdrawn ones
 * are pointed out by their reference alone.
 */
export async function likelyDuplicates(db: Db, viewer: Person, likely: Likely): Promise<LineView[]> {
  const found = [...(await withReference(db, viewer, likely)), ...(await withinAnHour(db, viewer, likely))]
  return [...Map.groupBy(found, ({ id }) => id).values()].flatMap((each) => {
    const [first] = each
    return first === undefined ? [] : lineOf(first, [...new Set(each.flatMap(({ why }) => why))])
  })
}

const lineOf = (incident: Alike, why: readonly string[]): LineView => ({
  text: `${incidentTitle(incident)} ${listOf(why)}${incident.standing === 'withdrawn' ? '; it is withdrawn' : ''}. Check that this is not the same incident`,
  href: paths.incident(incident.id),
})

/** No more are listed: a reference that so many have tells none of them from the others. */
const most = 5

const columns = ['incident.id', 'incident.number', 'incident.ownReference', 'incident.happenedAt'] as const

async function withReference(db: Db, viewer: Person, { values, correcting }: Likely): Promise<Alike[]> {
  const { establishmentId, ownReference = '' } = values
  const key = referenceKeyOf(ownReference)
  if (key === null || establishmentId === undefined) return []
  const rows = await db
    .selectFrom('incident')
    .select([...columns, 'incident.standing'])
    .where('incident.referenceKey', '=', key)
    .where('incident.establishmentId', '=', establishmentId)
    .where('incident.id', '!=', correcting ?? '')
    .where(visibleIncidents(viewer))
    .orderBy('incident.happenedAt', 'desc')
    .orderBy('incident.id')
    .limit(most)
    .execute()
  return rows.map((row) => ({ ...row, why: [referenceWhy(row.ownReference, ownReference)] }))
}

// Only a look-up takes UOF/19/7 and UOF-19-7 for one: what is said of them must be so.
const referenceWhy = (one: string, other: string): string =>
  comparisonKey(one) === comparisonKey(other)
    ? 'has the same reference'
    : 'has the same letters and figures in its reference'

async function withinAnHour(db: Db, viewer: Person, { values, correcting }: Likely): Promise<Alike[]> {
  const { establishmentId, happenedAt, children = [] } = values
  if (establishmentId === undefined || happenedAt === undefined || children.length === 0) return []
  const day = localDateOf(happenedAt)
  const rows = await db
    .selectFrom('incident')
    .innerJoin('incidentChild as involved', 'involved.incidentId', 'incident.id')
    .innerJoin('child', 'child.id', 'involved.childId')
    .select([...columns, 'incident.standing', spelledIn('involved').as('pseudonym')])
    .where('incident.establishmentId', '=', establishmentId)
    .where('incident.happenedAt', '>=', addDays(day, -1))
    .where('incident.happenedAt', '<', `${addDays(day, 1)}U`)
    .where('incident.standing', '!=', 'withdrawn')
    .where('incident.id', '!=', correcting ?? '')
    .where(
      'child.pseudonymKey',
      'in',
      children.map(({ pseudonym }) => comparisonKey(pseudonym)),
    )
    .where(visibleIncidents(viewer))
    .orderBy('incident.happenedAt')
    .orderBy('incident.id')
    .orderBy('involved.place')
    .execute()
  const near = rows.filter((row) => Math.abs(hoursBetween(row.happenedAt, happenedAt)) <= 1)
  return [...Map.groupBy(near, ({ id }) => id).values()].slice(0, most).flatMap((each) => {
    const [first] = each
    if (first === undefined) return []
    const { pseudonym: _pseudonym, ...row } = first
    const who = listOf(each.map(({ pseudonym }) => pseudonym))
    return [
      {
        ...row,
        why: [`names ${who} too and happened within an hour of it, ${longDateTime(row.happenedAt)}`],
      },
    ]
  })
}
