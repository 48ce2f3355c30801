import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { contactRoutes } from '../../server/contacts/routes.ts'
import { upgradeStepNames } from '../../migrations/steps.ts'
import { missingSteps } from '../../server/database/upgrade-steps.ts'
import type { Db } from '../../server/database/schema.ts'
import type { Act } from '../../server/database/write.ts'
import * as features from '../../server/features.ts'
import { incidentFacts } from '../../server/incidents/facts.ts'
import { verifyHistory, type Verdict } from '../../server/history/verify.ts'
import { sealWith } from '../../server/keys.ts'
import { databaseFile } from '../../server/start.ts'
import { contents } from '../../server/kinds.ts'
import { recordRoutes } from '../../server/records/routes.ts'
import type { ContentsOf } from '../../server/history/versions.ts'
import { upgradeSteps } from '../../server/upgrades/steps.ts'
import { upgradeDatabase } from '../../server/upgrades/upgrade.ts'
import { scrutiny } from '../durability/support/place.ts'
import type { Browser } from '../support/browser.ts'
import { gaining, hearingStep, longerContactKind, secondsStep, trainingDayKind } from './support/gained.ts'
import { copyOf, keptDatabases, keptFolder } from './support/kept.ts'
import { readAt } from './support/reading.ts'
import { serviceAt, type Service } from './support/service.ts'

/** The oldest one that is kept: it knows least of what is asked today. */
const [oldest] = keptDatabases()
if (oldest === undefined) throw new Error('No database is kept')
const { name, accounts } = oldest

let upgraded: ReturnType<typeof copyOf>
let place: ReturnType<typeof copyOf>
let service: Service
let scrutineer: Browser

const routes = [
  ...Object.values(features).filter((each) => each !== contactRoutes),
  () => recordRoutes(longerContactKind),
  () => recordRoutes(trainingDayKind),
]

beforeAll(async () => {
  upgraded = copyOf(join(keptFolder, name))
  await scrutiny(upgraded, 'upgrade', '--as', 'Sam')
  copyFileSync(databaseFile(upgraded.config), join(upgraded.folder, 'scrutiny.db'))
}, 60_000)
afterAll(() => {
  rmSync(upgraded.folder, { recursive: true })
})
beforeEach(async () => {
  place = copyOf(upgraded.folder)
  service = await serviceAt(place.config, readAt, routes)
  for (const statement of gaining) await sql.raw(statement).execute(service.parts.db)
  scrutineer = await service.signedIn(accounts['scrutineer'] ?? { email: '', password: '', sheet: [] })
}, 60_000)
afterEach(() => {
  service.close()
  rmSync(place.folder, { recursive: true })
})

const oneByOne =
  (kind: { contentOf: (db: Db, id: string) => Promise<unknown> }): ContentsOf =>
  async (db, ids) => {
    const read = new Map<string, unknown>()
    for (const id of ids) {
      const content = await kind.contentOf(db, id)
      if (content !== undefined) read.set(id, content)
    }
    return read
  }

const longer = {
  ...contents,
  contact: oneByOne(longerContactKind),
  'training-day': oneByOne(trainingDayKind),
}

const verdict = (): Promise<Verdict> =>
  verifyHistory(service.parts.db, sealWith(service.parts.keys.history), longer)

const theContact = async () =>
  service.parts.db.selectFrom('contact').select(['id', 'version']).orderBy('id').executeTakeFirstOrThrow()

const latest = async (id: string) => {
  const { content } = await service.parts.db
    .selectFrom('recordVersion')
    .select('content')
    .where('subjectId', '=', id)
    .orderBy('version', 'desc')
    .executeTakeFirstOrThrow()
  return JSON.parse(content) as Record<string, unknown>
}

/** Begins a correction and types it, through the pages. @returns the address of the draft */
async function typeCorrection(id: string, answers: Record<string, string>): Promise<string> {
  await scrutineer.open(`/contacts/${id}`)
  await scrutineer.send({}, { action: 'correction' })
  const draft = scrutineer.page.path
  await scrutineer.open(`${draft}/contact`)
  await scrutineer.send({ ...standing(scrutineer), ...answers })
  return draft
}

const controls = [
  'kind',
  'contactedOn-day',
  'contactedOn-month',
  'contactedOn-year',
  'withRole',
  'way',
  'note',
]
const choicesLeft = ['establishmentId', 'daysUsed', 'childrenHeard', 'topics']

const standing = ({ page }: Browser) =>
  Object.fromEntries([...controls, ...choicesLeft].map((control) => [control, page.value(control) ?? '']))

async function correct(id: string, answers: Record<string, string>): Promise<void> {
  await scrutineer.open(await typeCorrection(id, answers))
  await scrutineer.send({ reason: 'Asked for the first time' })
  expect(scrutineer.page.name).toBe('contact-recorded')
}

const systemAct = (): Act => ({
  who: { id: 'operator:Sam', role: 'operator' },
  at: readAt,
  key: null,
  newId: service.parts.newId,
  seal: sealWith(service.parts.keys.history),
})

