import { beforeEach, describe, expect, it } from 'vitest'
import { recordNew } from '../../server/records/actions.ts'
import type { OutsideCount } from '../../server/returns/outside-counts/form.ts'
import { outsideCountKind } from '../../server/returns/outside-counts/kind.ts'
import { aChild, corrected, stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash, birch } from '../support/people.ts'
import { anOutsideCount } from '../support/records.ts'

const typed = {
  source: 'ycs',
  establishmentId: ash,
  month: '2019-04',
  count: '3',
  origin: 'Monthly table, page 2',
  'receivedOn-day': '20',
  'receivedOn-month': '5',
  'receivedOn-year': '2019',
  explanation: '',
  privateNotes: 'Ask who counted.',
}
const inApril = { happenedAt: '2019-04-12T14:35:00+01:00' }

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

async function record(browser: Browser, differs: Partial<typeof typed> = {}): Promise<string> {
  await browser.open('/outside-counts/new')
  await browser.send({ ...typed, ...differs })
  await browser.send({})
  return browser.page.path.replace('/recorded', '')
}

const counted = async (differs: Partial<OutsideCount>) =>
  (await recordNew(app.parts.db, app.act(), outsideCountKind, { values: anOutsideCount(differs) })).id

const scrutineerOf = () => app.signedIn(app.people.scrutineer)

describe('a count of another source', () => {
  it('is recorded, and stands beside ours with what the comparison can say', async () => {
    await stored(app, inApril)
    const scrutineer = await scrutineerOf()
    const address = await record(scrutineer)
    expect(scrutineer.page.text).toContain('It differs from ours: ask what explains that')
    const shown = await scrutineer.open(address)
    expect(shown.heading).toBe('Ash House Youth Custody Service’s use-of-force count, April 2019')
    expect(shown.answer('Ours now: uses of force')).toBe('1')
    expect(shown.answer('Difference')).toBe('Not explained 2 more')
    expect(shown.answer('What it can say')).toContain('The same thing is counted')
    expect((await scrutineer.open('/outside-counts')).rows()).toEqual([
      [
        'April 2019',
        '2 more Not explained',
        'Ash House',
        'Youth Custody Service’s use-of-force count',
        '3',
        '1',
        'Uses of force',
      ],
    ])
  })

  it('comes back with everything typed and says what to do', async () => {
    const scrutineer = await scrutineerOf()
    await scrutineer.open('/outside-counts/new')
    const again = await scrutineer.send({
      ...typed,
      month: '2019-06',
      count: 'many',
      'receivedOn-day': '30',
      'receivedOn-month': '4',
    })
    expect(again.status).toBe(422)
    expect(again.errors).toEqual([
      'Choose the month',
      'How many did they count: enter a whole number from 0 to 10,000',
    ])
    expect(again.value('origin')).toBe('Monthly table, page 2')
    const early = await scrutineer.send({ ...typed, 'receivedOn-day': '30', 'receivedOn-month': '4' })
    expect(early.errors).toEqual(['A month’s count cannot be received before the month is over'])
  })

  it('is recorded once for a source and a month; a second is a correction', async () => {
    const scrutineer = await scrutineerOf()
    await record(scrutineer)
    await scrutineer.open('/outside-counts/new')
    expect((await scrutineer.send(typed)).errors).toEqual([
      'This source’s count for April 2019 is recorded already: correct that record instead',
    ])
    expect((await scrutineer.send({ ...typed, establishmentId: birch })).name).toBe('outside-count-check')
  })

  it('is explained by a correction with a reason, and the history says what changed', async () => {
    const scrutineer = await scrutineerOf()
    const address = await record(scrutineer)
    expect((await scrutineer.open('/')).answer('Differences from other sources without an explanation')).toBe(
      '1 difference',
    )
    await scrutineer.open(address)
    await scrutineer.send({}, { action: '/correction' })
    await scrutineer.open(`${scrutineer.page.path}/count`)
    await scrutineer.send({ ...typed, explanation: 'Counted by child' })
    await scrutineer.send({ reason: 'The head of safeguarding answered' })
    expect((await scrutineer.open(address)).answer('Difference')).toBe('Explained 3 more')
    expect((await scrutineer.open(`${address}/history`)).text).toMatch(
      /Explanation of a difference.*Counted by child/,
    )
    expect((await scrutineer.open('/')).answer('Differences from other sources without an explanation')).toBe(
      'None',
    )
  })

  it('is entered by the scrutineer or the business manager, never by a head', async () => {
    const { head, lado, partner, businessManager } = app.people
    for (const person of [head, lado])
      expect((await (await app.signedIn(person)).open('/outside-counts/new')).status).toBe(403)
    expect((await (await app.signedIn(partner)).open('/outside-counts/new')).status).toBe(404)
    const manager = await app.signedIn(businessManager)
    await manager.open('/outside-counts/new')
    expect(manager.page.text).not.toContain('Notes for yourself')
    const { privateNotes: _notes, ...asked } = typed
    expect((await manager.send(asked)).name).toBe('outside-count-check')
    await manager.open('/outside-counts/new')
    expect((await manager.send(typed)).status).toBe(400)
  })

  it('is read by the head of the house without the private notes, and is not there for another head', async () => {
    const address = await record(await scrutineerOf())
    const head = await app.signedIn(app.people.head)
    expect((await head.open(address)).answer('Their count')).toBe('3')
    for (const page of [address, `${address}/history`, '/outside-counts'])
      expect((await head.open(page)).text).not.toContain('Ask who counted')
    expect((await head.open(address)).html.querySelectorAll('form[action$="/correction"]')).toEqual([])
    expect((await head.open('/')).answer('Differences from other sources without an explanation')).toBe(
      '1 difference',
    )
    const other = await app.signedIn(app.people.otherHead)
    expect((await other.open(address)).status).toBe(404)
    expect((await other.open('/outside-counts')).rows()).toEqual([])
    expect((await other.open('/')).answer('Differences from other sources without an explanation')).toBe(
      'None',
    )
  })

  it('keeps the scrutineer’s notes when the business manager corrects it, unseen', async () => {
    const scrutineer = await scrutineerOf()
    const address = await record(scrutineer)
    const manager = await app.signedIn(app.people.businessManager)
    expect((await manager.open(address)).text).not.toContain('Ask who counted')
    await manager.send({}, { action: '/correction' })
    await manager.open(`${manager.page.path}/count`)
    const { privateNotes: _notes, ...asked } = typed
    await manager.send({ ...asked, count: '4' })
    expect(manager.page.text).not.toContain('Ask who counted')
    await manager.send({ reason: 'Read wrongly' })
    expect((await scrutineer.open(address)).answer('Private notes')).toBe('Ask who counted.')
    expect(scrutineer.page.answer('Their count')).toBe('4')
  })
})

