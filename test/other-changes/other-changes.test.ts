import { beforeEach, describe, expect, it } from 'vitest'
import { establishmentKind } from '../../server/establishments/kind.ts'
import { publishedFigureKind } from '../../server/establishments/published-figures/kind.ts'
import type { PublishedFigure } from '../../server/establishments/published-figures/sections.ts'
import { importFigures } from '../../server/establishments/published-figures/actions.ts'
import { joinFigures, undoImport } from '../../server/establishments/published-figures/withdrawal/actions.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { meetingKind } from '../../server/qa-meetings/kind.ts'
import { correctRecord, recordNew } from '../../server/records/actions.ts'
import type { RecordKind } from '../../server/records/kind.ts'
import { outsideCountKind } from '../../server/returns/outside-counts/kind.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { ash } from '../support/people.ts'
import { aMeeting, anOutsideCount } from '../support/records.ts'
import { stored } from '../incidents/incident.ts'
import { signMonth } from '../returns/signing.ts'

let app: TestApp
let scrutineer: Browser

beforeEach(async () => {
  app = await startApp()
  scrutineer = await app.signedIn(app.people.scrutineer)
})

type Who = 'businessManager' | 'lado' | 'scrutineer'

const roles = { businessManager: 'business-manager', lado: 'lado', scrutineer: 'scrutineer' } as const

const actOf = (who: Who) => ({ ...app.act(), who: { id: app.people[who].id, role: roles[who] } })

const record = async <Values extends object>(who: Who, kind: RecordKind<Values>, values: Values) =>
  (await recordNew(app.parts.db, actOf(who), kind, { values })).id

interface Correcting<Values> {
  id: string
  values: Values
  reason?: string
}

async function correct<Values extends object>(
  who: Who,
  kind: RecordKind<Values>,
  { id, values, reason = 'Read again' }: Correcting<Values>,
): Promise<void> {
  const { db } = app.parts
  const person = { ...app.people[who], name: who, organisation: null }
  const { version } = await kind.load(db, person, id, '2019-06-03')
  await correctRecord(db, actOf(who), kind, { id, version, values, reason, person, today: '2019-06-03' })
}

const aFigure: PublishedFigure = {
  establishment: 'Ash House',
  establishmentId: ash,
  measure: 'use of force',
  unitOfCount: 'incidents',
  periodStart: '2018-04-01',
  periodEnd: '2019-03-31',
  value: 578,
  qualifier: '',
  confidence: 'A',
  sourceTitle: 'A report',
  sourceUrl: '',
}

const shown = async () => (await scrutineer.open('/other-changes')).text

