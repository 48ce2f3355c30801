import { describe, expect, it } from 'vitest'
import type { Act } from '../../server/database/write.ts'
import { correctRecord, recordNew } from '../../server/records/actions.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { everyKind, exampleOf, personOf, type AnyRecordKind } from '../hostile/kinds.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { ash, birch } from '../support/people.ts'
import { aVisit } from '../support/records.ts'

const kinds = everyKind.map((kind) => [kind.one, kind] as const)

/** A head's own write, past every page and permission: only the database is left to refuse it. */
const byHead = (app: TestApp): Act => ({ ...app.act(), who: { id: app.people.head.id, role: 'head' } })

const refusal = 'this belongs to another establishment'

/** An example of the kind about an establishment, or about a visit to it; as it is, where the kind is about none. */
async function about(app: TestApp, kind: AnyRecordKind, establishmentId: string) {
  const example = exampleOf(kind)
  if ('visitId' in example) {
    const values = aVisit({ establishmentId })
    return { ...example, visitId: (await recordNew(app.parts.db, app.act(), visitKind, { values })).id }
  }
  return 'establishmentId' in example ? { ...example, establishmentId } : example
}

const isOfOneHouse = (kind: AnyRecordKind) =>
  typeof exampleOf(kind)['establishmentId'] === 'string' || 'visitId' in exampleOf(kind)

/** Every row of every table but those that only the machinery keeps. */
function rowsOf({ parts }: TestApp): Record<string, unknown> {
  const { connection } = parts.opened
  const tables = connection
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .all() as { name: string }[]
  return Object.fromEntries(
    tables.map(({ name }) => [name, connection.prepare(`select * from "${name}"`).all()]),
  )
}

describe.each(kinds)(
  'the database refuses from a head, whatever the code above forgets, a %s',
  (_one, kind) => {
    it('of another establishment, or of none, and keeps no part of it', async () => {
      const app = await startApp()
      const values = await about(app, kind, birch)
      const before = rowsOf(app)
      await expect(recordNew(app.parts.db, byHead(app), kind, { values })).rejects.toThrow(refusal)
      expect(rowsOf(app)).toEqual(before)
    })

    it('of another establishment that is corrected, even into the own one', async () => {
      const app = await startApp()
      const { db } = app.parts
      const [theirs, own] = [await about(app, kind, birch), await about(app, kind, ash)]
      const { id, version } = await recordNew(db, app.act(), kind, { values: theirs })
      const before = rowsOf(app)
      const person = personOf(app.people.head)
      const correction = { id, version, reason: 'To see', person, today: '2019-06-03' }
      for (const values of [theirs, own])
        await expect(correctRecord(db, byHead(app), kind, { ...correction, values })).rejects.toThrow()
      expect(rowsOf(app)).toEqual(before)
    })
  },
)

it.each(kinds.filter(([, kind]) => isOfOneHouse(kind)))(
  'the database takes from a head a %s of the own establishment',
  async (_one, kind) => {
    const app = await startApp()
    const saved = await recordNew(app.parts.db, byHead(app), kind, {
      values: await about(app, kind, ash),
    })
    expect(saved.establishmentId).toBe(ash)
  },
)
