import { beforeEach, describe, expect, it } from 'vitest'
import { establishmentFacts } from '../../server/establishments/facts.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { ash, birch } from '../support/people.ts'
import { stored } from '../incidents/incident.ts'
import type { Browser } from '../support/browser.ts'

const change = (place: number, year: string, some: Record<string, string>) =>
  Object.fromEntries(
    Object.entries({
      'fromOn-day': '1',
      'fromOn-month': '7',
      'fromOn-year': year,
      name: 'Cedar House',
      type: 'stc',
      operator: 'A company',
      places: '70',
      youngest: '12',
      oldest: '18',
      genders: 'mixed',
      state: 'open',
      source: '',
      ...some,
    }).map(([name, value]) => [`attributes-${place}-${name}`, value]),
  )

const cedar = {
  code: 'CED',
  ...change(0, '2012', {}),
  ...change(1, '2018', {
    name: 'Cedar Secure School',
    type: 'sch',
    places: '49',
    source: 'Minutes of May 2018',
  }),
}

async function addCedar(browser: Browser): Promise<string> {
  await browser.open('/establishments/new')
  await browser.send(cedar)
  await browser.send({})
  return browser.page.path.replace('/recorded', '')
}

describe('an establishment', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  it('is added with what was true from when, and listed as it is today', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    const address = await addCedar(browser)
    expect(browser.page.text).toContain('Establishment recorded')
    const shown = await browser.open(address)
    expect(shown.heading).toContain('Cedar Secure School')
    expect(shown.rows('Changes by date').map((row) => row.at(-1))).toEqual([
      'Minutes of May 2018',
      'Not given',
    ])
    expect(shown.text.match(/Cedar House/g), 'told once, by the table').toHaveLength(1)
    expect(shown.rows('Changes by date').map((row) => row.slice(0, 5))).toEqual([
      [
        '1 July 2018',
        'Cedar Secure School',
        'Secure school (academy and secure children’s home)',
        'A company',
        '49',
      ],
      ['1 July 2012', 'Cedar House', 'Secure training centre', 'A company', '70'],
    ])
    const list = await browser.open('/establishments')
    expect(list.rows().map((row) => row[0])).toEqual(['Ash House', 'Birch House', 'Cedar Secure School'])
    expect(list.rows()[1]).toEqual(['Birch House', 'BIR', 'Secure training centre', 'Operator', '60', 'Open'])
  })

  it('comes back with everything typed and says what to do', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    await browser.open('/establishments/new')
    const again = await browser.send({
      code: 'ASH',
      ...change(0, '2012', { youngest: '17', oldest: '15' }),
      ...change(1, '2018', { places: 'many' }),
    })
    expect(again.status).toBe(422)
    expect(again.errors).toEqual([
      'Change 1: The oldest cannot be younger than the youngest',
      'Change 2: How many places does it have: enter a whole number from 0 to 1,000',
      'Another establishment has this code. Enter a different one',
    ])
    expect(again.value('attributes-1-places')).toBe('many')
    expect(again.value('attributes-0-name')).toBe('Cedar House')
  })

  it('cannot have a name that another has, in whatever spelling', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    await browser.open('/establishments/new')
    const again = await browser.send({ code: 'CED', ...change(0, '2012', { name: 'ASH\u00a0\u200bＨouse' }) })
    expect(again.errors).toEqual([
      'Another establishment has or had this name. Enter a different one, or nobody can tell them apart',
    ])
  })

  it('cannot change twice on one day', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    await browser.open('/establishments/new')
    const again = await browser.send({ code: 'CED', ...change(0, '2012', {}), ...change(1, '2012', {}) })
    expect(again.errors).toEqual([
      'Two changes begin on the same day. Put them together, or correct one of the days',
    ])
  })

  it('is added by the business manager only', async () => {
    for (const person of [app.people.scrutineer, app.people.head, app.people.lado]) {
      const browser = await app.signedIn(person)
      expect((await browser.open('/establishments/new')).status).toBe(403)
    }
    const partner = await app.signedIn(app.people.partner)
    expect((await partner.open('/establishments')).status).toBe(404)
  })

  it('is seen by its own head, and not by another', async () => {
    const head = await app.signedIn(app.people.head)
    expect((await head.open('/establishments')).rows()).toHaveLength(1)
    expect((await head.open(`/establishments/${ash}`)).heading).toContain('Ash House')
    expect((await head.open(`/establishments/${birch}`)).status).toBe(404)
    expect((await head.open(`/establishments/${birch}/history`)).status).toBe(404)
  })

  it('is not closed before incidents that are recorded, and from the day after the last one it is', async () => {
    for (const day of ['2019-05-02', '2019-05-20'])
      await stored(app, {
        happenedAt: `${day}T10:00:00+01:00`,
        writtenAt: `${day}T11:00:00+01:00`,
        signedAt: null,
      })
    const browser = await app.signedIn(app.people.businessManager)
    await browser.open(`/establishments/${ash}`)
    await browser.send({}, { action: '/correction' })
    await browser.open(`${browser.page.path}/establishment`)
    const closed = (day: string) => ({
      code: 'ASH',
      ...change(0, '2010', { name: 'Ash House', type: 'yoi' }),
      ...change(1, '2019', { name: 'Ash House', 'fromOn-day': day, 'fromOn-month': '5', state: 'closed' }),
    })
    const again = await browser.send(closed('1'))
    expect(again.errors).toEqual([
      '2 incidents are recorded for days on which it would not be open, the last on 20 May 2019. Enter a day after that as its last change, or have those incidents corrected first',
    ])
    expect((await browser.send(closed('20'))).errors[0]).toContain('1 incident is recorded')
    expect((await browser.send(closed('21'))).errors).toEqual([])
  })

  it('is corrected with a reason, and the history says what changed and holds', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    const address = await addCedar(browser)
    await browser.open(address)
    await browser.send({}, { action: '/correction' })
    await browser.open(`${browser.page.path}/establishment`)
    await browser.send({ ...cedar, 'attributes-1-places': '48' })
    await browser.send({ reason: 'The funding agreement says 48' })
    const history = await browser.open(`${address}/history`)
    expect(history.text).toContain('The funding agreement says 48')
    expect(history.text).toMatch(/Was: From 1 July 2018.*49 places.*Now: From 1 July 2018.*48 places/)
    expect(history.text, 'what stands as it was is not told again').not.toContain('Cedar House')
    const verdict = await verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)
    expect(verdict.sound).toBe(true)
    expect((await browser.open(`/establishments/${ash}`)).text).toContain('60')
  })

  it.each([
    ['Added:', 'Taken out:', [cedar, { ...cedar, ...change(2, '2020', { name: 'Cedar School' }) }]],
    ['Taken out:', 'Added:', [{ ...cedar, ...change(2, '2020', { name: 'Cedar School' }) }, cedar]],
  ] as const)('has a history that says %s of one line among others', async (said, unsaid, [first, then]) => {
    const browser = await app.signedIn(app.people.businessManager)
    await browser.open('/establishments/new')
    await browser.send(first)
    await browser.send({})
    const address = browser.page.path.replace('/recorded', '')
    await browser.open(address)
    await browser.send({}, { action: '/correction' })
    await browser.open(`${browser.page.path}/establishment`)
    const blank = Object.fromEntries(Object.keys(change(2, '', {})).map((name) => [name, '']))
    await browser.send({ ...('attributes-2-name' in first ? blank : {}), ...then })
    await browser.send({ reason: 'The order was made' })
    const { text } = await browser.open(`${address}/history`)
    expect(text).toContain(`${said} From 1 July 2020: Cedar School`)
    for (const word of [unsaid, 'Was:', 'Now:', 'Cedar House']) expect(text).not.toContain(word)
  })

  describe('for the annual review', () => {
    const year = (from: number) =>
      establishmentFacts(app.parts.db, {
        from: `${from}-04-01`,
        to: `${from + 1}-03-31`,
        months: [`${from}-04`, `${from}-05`],
      })
    const named = async (from: number, id: string) => (await year(from)).find((each) => each.id === id)

    const attribute = (fromOn: string, some: object) =>
      app.parts.db
        .insertInto('establishmentAttribute')
        .values({
          establishmentId: ash,
          fromOn,
          name: 'Ash School',
          type: 'sch',
          operator: 'A charity',
          places: 40,
          youngest: 12,
          oldest: 18,
          genders: 'mixed',
          state: 'open',
          source: '',
          ...some,
        })
        .execute()

    it('has the attributes that touch the year and the name at its end', async () => {
      await attribute('2018-10-01', {})
      await attribute('2019-04-01', { name: 'Later' })
      const facts = await named(2018, ash)
      expect(facts).toMatchObject({ name: 'Ash School', code: 'ASH' })
      expect(facts?.types).toEqual([
        { from: '2010-01-01', type: 'yoi' },
        { from: '2018-10-01', type: 'sch' },
      ])
      expect(facts?.attributes.map(({ from, name }) => [from, name])).toEqual([
        ['2010-01-01', 'Ash House'],
        ['2018-10-01', 'Ash School'],
      ])
      expect((await named(2019, ash))?.attributes.map(({ name }) => name)).toEqual(['Later'])
    })

    it('is left out when it opened later or was closed throughout', async () => {
      await attribute('2019-04-01', { state: 'closed' })
      expect(await named(2009, ash)).toMatchObject({ attributes: [{ from: '2010-01-01' }] })
      expect(await named(2008, ash)).toBeUndefined()
      expect(await named(2018, ash)).toBeDefined()
      expect(await named(2019, ash)).toBeUndefined()
    })

    it('has the months that were counted and no others', async () => {
      await app.parts.db
        .insertInto('population')
        .values(
          ['2018-03', '2018-05'].map((month) => ({
            establishmentId: ash,
            month,
            snapshotOn: `${month}-25`,
            under18: 0,
            allHeld: 3,
            standing: 'final' as const,
          })),
        )
        .execute()
      expect((await named(2018, ash))?.population).toEqual([
        { month: '2018-05', snapshotOn: '2018-05-25', under18: 0, allHeld: 3, standing: 'final' },
      ])
    })
  })
})
