import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { verifyHistory } from '../../server/history/verify.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { askForMask, confirmMask } from '../../server/names/actions.ts'
import { maskableKind } from '../../server/names/kinds.ts'
import { block } from '../../server/names/mask.ts'
import { recordNew } from '../../server/records/actions.ts'
import { openParts } from '../../server/start.ts'
import { faultsIn, type Keys } from '../history/independent-verifier.ts'
import { anIncident } from '../incidents/incident.ts'
import { recordsOnDisk } from '../support/file.ts'
import { ash } from '../support/people.ts'

const person = () => ({
  id: '',
  name: 'Head',
  role: 'head' as const,
  establishmentId: ash,
  organisation: null,
})

describe('a version that was masked twice', () => {
  it('still holds, for both verifiers, and fails both when it is put back', async () => {
    const disk = await recordsOnDisk()
    const parts = await openParts(disk.config)
    const keys = JSON.parse(readFileSync(disk.config.keysFile, 'utf8')) as Keys
    const { id: onDisk } = await recordNew(parts.db, disk.act, incidentKind, {
      values: anIncident({ description: 'Jordan Example and Robin Elsewhere held him.' }),
    })
    const kind = maskableKind('incident')
    const held = await kind?.held(
      { db: parts.db, person: person(), today: '2019-06-03' },
      { id: onDisk, establishmentId: ash },
    )
    const first = parts.db.selectFrom('person').select(['id', 'role'])
    const asker = await first
      .where('role', '=', 'head')
      .where('establishmentId', '=', ash)
      .executeTakeFirstOrThrow()
    const other = await first.where('role', '=', 'scrutineer').executeTakeFirstOrThrow()
    const stood = await parts.db
      .selectFrom('recordVersion')
      .selectAll()
      .where('subjectId', '=', onDisk)
      .executeTakeFirstOrThrow()
    for (const text of ['Jordan Example', 'Robin Elsewhere']) {
      const found = [{ name: 'description', field: 'Description', count: 1 }]
      const request = {
        subject: 'incident',
        subjectId: onDisk,
        establishmentId: ash,
        title: 'Incident',
        text,
        found,
      }
      const mask = await askForMask(parts.db, { ...disk.act, key: null, who: asker }, request)
      await confirmMask(parts.db, { ...disk.act, key: null, who: other }, mask, {
        contentOf: incidentKind.contentOf,
        texts: held?.texts ?? new Map(),
        tables: kind?.tables ?? [],
        href: `/incidents/${onDisk}`,
      })
    }
    const row = await parts.db
      .selectFrom('incident')
      .select('description')
      .where('id', '=', onDisk)
      .executeTakeFirstOrThrow()
    expect(row.description).toBe(`${block} and ${block} held him.`)
    const both = async () => [
      (await verifyHistory(parts.db, sealWith(parts.keys.history), contents)).sound,
      faultsIn(disk.file, keys).length === 0,
    ]
    expect(await both()).toEqual([true, true])
    const { connection } = parts.opened
    const { sql: trigger } = connection
      .prepare(`select sql from sqlite_schema where name = 'record_version_kept'`)
      .get() as { sql: string }
    connection.exec('drop trigger record_version_kept')
    connection
      .prepare('update record_version set content = ?, digest = ? where seq = ?')
      .run(stood.content, stood.digest, stood.seq)
    connection.exec(trigger)
    expect(await both()).toEqual([false, false])
    connection.close()
    disk.remove()
  })
})
