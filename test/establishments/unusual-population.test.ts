import { beforeEach, describe, expect, it } from 'vitest'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { unusualCounts } from '../../server/establishments/population/unusual.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { ash } from '../support/people.ts'
import { itHoldsAlways } from '../support/properties.ts'
import type { Browser } from '../support/browser.ts'
import { properties } from './properties.ts'

const address = `/establishments/${ash}/population/2018`

const month = (name: string, held: string) => ({
  [`month-${name}-under18`]: held,
  [`month-${name}-allHeld`]: held,
  [`month-${name}-countedOn`]: '',
  [`month-${name}-standing`]: 'final',
})

describe('a population far above the places or the month before', () => {
  let app: TestApp
  let head: Browser
  beforeEach(async () => {
    app = await startApp()
    head = await app.signedIn(app.people.head)
  })

  async function record(answers: Record<string, string>) {
    await head.open(`${address}/counts`)
    return head.send({ source: '', unusual: '', ...answers })
  }

  it('asks for a reason, with everything typed, and is stored with it', async () => {
    const asked = await record(month('2018-04', '100'))
    expect(asked.status).toBe(422)
    expect(asked.errors).toEqual([
      'Say why so many were held, or correct the count: April 2018, 100 against 60 places',
    ])
    expect(asked.value('month-2018-04-allHeld')).toBe('100')
    expect(await app.parts.db.selectFrom('population').select('month').execute()).toEqual([])
    const done = await head.send({ source: '', ...month('2018-04', '100'), unusual: 'Feltham sent children.' })
    expect(done.path).toBe(address)
    expect(done.text).toContain('Feltham sent children.')
    const verified = await verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)
    expect(verified.sound).toBe(true)
  })

  it('is pointed out to the scrutineer with the reason, when it is first recorded and when it is corrected', async () => {
    await record({ ...month('2018-04', '100'), unusual: 'Feltham sent children.' })
    const scrutineer = await app.signedIn(app.people.scrutineer)
    const home = await scrutineer.open('/')
    expect(home.answer('Population far above the places or the month before')).toBe('1')
    expect((await scrutineer.open('/other-changes')).text).toContain('Feltham sent children.')
    await scrutineer.send({}, { action: '/other-changes/read' })
    await record({ ...month('2018-04', '110'), unusual: 'Feltham sent more.', reason: 'Counted again' })
    const { text } = await scrutineer.open('/other-changes')
    expect(text).toContain('Feltham sent more.')
    expect(text).toContain('Counted again')
  })

  it('is told from the month before, across the review years too', async () => {
    const jump = await record({ ...month('2018-04', '20'), ...month('2018-05', '30') })
    expect(jump.errors.join()).toContain('May 2018, 30 against 20 in April 2018')
    await head.open(`/establishments/${ash}/population/2017/counts`)
    await head.send({ source: '', unusual: '', ...month('2018-03', '10') })
    const next = await record(month('2018-04', '20'))
    expect(next.errors.join()).toContain('April 2018, 20 against 10 in March 2018')
  })

  it('does not ask where nothing is far above', async () => {
    const done = await record({ ...month('2018-04', '40'), ...month('2018-05', '59'), ...month('2018-06', '66') })
    expect(done.path).toBe(address)
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect((await scrutineer.open('/')).answer('Not read yet')).toBe('None')
  })

  it.each([
    [66, 60, undefined, false],
    [67, 60, undefined, true],
    [1, 0, undefined, false],
    [2, 0, undefined, true],
    [11, 10, undefined, false],
    [12, 10, undefined, true],
    [40, 60, 27, false],
    [40, 60, 26, true],
    [12, 60, 8, false],
    [13, 60, 8, true],
    [50, 60, 0, false],
    [500, undefined, undefined, false],
  ])('%s held, %s places, %s before: %s', (held, places, before, isFar) => {
    const count = (name: string, all: number) => ({
      month: name,
      snapshotOn: `${name}-27`,
      under18: all,
      allHeld: all,
      standing: 'final' as const,
    })
    const known = before === undefined ? [] : [count('2018-04', before)]
    const found = unusualCounts([count('2018-05', held)], { placesOn: () => places, before: known })
    expect(found.length > 0).toBe(isFar)
  })
})

itHoldsAlways(new URL('./properties.ts', import.meta.url), properties)
