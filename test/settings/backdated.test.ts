import { beforeEach, describe, expect, it } from 'vitest'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { countIncidents } from '../../server/incidents/queries.ts'
import { setSetting } from '../../server/settings/actions.ts'
import { rewritesOf } from '../../server/settings/rewrite-queries.ts'
import { addHours } from '../../reports/clocks.ts'
import { startApp, startAppAfter, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash } from '../support/people.ts'
import { aChild, stored } from '../incidents/incident.ts'
import { released } from '../reviews/steps.ts'
import { signMonth } from '../returns/signing.ts'

const dayOf = (day: string) => {
  const [year = '', month = '', date = ''] = day.split('-').map((part) => String(Number(part)))
  return { 'fromOn-day': date, 'fromOn-month': month, 'fromOn-year': year }
}

const signedWithin = '/settings/signed-within-hours/new'

const typed = ({ from = '', ...answers }: Record<string, string>) => ({
  ...answers,
  ...dayOf(from),
  reason: 'Agreed on 9 May',
})

async function type(browser: Browser, address: string, answers: Record<string, string>) {
  await browser.open(address)
  return browser.send(typed(answers))
}

/** Two records of May signed after three days, one in time: two are late by the 48 hours in force. */
async function threeRecords(app: TestApp) {
  for (const signedAt of [
    '2019-05-23T10:00:00+01:00',
    '2019-05-23T09:00:00+01:00',
    '2019-05-21T10:00:00+01:00',
  ])
    await stored(app, {
      happenedAt: '2019-05-20T10:00:00+01:00',
      writtenAt: '2019-05-20T11:00:00+01:00',
      signedAt,
      children: [aChild({ spokenToAt: '2019-05-21T10:00:00+01:00' })],
    })
}

const missed = async (app: TestApp) =>
  (await (await app.signedIn(app.people.scrutineer)).open('/incidents?deadline=missed')).rows().length