describe('what a source is compared with', () => {
  const rowOf = async (source: string) => {
    const scrutineer = await scrutineerOf()
    const [row] = (await scrutineer.open(`/outside-counts?source=${source}`)).rows()
    return [row?.[5], row?.[6], row?.[1]]
  }

  beforeEach(async () => {
    const two = [aChild({ injury: 'minor', medicalExamination: 'refused' }), aChild({ pseudonym: 'K-13' })]
    await stored(app, { ...inApril, children: two })
    await stored(app, { ...inApril, children: [aChild({ medicalExamination: 'not-offered' })] })
    await stored(app, {
      ...inApril,
      countsAs: 'guiding',
      children: [aChild({ medicalExamination: 'refused' })],
    })
    await stored(app, { happenedAt: '2019-05-01T00:05:00+01:00' })
    await stored(app, { ...inApril, establishmentId: birch })
  })

  it.each([
    ['ycs', 2, '2', 'Uses of force', 'None Agrees'],
    ['ycs', 1, '2', 'Uses of force', '1 fewer Not explained'],
    ['healthcare', 2, '2', 'Times a child was hurt or medically examined', 'None Agrees'],
    ['healthcare', 5, '2', 'Times a child was hurt or medically examined', '3 more Not explained'],
    ['complaints', 0, '2', 'Uses of force', 'No more than ours No mismatch'],
    ['complaints', 3, '2', 'Uses of force', '1 more Not explained'],
    ['radio-cctv', 3, '3', 'Incidents of every kind', 'None Agrees'],
    ['radio-cctv', 4, '3', 'Incidents of every kind', '1 more Not explained'],
  ] as const)('is, for %s and %i, %s %s: %s', async (source, count, ...shown) => {
    await counted({ source, count })
    expect(await rowOf(source)).toEqual(shown)
  })

  it('is what is recorded now: a correction changes it, and a withdrawn incident is left out', async () => {
    await counted({ source: 'ycs', count: 3 })
    const { id } = await stored(app, inApril)
    expect(await rowOf('ycs')).toEqual(['3', 'Uses of force', 'None Agrees'])
    await corrected(app, id, { ...inApril, countsAs: 'guiding' })
    expect(await rowOf('ycs')).toEqual(['2', 'Uses of force', '1 more Not explained'])
    await app.parts.db.updateTable('incident').set({ standing: 'withdrawn' }).execute()
    expect(await rowOf('ycs')).toEqual(['0', 'Uses of force', '3 more Not explained'])
  })

  it('is listed by whether it agrees', async () => {
    await counted({ source: 'ycs', count: 2 })
    await counted({ source: 'healthcare', count: 9 })
    await counted({ source: 'radio-cctv', count: 9, explanation: 'Calls without force' })
    const scrutineer = await scrutineerOf()
    const sources = async (state: string) =>
      (await scrutineer.open(`/outside-counts?state=${state}`)).rows().map((row) => row[3])
    expect(await sources('agrees')).toEqual(['Youth Custody Service’s use-of-force count'])
    expect(await sources('explained')).toEqual(['Radio and CCTV log'])
    expect(await sources('unexplained')).toEqual(['Healthcare team’s injury log'])
    expect(await sources('differs')).toHaveLength(2)
  })
})
