import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { formOf, ownsControl, typeForm } from '../../server/fields/form.ts'
import { beginDraft, recordNew } from '../../server/records/actions.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { sampledRecordKind } from '../../server/visits/sample/kind.ts'
import { aSampledRecord, aVisit } from '../support/records.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { recordByHand, typed } from '../incidents/incident.ts'
import {
  everyKind,
  exampleOf,
  personOf,
  recordExample,
  somebodyFor,
  type AnyRecordKind,
} from '../hostile/kinds.ts'

const unopened = 'You have not opened this part: '

describe.each(everyKind)('a new $one', (kind) => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp()
    // What the example needs to stand, such as the visit of a sampled record.
    if (kind.name === 'sampled-record') await recordExample(app.parts.db, app.act(), kind)
  })

  it('with every answer, of which no part was opened, names each part and is not submitted', async () => {
    const { browser, address, asked } = await wholeDraft(app, kind)
    const page = await browser.open(address)
    expect(asked.sections.map(({ title }) => page.link(unopened + title))).toEqual(
      asked.sections.map(({ slug }) => `${address}/${slug}`),
    )
    expect(page.html.querySelectorAll('.app-missing li')).toHaveLength(asked.sections.length)
    const count = await versions(app)
    const again = await browser.send({}, { action: '/submission' })
    expect(again.status).toBe(422)
    expect(again.errors.join('\n'), 'what is missing, at the top').toContain(unopened)
    expect(await versions(app)).toBe(count)
  })

  it('goes from part to part to the check page, once each was continued through unchanged', async () => {
    const { browser, address, asked, answers } = await wholeDraft(app, kind)
    await browser.open(`${address}/${asked.sections[0]?.slug ?? ''}`)
    for (const section of asked.sections) {
      expect(browser.page.path).toBe(`${address}/${section.slug}`)
      const part = formOf(asked.form, section.names)
      const own = Object.entries(answers).filter(([control]) => ownsControl(part, control))
      await browser.send(Object.fromEntries(own) as Record<string, string>)
    }
    expect(browser.page.path).toBe(address)
    expect(browser.page.text).not.toContain(unopened)
  })
})

/** A draft of the kind's example as one could stand from an earlier version: all typed, and no part known to be opened. */
async function wholeDraft(app: TestApp, kind: AnyRecordKind) {
  const { db } = app.parts
  const account = somebodyFor(app, kind.allow.record)
  const person = personOf(account)
  const asking = { db, person, today: '2019-06-03' }
  const first = await kind.formFor(asking)
  const asked = await kind.formFor({ ...asking, typed: typeForm(first.form, exampleOf(kind)) })
  const answers = typeForm(asked.form, exampleOf(kind))
  const act = { ...app.act(), who: { id: person.id, role: person.role } }
  const id = await beginDraft(db, act, { kind: kind.name, subjectId: null, baseVersion: null }, answers)
  return { browser: await app.signedIn(account), address: `${kind.base}/drafts/${id}`, asked, answers }
}

const versions = async (app: TestApp) =>
  (await app.parts.db.selectFrom('recordVersion').select('seq').execute()).length

describe('a record that is finished', () => {
  it('is finished by its last parts, opened one after the other', async () => {
    const app = await startApp()
    const { db } = app.parts
    const visit = await recordNew(db, app.act(), visitKind, { values: aVisit() })
    const values = aSampledRecord({ visitId: visit.id, finding: 'not-checked' })
    const { id } = await recordNew(db, app.act(), sampledRecordKind, { values })
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await scrutineer.open(`/sampled-records/${id}`)
    await scrutineer.send({}, { action: '/correction' })
    const draft = scrutineer.page.path.replace('/check', '')
    const page = await scrutineer.open(draft)
    expect(page.link(`${unopened}What the establishment was told`)).toBe(`${draft}/told`)
    expect(page.text).toContain(`${unopened}What you found`)
    expect(page.text).not.toContain(`${unopened}Which record it is`)
    await scrutineer.open(`${draft}/check`)
    await scrutineer.send({
      comparedWith: 'medical-record',
      finding: 'not-in-records',
      missing: '',
      note: 'Red.',
    })
    expect(scrutineer.page.path).toBe(`${draft}/told`)
    await scrutineer.send({ told: 'no' })
    await scrutineer.send({})
    expect(scrutineer.page.name).toBe('sampled-record-recorded')
  })
})

describe('a part that was never opened', () => {
  let app: TestApp
  let head: Browser
  beforeEach(async () => {
    app = await startApp()
    head = await app.signedIn(app.people.head)
  })

  it('is said once, without the messages of its questions, and its card says so', async () => {
    await head.open('/incidents/new')
    await head.send(typed['what-happened'])
    const page = await head.open(head.page.path.replace('/force', ''))
    const missing = page.html.querySelectorAll('.app-missing li').map(({ text }) => text.trim())
    expect(missing).toEqual(
      [
        'The force used',
        'The children',
        'The staff',
        'Treatment',
        'Evidence',
        'The record and the safeguarding decision',
      ].map((title) => unopened + title),
    )
    expect(page.answer('Not opened')).toBe('You have not opened this part yet')
    expect(page.answer('Treatment')).toBe('')
  })

  it('is opened by leaving all of it empty on purpose, and nothing else is', async () => {
    await head.open('/incidents/new')
    await head.send(typed['what-happened'])
    const draft = head.page.path.replace('/force', '')
    await head.open(`${draft}/injuries-and-signs`)
    await head.send({ treatment: '' })
    expect(head.page.path).toBe(`${draft}/force`)
    const page = await head.open(draft)
    expect(page.text).not.toContain(`${unopened}Treatment`)
    expect(page.text).toContain(`${unopened}Evidence`)
  })

  it('is not opened by looking at it alone', async () => {
    await head.open('/incidents/new')
    await head.send(typed['what-happened'])
    const draft = head.page.path.replace('/force', '')
    await head.open(`${draft}/evidence`)
    expect((await head.open(draft)).text).toContain(`${unopened}Evidence`)
  })

  it('is not asked for in a correction, which begins with every answer that stands', async () => {
    const address = await recordByHand(head)
    await head.open(address)
    await head.send({}, { action: '/correction' })
    expect(head.page.text).not.toContain(unopened)
    await head.open(`${head.page.path}/evidence`)
    await head.send({ ...typed.evidence, cctv: 'not-retained' })
    await head.send({ reason: 'Read again' })
    expect(head.page.text).toContain('Correction recorded')
  })
})
