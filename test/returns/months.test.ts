import { beforeEach, describe, expect, it } from 'vitest'
import { setSetting } from '../../server/settings/actions.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { TestPage } from '../support/page.ts'
import { ash, birch } from '../support/people.ts'
import { signMonth } from './signing.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

const todo = (page: TestPage): string[] =>
  page.html
    .querySelectorAll('.app-todo__item')
    .map((item) => item.textContent.replace(/\s+/g, ' ').trim())
    .filter((each) => each.includes('return'))

const homeOf = async (who: 'head' | 'scrutineer' | 'businessManager') =>
  (await app.signedIn(app.people[who])).open('/')

const set = (name: 'return-working-days' | 'return-types', value: string, fromOn: string) =>
  setSetting(app.parts.db, app.act(), name, { establishmentType: '', value, fromOn, reason: 'Agreed' })

describe('a return that is due', () => {
  it('is a task of the head from the day after the month, until the tenth working day', async () => {
    app.at('2019-06-30T12:00:00.000Z')
    expect(todo(await homeOf('head'))).toEqual([])
    app.at('2019-07-12T12:00:00.000Z')
    expect(todo(await homeOf('head'))).toEqual([
      expect.stringMatching(/^Sign the return for June 2019 ?Due by 12 July 2019 ?Due$/),
    ])
    expect(todo(await homeOf('scrutineer'))).toEqual([])
    app.at('2019-07-13T12:00:00.000Z')
    expect(todo(await homeOf('head'))).toEqual([
      expect.stringMatching(/^Sign the return for June 2019 ?Was due by 12 July 2019 ?Overdue$/),
    ])
    expect(todo(await homeOf('scrutineer'))).toEqual([
      expect.stringMatching(/^Ask Ash House for the return for June 2019/),
      expect.stringMatching(/^Ask Birch House for the return for June 2019/),
    ])
    expect((await homeOf('businessManager')).answer('Not signed yet')).toBe('2 months overdue')
  })

  it('counts England’s working days: a bank holiday moves it on', async () => {
    app.at('2019-12-02T12:00:00.000Z')
    const last = async () =>
      todo(await (await app.signedIn(app.people.head)).open('/to-do/returns-to-sign')).at(-1)
    expect(await last()).toContain('November 2019Due by 13 December 2019')
    app.at('2020-01-02T12:00:00.000Z')
    expect(await last()).toContain('December 2019Due by 15 January 2020')
  })

  it('is done with the signature; one that came late says so, also when it is signed again', async () => {
    app.at('2019-07-15T12:00:00.000Z')
    await signMonth(app, { establishmentId: ash, month: '2019-06' })
    expect(todo(await homeOf('head'))).toEqual([])
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect((await scrutineer.open('/returns')).rows()).toEqual([
      ['June 2019', '0 uses of force Nil return, signed late', 'Due by 12 July 2019 Overdue'],
    ])
    await signMonth(app, { establishmentId: ash, month: '2019-06' })
    expect((await scrutineer.open('/returns')).text).toContain('Nil return, signed late')
  })

  it('is due by what is set on the month’s last day', async () => {
    await set('return-working-days', '3', '2019-07-01')
    app.at('2019-08-01T12:00:00.000Z')
    expect(todo(await homeOf('head'))).toEqual([
      expect.stringContaining('June 2019Was due by 12 July 2019'),
      expect.stringContaining('July 2019Due by 5 August 2019'),
    ])
  })
})

describe('the months of which a return is asked', () => {
  const monthsOf = async (person: 'head' | 'scrutineer' = 'head') =>
    (await (await app.signedIn(app.people[person])).open('/returns')).rows().map(([month]) => month)

  async function standings(states: readonly (readonly [fromOn: string, 'open' | 'paused' | 'closed'])[]) {
    const attribute = {
      name: 'Ash House',
      type: 'yoi',
      operator: 'Operator',
      places: 0,
      youngest: 12,
    } as const
    const rest = { oldest: 18, genders: 'mixed', source: '' } as const
    for (const [fromOn, state] of states)
      await app.parts.db
        .insertInto('establishmentAttribute')
        .values({ establishmentId: ash, fromOn, state, ...attribute, ...rest })
        .execute()
  }

  it('are those in which the establishment was open on any day', async () => {
    await standings([
      ['2019-07-20', 'paused'],
      ['2019-09-30', 'open'],
      ['2019-11-01', 'closed'],
    ])
    app.at('2020-01-15T12:00:00.000Z')
    expect(await monthsOf()).toEqual(['June 2019', 'July 2019', 'September 2019', 'October 2019'])
  })

  it('begin and end with what is set on a month’s first day, by type of establishment', async () => {
    await set('return-types', 'stc', '2019-07-01')
    app.at('2019-09-15T12:00:00.000Z')
    expect(await monthsOf()).toEqual(['June 2019'])
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect((await scrutineer.open('/returns')).rows()).toEqual([
      ['June 2019', expect.stringContaining('Overdue'), expect.stringContaining('Overdue')],
      ['July 2019', 'Not asked for', expect.stringContaining('Overdue')],
      ['August 2019', 'Not asked for', expect.stringContaining('Due')],
    ])
  })

  it('are not promised for one in which the establishment is not open, nor for one of which none is asked', async () => {
    await standings([['2019-07-20', 'closed']])
    await set('return-types', 'yoi', '2019-07-01')
    app.at('2019-07-15T12:00:00.000Z')
    const whenOpen = await (await app.signedIn(app.people.head)).open(`/returns/${ash}/2019-07`)
    expect(whenOpen.text).toContain('July 2019 is not over yet. Its return can be signed from 1 August 2019.')
    expect((await (await app.signedIn(app.people.otherHead)).open(`/returns/${birch}/2019-07`)).status).toBe(
      404,
    )
    app.at('2019-08-02T12:00:00.000Z')
    const head = await app.signedIn(app.people.head)
    const closed = await head.open(`/returns/${ash}/2019-08`)
    expect([closed.status, closed.text]).toEqual([
      409,
      expect.stringContaining('No return is needed for August 2019: Ash House is not open in that month.'),
    ])
    await head.open(`/returns/${ash}/2019-07/signature`)
    expect((await head.send({ confirmed: 'confirmed' }, { action: '/signature' })).text).not.toContain(
      'can be signed from',
    )
  })

  it('are shown a review year at a time, the latest first', async () => {
    app.at('2020-05-15T12:00:00.000Z')
    expect(await monthsOf()).toEqual(['April 2020'])
    const head = await app.signedIn(app.people.head)
    expect((await head.open('/returns?year=2019-20')).rows()).toHaveLength(10)
    expect((await head.open('/returns?year=nonsense')).rows()).toHaveLength(1)
  })

  it('say what will stand there while there are none', async () => {
    expect(await monthsOf()).toEqual([])
    const head = await app.signedIn(app.people.head)
    expect((await head.open('/returns')).text).toContain('A month is listed once it is over')
    expect((await head.open(`/returns/${birch}/2019-05`)).status).toBe(404)
  })
})
