import { localDateOf } from '../../reports/clocks.ts'
import type { Db } from '../database/schema.ts'
import { correctRecord, recordNew } from '../records/actions.ts'
import { drawSample, linkEntered } from '../visits/sample/actions.ts'
import { sampledRecordKind } from '../visits/sample/kind.ts'
import { sampledOnVisit } from '../visits/sample/queries.ts'
import type { Sampled } from '../visits/sample/sections.ts'
import { randomFrom } from './random.ts'
import { at, named, type Happening } from './world.ts'

/** Of its own, so that the rest of the example stays as it is whatever is sampled. */
const random = (seed: number) => ({ newId: randomFrom(seed).id })

type Found = Pick<Sampled, 'comparedWith' | 'finding' | 'told'> & Partial<Pick<Sampled, 'missing' | 'note'>>

interface Check {
  /** Which of the six it was drawn as. */
  place: number
  on: string
  found: Found
}

const papers = ['written-record'] as const

/** What came of the six. Words that are true of any record, whichever was drawn. */
const checks: readonly Check[] = [
  {
    place: 1,
    on: '2019-03-11',
    found: { comparedWith: [...papers, 'footage'], finding: 'agrees', told: 'yes' },
  },
  {
    place: 2,
    on: '2019-03-11',
    found: {
      comparedWith: [...papers],
      finding: 'small-differences',
      told: 'no',
      note: 'The record and the statements are ten minutes apart. Nothing else differs.',
    },
  },
  {
    place: 3,
    on: '2019-03-12',
    found: {
      comparedWith: [...papers, 'child-account'],
      finding: 'difference-that-matters',
      told: 'yes',
      note: 'One statement tells of a second hold, which the record leaves out. The child told the advocate the same.',
    },
  },
  {
    place: 4,
    on: '2019-03-12',
    found: { comparedWith: [...papers, 'medical-record'], finding: 'agrees', told: 'no' },
  },
  {
    place: 5,
    on: '2019-03-14',
    found: {
      comparedWith: [],
      finding: 'could-not-be-checked',
      told: 'no',
      missing: 'The statements of staff were not sent',
    },
  },
  {
    place: 6,
    on: '2019-03-15',
    found: { comparedWith: [...papers, 'footage'], finding: 'agrees', told: 'no' },
  },
]

const visitInMarch = 'CKI visit on 2019-03-07'
const visitInOctober = 'CKI visit on 2018-10-11'

/** A sample of six is drawn after the visit in March, and five of it are checked in the week after. */
const drawn = (): Happening[] => [
  {
    at: at('2019-03-08', '17:30'),
    who: 'scrutineer',
    do: (world, act, person) =>
      drawSample(world.db, { ...act, ...random(1) }, person, {
        visitId: named(world, visitInMarch),
        fromOn: '2018-12-01',
        toOn: '2019-03-06',
        asked: 6,
      }),
  },
  ...checks.map(checked),
]

const checked = ({ place, on, found }: Check): Happening => ({
  at: at(on, '14:10'),
  who: 'scrutineer',
  do: async (world, act, person) => {
    const rows = await sampledOnVisit(world.db, person, named(world, visitInMarch))
    const row = rows.find((each) => each.place === place)
    if (row === undefined) throw new Error(`The worked example has drawn no record as number ${place}`)
    const today = localDateOf(act.at)
    const { id, version, content } = await sampledRecordKind.load(world.db, person, row.id, today)
    const values = { ...content, ...found }
    await correctRecord(world.db, act, sampledRecordKind, { id, version, values, reason: '', person, today })
  },
})

const fromOutside = {
  how: 'outside',
  sourcePlace: '',
  missing: '',
  comparedWith: ['other'],
  enteredNumber: '',
} as const satisfies Partial<Sampled>

/** An entry of a log, and the incident that it turned out to tell of. */
const inTheRecords = (): Happening => ({
  at: at('2019-03-14', '15:20'),
  who: 'scrutineer',
  do: async (world, act) => {
    const incident = await firstFrom(world.db, world.establishments.CKI, '2019-02-23')
    const values: Sampled = {
      ...fromOutside,
      visitId: named(world, visitInMarch),
      incidentNumber: incident.number,
      source: 'radio-or-camera-log',
      sourceReference: 'First call to all staff of the day',
      sourceOn: incident.happenedAt.slice(0, 10),
      comparedWith: ['written-record', 'other'],
      finding: 'agrees',
      note: 'The call stands in the log five minutes after the time of the record.',
      told: 'no',
    }
    await recordNew(world.db, { ...act, ...random(2) }, sampledRecordKind, { values })
  },
})

const missingName = 'sampled in October and not in the records'

/** An entry of a log for which there was no record: the week's copies came in November, and it is linked then. */
const enteredLater = (): Happening[] => [
  {
    at: at('2018-10-19', '17:40'),
    who: 'scrutineer',
    do: async (world, act) => {
      const values: Sampled = {
        ...fromOutside,
        visitId: named(world, visitInOctober),
        incidentNumber: '',
        source: 'healthcare-log',
        sourceReference: 'Second entry after restraint of that week',
        sourceOn: '2018-09-12',
        finding: 'not-in-records',
        note: 'The nurse was called after a restraint. No record of that day had been sent.',
        told: 'yes',
      }
      const { id } = await recordNew(world.db, { ...act, ...random(3) }, sampledRecordKind, { values })
      world.named.set(missingName, id)
    },
  },
  {
    at: at('2018-11-07', '10:00'),
    who: 'scrutineer',
    do: async (world, act, person) => {
      const { number } = await firstFrom(world.db, world.establishments.CKI, '2018-09-12')
      const id = named(world, missingName)
      const why = await linkEntered(world.db, act, person, { id, version: 1, number })
      if (why !== null) throw new Error(`The worked example cannot link what was missing: ${why}`)
    },
  },
]

/** The first incident recorded so far of an establishment that happened on a day or after it. */
const firstFrom = (db: Db, establishmentId: string, day: string) =>
  db
    .selectFrom('incident')
    .select(['number', 'happenedAt'])
    .where('establishmentId', '=', establishmentId)
    .where('happenedAt', '>=', day)
    .orderBy('happenedAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()

/** What the scrutineer sampled in Cookham Wood. */
export const sampleHappenings = (): Happening[] => [...drawn(), inTheRecords(), ...enteredLater()]