describe('a setting dated in the past', () => {
  let app: TestApp
  let manager: Browser
  beforeEach(async () => {
    app = await startApp()
    manager = await app.signedIn(app.people.businessManager)
    await threeRecords(app)
  })

  const rows = async () => (await app.parts.db.selectFrom('setting').select('value').execute()).length

  const value = (hours: string) => ({ establishmentType: 'yoi', value: hours, from: '2019-05-01' })
  const backdate = (hours = '72') => type(manager, signedWithin, value(hours))
  const sendAgain = (hours = '72') => manager.send(typed(value(hours)))

  it('says what it rewrites before it is stored, as the lists count it, and stores it when sent again', async () => {
    expect(await missed(app)).toBe(2)
    const shown = await backdate()
    expect(shown.status).toBe(422)
    expect(shown.answer('Incidents')).toBe('2 late records are no longer late')
    expect(shown.errors).toEqual([
      'Nothing is stored yet: this day is in the past. Read what the value rewrites, then send the form again',
    ])
    expect(shown.value('value')).toBe('72')
    expect(await rows()).toBe(0)
    await sendAgain()
    expect(manager.page.name).toBe('setting-recorded')
    expect(await rows()).toBe(1)
    expect(await missed(app)).toBe(0)
  })

  it('stands on the scrutineer’s home page with its reason and what it rewrote', async () => {
    await backdate()
    await sendAgain()
    const home = await (await app.signedIn(app.people.scrutineer)).open('/')
    const words = home.answer('Restraint record signed within (Young offender institution): 72 hours')
    expect(words).toContain('Was: 48 hours From 1 May 2019')
    expect(words).toContain('Dated in the past')
    expect(words).toContain('“Agreed on 9 May”')
    expect(words).toContain('2 late records are no longer late')
    expect(words).toContain('Set by Test business-manager 6')
  })

  it('says so where it rewrites nothing, and one from today on is stored at once', async () => {
    const numbers = { value: 'Duty: 01', from: '2019-05-01' }
    const shown = await type(manager, '/settings/phone-numbers/new', numbers)
    expect(shown.answer('Rewritten')).toBe('Nothing that is recorded or signed')
    await manager.send(typed(numbers))
    expect(manager.page.name).toBe('setting-recorded')
    await type(manager, signedWithin, { establishmentType: 'yoi', value: '60', from: '2019-06-03' })
    expect(manager.page.name).toBe('setting-recorded')
    const home = await (await app.signedIn(app.people.scrutineer)).open('/')
    expect(home.text).toContain('60 hours')
  })

  it('says of which months a return is owed no more, the one that is not over among them', async () => {
    const nobody = { from: '2018-04-01' }
    await manager.open('/settings/return-types/new')
    const shown = await manager.send({ ...typed(nobody), value: [] })
    expect(shown.answer('Months that nobody has signed: 2 months')).toBe(
      'June 2019, Ash House: asked for, then not asked for June 2019, Birch House: asked for, then not asked for',
    )
    expect(shown.text).not.toContain('Nothing that is recorded or signed')
  })

  it('counts records that become late, and those without a time', async () => {
    const times = { happenedAt: '2019-06-01T10:00:00+01:00', writtenAt: '2019-06-01T18:00:00+01:00' }
    await stored(app, { ...times, signedAt: null })
    const shown = await backdate('24')
    expect(shown.answer('Incidents')).toBe(
      '1 record without a time is due or not supplied otherwise than now',
    )
    await type(manager, '/settings/written-within-hours/new', {
      establishmentType: 'yoi',
      value: '1',
      from: '2019-05-01',
    })
    expect(manager.page.answer('Incidents')).toBe('1 record becomes late')
  })

  it('is shown again where what it rewrites changed meanwhile, or the value did', async () => {
    await backdate()
    await threeRecords(app)
    const again = await sendAgain()
    expect(again.status).toBe(422)
    expect(again.answer('Incidents')).toBe('4 late records are no longer late')
    expect((await sendAgain('71')).answer('Incidents')).toBe('2 late records are no longer late')
    expect(await rows()).toBe(0)
  })

  it('is not stored by a form that was sent without what it rewrites', async () => {
    const form = await manager.open(signedWithin)
    const { hidden } = form.form('/settings/signed-within-hours/new')
    const sent = { ...hidden, ...typed(value('72')), seen: 'f'.repeat(64) }
    const answer = await manager.post(signedWithin, sent)
    expect(answer.status).toBe(422)
    expect(await rows()).toBe(0)
  })

  it.each([
    ['signed-within-hours', { establishmentType: 'yoi', value: '20' }, 'signed before it has to be written'],
    ['written-within-hours', { establishmentType: 'yoi', value: '49' }, 'signed before it has to be written'],
    ['roll-limit', { value: '101' }, 'indicative only where no rate is shown'],
    ['indicative-limit', { value: '19' }, 'indicative only where no rate is shown'],
  ])('is refused where the value is impossible: %s', async (name, answers, words) => {
    for (const from of ['2019-05-01', '2019-08-01']) {
      const shown = await type(manager, `/settings/${name}/new`, { ...answers, from })
      expect(shown.status).toBe(422)
      expect(shown.errors.join()).toContain(words)
    }
    expect(await rows()).toBe(0)
  })
})

describe('what a value rewrites', () => {
  it('is what the list of missed deadlines then loses and gains, for every value and day', async () => {
    const app = await startApp()
    const { db } = app.parts
    const times = [null, 2, 24, 47, 48, 49, 71, 72, 73, 100]
    const days = ['2019-05-01', '2019-05-15', '2019-05-31']
    for (const happenedAt of days.map((day) => `${day}T10:00:00+01:00`))
      for (const hours of times)
        await stored(app, {
          happenedAt,
          writtenAt: addHours(happenedAt, 1),
          signedAt: hours === null ? null : addHours(happenedAt, hours),
          children: [aChild({ spokenToAt: addHours(happenedAt, 5) })],
        })
    const viewer = { ...app.people.scrutineer, name: '', organisation: null }
    const missed = () =>
      countIncidents(db, viewer, {
        filters: { deadline: 'missed' },
        sort: 'date',
        direction: 'desc',
        page: 1,
        today: '2019-06-03',
      })
    let minute = 0
    for (const value of ['1', '2', '24', '47', '48', '49', '71', '72', '99', '100', '336'])
      for (const fromOn of ['2019-04-30', '2019-05-01', '2019-05-02', '2019-05-16', '2019-05-31']) {
        const tried = { name: 'signed-within-hours', establishmentType: 'yoi' as const, value, fromOn }
        const before = await missed()
        const rewrites = await rewritesOf(db, tried, '2019-06-03')
        if (rewrites === undefined) throw new Error('It is dated in the past')
        const { lateNoMore, lateNow } = rewrites.incidents
        app.at(`2019-06-03T09:${String(minute++).padStart(2, '0')}:00.000Z`)
        await setSetting(db, app.act(), 'signed-within-hours', { ...tried, reason: 'Tried' })
        expect(before - (await missed()), `${value} from ${fromOn}`).toBe(lateNoMore - lateNow)
      }
  })
})