describe('changes to other records', () => {
  it('list a month that a head signed again, with the way to what changed in between', async () => {
    app.at('2019-06-05T09:00:00.000Z')
    scrutineer = await app.signedIn(app.people.scrutineer)
    await signMonth(app, { establishmentId: ash, month: '2019-05' })
    expect((await scrutineer.open('/other-changes')).text).not.toContain('Return for May 2019')
    app.at('2019-06-05T09:10:00.000Z')
    await signMonth(app, { establishmentId: ash, month: '2019-05' })
    await stored(app)
    await signMonth(app, { establishmentId: ash, month: '2019-05' })
    const { text } = await scrutineer.open('/other-changes')
    expect(text).toContain('Its figures are those that were signed before')
    expect(text).toMatch(/Return for May 2019, Ash House.*Uses of force Was: 0 Now: 1/s)
    expect(scrutineer.page.link('Return for May 2019, Ash House')).toBe(`/returns/${ash}/2019-05/history`)
  })

  it('hold a changed published figure: on the home page, from what to what, why, and once', async () => {
    const id = await record('businessManager', publishedFigureKind, aFigure)
    expect(await shown()).toContain('Published figure added')
    await scrutineer.send({}, { action: '/other-changes/read' })
    const values = { ...aFigure, value: 57 }
    await correct('businessManager', publishedFigureKind, { id, values, reason: 'A slip' })
    const home = await scrutineer.open('/')
    expect(home.answer('Not read yet')).toBe('1 change')
    expect(home.answer('Published figure changed')).toBe('1')
    const text = (await scrutineer.open(home.link('1 change') ?? '')).text
    expect(text).toContain('Figure Was: 578 Now: 57')
    expect(text).toContain('A slip')
    expect(text).toContain('by Test business-manager 6')
    await scrutineer.send({}, { action: '/other-changes/read' })
    expect(scrutineer.page.text).toContain('Nobody changed a population')
    expect((await scrutineer.open('/')).answer('Not read yet')).toBe('None')
  })

  it('point out a difference that is explained, also with the count itself, and an explanation taken out', async () => {
    await record('businessManager', outsideCountKind, anOutsideCount({ explanation: 'They count twice.' }))
    expect(await shown()).toContain('Difference explained')
    expect(await shown()).toContain('They count twice.')
    await scrutineer.send({}, { action: '/other-changes/read' })
    const other = anOutsideCount({ month: '2019-03', explanation: '' })
    const id = await record('businessManager', outsideCountKind, other)
    expect(await shown()).not.toContain('Difference explained')
    const explained = { ...other, explanation: 'A drill.' }
    await correct('businessManager', outsideCountKind, { id, values: explained })
    expect(await shown()).toContain('Difference explained')
    await scrutineer.send({}, { action: '/other-changes/read' })
    await correct('businessManager', outsideCountKind, { id, values: other })
    expect(await shown()).toContain('Was: A drill. Now: nothing')
  })

  it('hold an import of published figures as one, and its undoing, with how many, and not each figure', async () => {
    const { db } = app.parts
    const figures = [2015, 2016, 2017].map((year) => ({ ...aFigure, periodStart: `${year}-04-01` }))
    const { added } = await importFigures(db, actOf('businessManager'), { id: 'import-1', figures })
    expect(added).toBe(3)
    const home = await scrutineer.open('/')
    expect([home.answer('Not read yet'), home.answer('Published figures imported')]).toEqual([
      '1 change',
      '1',
    ])
    const page = await scrutineer.open('/other-changes')
    expect(page.text).toContain('Import of published figures: imported')
    expect(page.text).toContain('Added Now: 3 figures')
    const link = page.link('Import of published figures: imported') ?? ''
    expect((await scrutineer.open(link)).status).toBe(200)
    await scrutineer.open('/other-changes')
    await scrutineer.send({}, { action: '/other-changes/read' })
    await undoImport(db, actOf('businessManager'), { id: 'import-1', seen: 3, reason: 'Wrong file' })
    expect((await scrutineer.open('/')).answer('Not read yet')).toBe('1 change')
    expect(await shown()).toContain('Withdrawn Now: 3 figures')
  })

  it('say of a figure that was withdrawn or joined its value, and which counts in its place', async () => {
    const { db } = app.parts
    const id = await record('businessManager', publishedFigureKind, aFigure)
    const other = await record('businessManager', publishedFigureKind, {
      ...aFigure,
      value: 600,
      sourceTitle: 'B report',
    })
    await joinFigures(db, actOf('businessManager'), { id, version: 1, into: other, reason: 'The same' })
    const text = await shown()
    expect(text).toContain('The figure: 578 incidents')
    expect(text).toContain(
      'Joined with, which counts in its place: Ash House: use of force, 600 incidents (B report)',
    )
  })

  it('point out a count of another source that was altered, so that it matches ours', async () => {
    const id = await record(
      'businessManager',
      outsideCountKind,
      anOutsideCount({ explanation: '', count: 9 }),
    )
    expect(await shown()).toContain('Nobody changed a population')
    const values = anOutsideCount({ explanation: '', count: 0 })
    await correct('businessManager', outsideCountKind, { id, values })
    expect((await scrutineer.open('/')).answer('Count of another source changed')).toBe('1')
    expect(await shown()).toContain('Was: 9 Now: 0')
  })

  it('point out minutes that were replaced, and list the first ones without', async () => {
    const id = await record('businessManager', meetingKind, aMeeting({ minutes: '' }))
    const first = aMeeting({ minutes: 'Force was discussed.' })
    await correct('businessManager', meetingKind, { id, values: first })
    expect(await shown()).toContain('Now: Force was discussed.')
    expect(await shown()).not.toContain('Minutes replaced')
    await correct('businessManager', meetingKind, { id, values: aMeeting({ minutes: 'All is well.' }) })
    const text = await shown()
    expect(text).toContain('Minutes replaced')
    expect(text).toContain('Was: Force was discussed. Now: All is well.')
    const parts = aMeeting({ minutes: 'All is well.\n\nMore.' })
    await correct('businessManager', meetingKind, { id, values: parts })
    await correct('businessManager', meetingKind, {
      id,
      values: aMeeting({ minutes: 'One.' }),
    })
    expect(await shown()).toContain('Was: All is well.Was: More. Now: One.')
    expect(text.indexOf('All is well.')).toBeLessThan(text.indexOf('Was: Now: Force was discussed.'.slice(5)))
  })

  it('point out a changed type of establishment, its places or its state, and list another change of it without', async () => {
    const person = { ...app.people.businessManager, name: '', organisation: null }
    const { content } = await establishmentKind.load(app.parts.db, person, ash, '2019-06-03')
    const [first, ...others] = content.attributes
    if (first === undefined) throw new Error('Ash House has attributes')
    const more = { ...first, fromOn: '2019-01-01', places: 80 }
    const values = { code: content.code, attributes: [first, ...others, more] }
    await correct('businessManager', establishmentKind, { id: ash, values })
    expect(await shown()).not.toContain('Type of establishment changed')
    expect(await shown()).toContain('Places of an establishment changed')
    expect(await shown()).toContain('80 places')
    await scrutineer.send({}, { action: '/other-changes/read' })
    const named = { code: content.code, attributes: [first, ...others, { ...more, operator: 'Another' }] }
    await correct('businessManager', establishmentKind, { id: ash, values: named })
    expect((await scrutineer.open('/')).answer('Places of an establishment changed')).toBe('')
    expect(await shown()).toContain('Another')
    const closed = { ...more, fromOn: '2019-06-03', state: 'closed' as const }
    const shut = { code: content.code, attributes: [first, ...others, more, closed] }
    await correct('businessManager', establishmentKind, { id: ash, values: shut })
    expect(await shown()).toContain('Opening, pause or closing changed')
    const typed = { code: content.code, attributes: [first, ...others, { ...more, type: 'sch' as const }] }
    await correct('businessManager', establishmentKind, { id: ash, values: typed })
    expect(await shown()).toContain('Type of establishment changed')
  })

  it('point out an allegation whose staff or account the LADO changed', async () => {
    const id = await record('lado', ladoContactKind, aLadoContact())
    await correct('lado', ladoContactKind, { id, values: aLadoContact({ staffPseudonym: 'S-8' }) })
    const text = await shown()
    expect(text).toContain('Allegation changed')
    expect(text).toContain('S-8')
  })

  it('leave out what the reader changed, what is new, and what only an upgrade rewrote', async () => {
    const id = await record('lado', ladoContactKind, aLadoContact())
    await correct('scrutineer', ladoContactKind, { id, values: aLadoContact({ account: 'Pushed.' }) })
    await record('businessManager', meetingKind, aMeeting())
    expect(await shown()).toContain('Nobody changed a population')
  })

  it('list what is pointed out first, however many others came before it', async () => {
    const id = await record('businessManager', meetingKind, aMeeting({ minutes: 'One.' }))
    for (const place of Array(55).keys())
      await correct('businessManager', meetingKind, {
        id,
        values: aMeeting({ minutes: 'One.', chair: `Chair ${place}` }),
      })
    await correct('businessManager', meetingKind, {
      id,
      values: aMeeting({ minutes: 'Two.', chair: 'Chair 54' }),
    })
    const text = await shown()
    expect(text).toContain('There are more changes')
    expect(text.indexOf('Was: One. Now: Two.')).toBeLessThan(text.indexOf('Chair 0'))
    await scrutineer.send({}, { action: '/other-changes/read' })
    expect(scrutineer.page.text).toContain('Was: One. Now: Two.')
    await scrutineer.send({}, { action: '/other-changes/read' })
    expect(scrutineer.page.text).toContain('Nobody changed a population')
  })

  it('are read by the scrutineer alone, and that they were looked at is in the history', async () => {
    const statuses = []
    for (const person of [app.people.head, app.people.lado, app.people.businessManager]) {
      const browser = await app.signedIn(person)
      statuses.push((await browser.open('/other-changes')).status)
    }
    expect(statuses).toEqual([403, 403, 403])
    await shown()
    expect((await scrutineer.open('/history')).text).toContain('Viewed: changes to other records')
  })
})
