import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sample } from '../../server/commands/sample.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { openParts } from '../../server/start.ts'
import { drawSample } from '../../server/visits/sample/actions.ts'
import { anIncident } from '../incidents/incident.ts'
import { recordsOnDisk, type RecordsOnDisk } from '../support/file.ts'

let disk: RecordsOnDisk
let seed: string

/** ASH-2019-0001 of 31 May, and five of the five days before it. */
beforeAll(async () => {
  disk = await recordsOnDisk()
  const { db, opened } = await openParts(disk.config)
  for (const day of [26, 27, 28, 29, 30]) {
    const values = anIncident({ happenedAt: `2019-05-${day}T12:00:00+01:00` })
    await recordNew(db, disk.act, incidentKind, { values })
  }
  const scrutineer = {
    id: 's',
    name: '',
    role: 'scrutineer',
    establishmentId: null,
    organisation: null,
  } as const
  const asked = { visitId: disk.records.visit.id, fromOn: '2019-05-01', toOn: '2019-05-31', asked: 4 }
  await drawSample(db, disk.act, scrutineer, asked)
  seed = (await db.selectFrom('sampleDraw').select('seed').executeTakeFirstOrThrow()).seed
  opened.connection.close()
})
afterAll(() => {
  disk.remove()
})

const run = (values: Record<string, string>) => sample.run({ config: disk.config, values, positionals: [] })

describe('npx scrutiny sample', () => {
  it('repeats the draw of a seed and says that it is the same', async () => {
    const lines = await run({ seed })
    expect(lines).toHaveLength(5)
    expect(lines.at(-1)).toBe('The same again: 4 of 6 incidents from 1 May 2019 to 31 May 2019.')
    await expect(run({ seed: '000000000000' })).rejects.toThrow(
      'No sample was drawn by the seed "000000000000".',
    )
  })

  it('draws from an establishment’s year, the same every time, in the order of the places', async () => {
    const year = { establishment: 'ASH', year: '2019-20', seed: '0123456789ab' }
    // Of six, the places 4, 6, 2, 3, 1 and 5: worked out by another program.
    const numbers = [4, 6, 2, 3, 1, 5].map((place) => `ASH-2019-000${place === 6 ? 1 : place + 1}`)
    expect(await run(year)).toEqual(numbers)
    expect(await run({ ...year, size: '2' })).toEqual(numbers.slice(0, 2))
    expect(await run({ ...year, year: '2017-18' })).toEqual([])
  })

  it.each([
    [{ year: '2019-20' }, 'Say --establishment.'],
    [{ establishment: 'ASH' }, 'Say --year.'],
    [{ establishment: 'ASH', year: '2019' }, 'Say which year'],
    [{ establishment: 'NO', year: '2019-20' }, 'There is no establishment with the code "NO".'],
    [{ establishment: 'ASH', year: '2019-20', size: '51' }, 'Say --size as a whole number from 1 to 50.'],
  ])('says what is missing in %j', async (values, message) => {
    await expect(run({ seed: '1', ...values })).rejects.toThrow(message)
    await expect(run(values)).rejects.toThrow('Say --seed.')
  })

  it('leaves an event each time, and nothing else', async () => {
    const { db, opened } = await openParts(disk.config)
    const acts = await db
      .selectFrom('historyEvent')
      .select('act')
      .where('subject', '=', 'sample-draw')
      .execute()
    const draws = await db.selectFrom('sampleDraw').select('id').execute()
    opened.connection.close()
    expect(acts.map(({ act }) => act)).toEqual([
      'drawn',
      'repeated',
      ...Array.from({ length: 3 }, () => 'drawn to compare'),
    ])
    expect(draws).toHaveLength(1)
  })
})