describe('a value that would alter what was signed', () => {
  let app: TestApp
  let manager: Browser
  let scrutineer: Browser
  beforeEach(async () => {
    app = await startApp()
    await threeRecords(app)
    await signMonth(app, { establishmentId: ash, month: '2019-05' })
    manager = await app.signedIn(app.people.businessManager)
    scrutineer = await app.signedIn(app.people.scrutineer)
  })

  async function wait() {
    const value = { establishmentType: 'yoi', value: '72', from: '2019-05-01' }
    const shown = await type(manager, signedWithin, value)
    await manager.send(typed(value))
    return shown
  }

  const answer = async (given: string) => {
    await scrutineer.open('/')
    await scrutineer.open(scrutineer.page.link('Agree or refuse') ?? '')
    await scrutineer.open(scrutineer.page.link('Agree or refuse') ?? '')
    return scrutineer.send({ answer: given, reason: 'I read the minutes' })
  }

  it('waits without effect, and says so, until the scrutineer agrees', async () => {
    const shown = await wait()
    expect(shown.answer('Signed months: 1 month')).toBe('May 2019, Ash House: 2 records')
    expect(shown.errors.join()).toContain('The scrutineer must agree')
    expect(manager.page.name).toBe('waiting-setting-set')
    expect(manager.page.text).toContain('it has no effect yet')
    expect(await missed(app)).toBe(2)
    expect((await manager.open('/settings')).rows('In force today, 3 June 2019')).toContainEqual([
      'Restraint record signed within',
      'Young offender institution',
      '48 hours',
      'The beginning',
    ])
    const home = await scrutineer.open('/')
    expect(home.text).toContain('1 setting dated in the past waits for you to agree')
    expect(home.text).toContain('“Agreed on 9 May” Set by Test business-manager 6')
    const done = await answer('agreed')
    expect(done.text).toContain('I read the minutes')
    expect(await missed(app)).toBe(0)
    expect((await scrutineer.open('/')).text).not.toContain('waits for you to agree')
    expect((await scrutineer.open('/')).text).toContain('Dated in the past')
    expect((await manager.open('/settings')).rows('History')[0]?.[5]).toBe('Test business-manager 6')
    const verify = () => verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)
    expect((await verify()).sound).toBe(true)
  })

  it('changes nothing where the scrutineer refuses, or it is taken back, and is answered once', async () => {
    await wait()
    expect((await answer('refused')).text).toContain('Refused')
    expect(await missed(app)).toBe(2)
    await wait()
    await manager.open(manager.page.link('See it') ?? '')
    const address = manager.page.path
    await scrutineer.open(`${address}/answer`)
    await manager.send({}, { action: '/taking-back' })
    expect(manager.page.text).toContain('Taken back')
    const late = await scrutineer.send({ answer: 'agreed', reason: 'Yes' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('answered or taken back while you were reading')
    expect(await missed(app)).toBe(2)
    expect((await scrutineer.open('/')).text).not.toContain('waits for you to agree')
  })

  it('is agreed to by the scrutineer alone: nobody else sees or answers it', async () => {
    await wait()
    await manager.open(manager.page.link('See it') ?? '')
    const address = manager.page.path
    expect((await manager.open(`${address}/answer`)).status).toBe(403)
    for (const person of [app.people.head, app.people.lado]) {
      const browser = await app.signedIn(person)
      expect((await browser.open(address)).status).toBe(403)
    }
  })

  it('cannot be agreed to by a scrutineer of the asker’s own making', async () => {
    app.at('2019-08-01T09:00:00.000Z')
    await type(await app.signedIn(app.people.businessManager), '/settings/roll-limit/new', {
      value: '21',
      from: '2019-08-01',
    })
    app.at('2019-08-02T09:00:00.000Z')
    manager = await app.signedIn(app.people.businessManager)
    await wait()
    const { db } = app.parts
    const act = { ...app.act(), who: { id: app.people.businessManager.id, role: 'business-manager' } }
    const { record } = await import('../../server/history/record.ts')
    const made = { act: 'one-time link made', subject: 'person', subjectId: app.people.scrutineer.id }
    await db.transaction().execute((tx) => record(tx, act, made))
    scrutineer = await app.signedIn(app.people.scrutineer)
    const refused = await answer('agreed')
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('are not independent')
    expect(await missed(app)).toBe(2)
    expect((await scrutineer.send({ answer: 'refused', reason: 'No' })).text).toContain('Refused')
  })

  it('waits while nobody is scrutineer, and is listed with what waits for that office', async () => {
    await app.parts.db
      .updateTable('person')
      .set({ appointedTo: '2019-06-01' })
      .where('id', '=', app.people.scrutineer.id)
      .execute()
    await wait()
    expect(manager.page.text).toContain('Nobody is appointed as scrutineer today: it waits until somebody is')
    expect((await manager.open('/appointments')).rows()[0]?.at(-1)).toContain('1 setting to agree to')
  })

  it('waits where a month that was signed late would be shown as signed on time', async () => {
    app.at('2019-07-15T12:00:00.000Z')
    await signMonth(app, { establishmentId: ash, month: '2019-06' })
    manager = await app.signedIn(app.people.businessManager)
    const value = { value: '30', from: '2019-06-01' }
    const shown = await type(manager, '/settings/return-working-days/new', value)
    expect(shown.answer('Signed months: 1 month')).toBe(
      'June 2019, Ash House: nil return, signed late, then nil return, signed on time',
    )
    expect(shown.answer('Months that nobody has signed: 1 month')).toBe(
      'June 2019, Birch House: overdue, then due',
    )
    await manager.send(typed(value))
    expect(manager.page.name).toBe('waiting-setting-set')
    expect((await manager.open('/returns')).text).toContain('Nil return, signed late')
  })

  it('names months that would no longer be asked for', async () => {
    app.at('2019-07-15T12:00:00.000Z')
    manager = await app.signedIn(app.people.businessManager)
    const shown = await type(manager, '/settings/return-types/new', { value: 'stc', from: '2019-06-01' })
    expect(shown.text).toContain('June 2019, Ash House: overdue, then not asked for')
  })
})

describe('a value that would alter a released review', () => {
  it.each([
    ['roll-limit', '21', '2019-03-31', true],
    ['roll-limit', '21', '2019-04-01', false],
    ['suppression-threshold', '5', '2018-04-01', true],
    ['recipients', 'Kent Police', '2019-01-01', true],
    ['allowance-days', '9', '2019-03-01', true],
    ['urgent-numbers', 'LADO: 01', '2018-04-01', false],
    ['keep-scrutiny-years', '80', '2018-04-01', false],
  ])('waits: %s %s from %s is %s', async (name, value, from, waits) => {
    const app = await startAppAfter(released)
    const manager = await app.signedIn(app.people.businessManager)
    const shown = await type(manager, `/settings/${name}/new`, { value, from })
    expect(shown.status).toBe(422)
    expect(shown.text.includes('Review of 2018-19, version 1: released')).toBe(waits)
    await manager.send(typed({ value, from }))
    expect(manager.page.name).toBe(waits ? 'waiting-setting-set' : 'setting-recorded')
  })

  it('waits also where only the rule that it prints is another one', async () => {
    const app = await startAppAfter(released)
    const manager = await app.signedIn(app.people.businessManager)
    const answers = { establishmentType: 'yoi', value: '72', from: '2018-05-01' }
    expect((await type(manager, signedWithin, answers)).text).toContain('Review of 2018-19')
    await manager.send(typed(answers))
    expect(manager.page.name).toBe('waiting-setting-set')
    expect((await type(manager, signedWithin, { ...answers, value: '48' })).text).not.toContain(
      'Review of 2018-19',
    )
  })
})
