import { joinOrList } from '../../server/children/joins/actions.ts'
import type { Db } from '../../server/database/schema.ts'
import { write, type Act } from '../../server/database/write.ts'
import { comparisonKey } from '../../server/fields/comparison-key.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { aChild, anIncident } from '../incidents/incident.ts'
import { aLadoContact } from './lado-contact.ts'

interface Two {
  establishmentId: string
  /** The second is named by a LADO contact alone. */
  isPrivate?: boolean
}

/** Two children of an earlier version, of two spellings, each in a record of their own; joined as an upgrade does. @returns the join's id */
export async function joinedChildren(
  db: Db,
  act: Act,
  { establishmentId, isPrivate = false }: Two,
): Promise<string> {
  const made = { ...act, key: null }
  const number = act.newId().slice(0, 8)
  const [kept, other] = [`J-${number}`, `J–${number}`]
  const ids = [act.newId(), act.newId()] as const
  const child = { establishmentId, pseudonymKey: comparisonKey(kept), recordedAt: act.at }
  await db
    .insertInto('child')
    .values([
      { id: ids[0], pseudonym: kept, apart: 0, ...child },
      { id: ids[1], pseudonym: other, apart: 1, ...child },
    ])
    .execute()
  const incident = (pseudonym: string) =>
    recordNew(db, made, incidentKind, {
      values: anIncident({ establishmentId, children: [aChild({ pseudonym })] }),
    })
  await incident(kept)
  if (isPrivate)
    await recordNew(db, made, ladoContactKind, {
      values: aLadoContact({ establishmentId, children: [other] }),
    })
  else await incident(other)
  const pair = { establishmentId, keptId: ids[0], joinedId: ids[1], pseudonym: other }
  await write(db, made, (tx) => joinOrList(tx, made, pair))
  const { id } = await db
    .selectFrom('childJoin')
    .select('id')
    .where('joinedId', '=', ids[1])
    .executeTakeFirstOrThrow()
  return id
}
