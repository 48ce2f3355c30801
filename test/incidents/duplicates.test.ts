import { beforeEach, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { birch } from '../support/people.ts'
import { aChild, stored, typed, typedTime, typeIncident } from './incident.ts'

let app: TestApp
let head: Browser
beforeEach(async () => {
  app = await startApp()
  head = await app.signedIn(app.people.head)
})

const happened = { ...typed['what-happened'] }
const sameReference = 'has the same reference'
const withinAnHour = 'happened within an hour of it'

describe('before an incident is submitted', () => {
  it('another with its reference is pointed out in whatever spelling, with a link that its reader may open', async () => {
    const { id } = await stored(app, {
      ownReference: 'uof / 19 / 7',
      happenedAt: '2019-02-01T10:00:00+00:00',
      children: [aChild({ pseudonym: 'K-90' })],
    })
    await typeIncident(head, {
      'what-happened': { ...happened, ownReference: 'UOF\u00a0/ 19\u2009/\u200b 7' },
    })
    expect(head.page.text).toContain(sameReference)
    const href = head.page.link('ASH-2018-0001') ?? ''
    expect(href).toBe(`/incidents/${id}`)
    const check = head.page.path
    expect((await head.open(href)).status).toBe(200)
    await head.open(check)
    await head.send({})
    expect(head.page.text).toContain('Incident recorded')
  })

  it('a reference with other marks is said to have the same letters and figures, no more', async () => {
    await stored(app, {
      ownReference: 'UOF-19-7',
      happenedAt: '2019-02-01T10:00:00+00:00',
      children: [aChild({ pseudonym: 'K-90' })],
    })
    await typeIncident(head)
    expect(head.page.text).toContain('has the same letters and figures in its reference')
    expect(head.page.text).not.toContain(sameReference)
  })

  it.each([
    ['14:35', 'K–12', true],
    ['15:35', 'k-12', true],
    ['13:35', 'Ｋ-12', true],
    ['15:36', 'K-12', false],
    ['14:35', 'K 12', false],
    ['14:35', 'K-13', false],
  ])('another at %s that names %s is pointed out: %s', async (time, pseudonym, isPointedOut) => {
    await stored(app, { happenedAt: `2019-05-31T${time}:00+01:00`, children: [aChild({ pseudonym })] })
    await typeIncident(head)
    expect(head.page.text.includes(withinAnHour)).toBe(isPointedOut)
    if (isPointedOut) expect(head.page.text).toContain(`names ${pseudonym} too`)
  })

  it('another is pointed out across midnight', async () => {
    await stored(app, { happenedAt: '2019-05-30T23:40:00+01:00' })
    const midnight = { ...happened, ...typedTime('happenedAt', '2019-05-31', '00:20') }
    await typeIncident(head, { 'what-happened': midnight })
    expect(head.page.text).toContain(withinAnHour)
  })

  it('one that is both is one line', async () => {
    await stored(app, { ownReference: 'UOF/19/7' })
    await typeIncident(head)
    expect(head.page.text.match(/ASH-2019-0001/g)).toHaveLength(1)
    expect(head.page.text).toContain(`${sameReference} and names K-12 too`)
  })

  it('none of another establishment is pointed out, nor one that has nothing in common', async () => {
    await stored(app, { establishmentId: birch, ownReference: 'UOF/19/7' })
    await stored(app, { ownReference: 'UOF/19/8', children: [aChild({ pseudonym: 'K-14' })] })
    await typeIncident(head)
    expect(head.page.text).not.toContain('not the same incident')
    expect(head.page.text).not.toContain('BIR')
  })

  it('one without a reference is not like every other without one', async () => {
    await stored(app, { ownReference: '', happenedAt: '2019-02-01T10:00:00+00:00' })
    await typeIncident(head, { 'what-happened': { ...happened, ownReference: '' } })
    expect(head.page.text).not.toContain('not the same incident')
  })

  it('a withdrawn one with its reference is pointed out as withdrawn', async () => {
    const { id } = await stored(app, { ownReference: 'UOF/19/7', happenedAt: '2019-02-01T10:00:00+00:00' })
    await app.parts.db.updateTable('incident').set({ standing: 'withdrawn' }).where('id', '=', id).execute()
    await typeIncident(head)
    expect(head.page.text).toContain(`${sameReference}; it is withdrawn`)
  })

  it('what is corrected is no duplicate of itself', async () => {
    const { id } = await stored(app, { ownReference: 'UOF/19/7' })
    await head.open(`/incidents/${id}`)
    await head.send({}, { action: 'correction' })
    expect(head.page.text).not.toContain('not the same incident')
  })
})