describe('a kind that gained a question and a list', () => {
  it('holds in the history, though no earlier version was asked', async () => {
    expect(await verdict()).toMatchObject({ sound: true })
  })

  it('leaves an answer that was never asked for out of a later version', async () => {
    const { id } = await theContact()
    await correct(id, { note: 'A longer note' })
    expect(await latest(id)).toMatchObject({ note: 'A longer note' })
    expect(await latest(id)).not.toHaveProperty('childrenHeard')
    expect(await verdict()).toMatchObject({ sound: true })
    const { text } = await scrutineer.open(`/contacts/${id}/history`)
    expect(text).not.toContain('Were children heard?')
  })

  it('keeps the answer once it is given, and tells it in the history', async () => {
    const { id } = await theContact()
    await correct(id, { childrenHeard: 'yes', topics: 'Sleep\nFood' })
    expect(await latest(id)).toMatchObject({ childrenHeard: 'yes', topics: ['Sleep', 'Food'] })
    const { text } = await scrutineer.open(`/contacts/${id}/history`)
    expect(text).toMatch(/Were children heard\?.*Yes.*Topics.*Sleep/)
    expect(await verdict()).toMatchObject({ sound: true })
  })

  it.each([
    ['an answer', sql`update contact set children_heard = 'no'`],
    ['an item of the list', sql`insert into contact_topic select id, 0, 'Force' from contact`],
  ])('is found to be tampered with where %s was put in that nobody gave', async (_what, tampering) => {
    await tampering.execute(service.parts.db)
    expect(await verdict()).toMatchObject({ sound: false })
  })
})

describe('a kind that an earlier version did not have', () => {
  it('is recorded, read and verified', async () => {
    await scrutineer.open('/training-days/new')
    await scrutineer.send({
      'heldOn-day': '2',
      'heldOn-month': '12',
      'heldOn-year': '2019',
      topic: 'Holding safely',
    })
    await scrutineer.send({})
    expect(scrutineer.page.text).toContain('Training day recorded')
    expect(await verdict()).toMatchObject({ sound: true })
  })
})

describe('a step of the upgrade that rewrites records', () => {
  const stepName = '2019-12-09-hearing'
  const upgrade = () =>
    upgradeDatabase(service.parts.opened, systemAct(), place.config, { [stepName]: hearingStep })

  it('writes one event a record, "brought up to date", once', async () => {
    const { id, version } = await theContact()
    const { steps } = await upgrade()
    const { count } = await service.parts.db
      .selectFrom('contact')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(steps).toEqual([{ name: stepName, records: count }])
    expect((await upgrade()).steps).toEqual([])
    const events = await service.parts.db
      .selectFrom('historyEvent')
      .select(['act', 'subject', 'version'])
      .where('act', '=', 'brought up to date')
      .where('subjectId', '=', id)
      .execute()
    expect(events).toEqual([{ act: 'brought up to date', subject: 'contact', version: version + 1 }])
    expect(await verdict()).toMatchObject({ sound: true })
    const { text } = await scrutineer.open(`/contacts/${id}/history`)
    expect(text).toMatch(/Version 2, brought up to date by The system/)
  })

  it('lets a correction that was begun before go on without a conflict', async () => {
    const { id } = await theContact()
    const draft = await typeCorrection(id, { note: 'Begun before' })
    await upgrade()
    await scrutineer.open(draft)
    await scrutineer.send({ reason: 'Begun before' })
    expect(scrutineer.page.name).toBe('contact-recorded')
    expect(await latest(id)).toMatchObject({ note: 'Begun before' })
  })

  it('stands in nobody’s list of changes, restates no month, and is no correction', async () => {
    const told = async () => {
      const texts = []
      for (const path of ['/incidents/changes', '/reviews/2018', '/returns', '/'])
        texts.push((await scrutineer.open(path)).text.replace(/Now Event \d+ [0-9a-f ]+/, ''))
      return texts
    }
    const corrections = async () =>
      (await incidentFacts(service.parts.db, { from: '2015-01-01', to: '2019-12-31' })).map(
        ({ number, corrections }) => `${number}: ${corrections}`,
      )
    const before = [await told(), await corrections()]
    const { steps } = await upgradeDatabase(service.parts.opened, systemAct(), place.config, {
      [stepName]: hearingStep,
      'in seconds': secondsStep,
    })
    expect(steps.map(({ records }) => records).every((records) => records > 0)).toBe(true)
    expect([await told(), await corrections()]).toEqual(before)
    expect(await verdict()).toMatchObject({ sound: true })
  })

  it('is undone as a whole where it fails', async () => {
    const failing: Record<string, typeof hearingStep> = {
      [stepName]: async (...words) => {
        await hearingStep(...words)
        throw new Error('The disk is full')
      },
    }
    await expect(upgradeDatabase(service.parts.opened, systemAct(), place.config, failing)).rejects.toThrow(
      'The disk is full',
    )
    expect(await missingSteps(service.parts.db, [stepName])).toEqual([stepName])
    const { version } = await theContact()
    expect(version).toBe(await latestVersion())
  })
})

async function latestVersion(): Promise<number> {
  const { id } = await theContact()
  const { version } = await service.parts.db
    .selectFrom('recordVersion')
    .select((eb) => eb.fn.max<number>('version').as('version'))
    .where('subjectId', '=', id)
    .executeTakeFirstOrThrow()
  return version
}

it('every step that is listed is written', () => {
  expect(Object.keys(upgradeSteps)).toEqual([...upgradeStepNames])
})
