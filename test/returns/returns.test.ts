import { beforeEach, describe, expect, it } from 'vitest'
import { verifyHistory } from '../../server/history/verify.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { signReturn } from '../../server/returns/actions.ts'
import { findSignedReturn, signedReturns } from '../../server/returns/queries.ts'
import { aChild, stored } from '../incidents/incident.ts'
import { enterSheetCode, startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash, birch } from '../support/people.ts'
import { deputyOfAsh } from './signing.ts'

const june = `/returns/${ash}/2019-06`
const confirmed = { confirmed: 'confirmed' }
const inJune = { happenedAt: '2019-06-12T14:35:00+01:00' }

let app: TestApp
beforeEach(async () => {
  app = await startApp()
  app.at('2019-07-03T09:00:00.000Z')
})

const headOf = () => app.signedIn(app.people.head)

async function sign(head: Browser, answers: Record<string, string> = confirmed): Promise<void> {
  await head.open(`${june}/signature`)
  await head.send(answers, { action: '/signature' })
}

describe('a monthly return', () => {
  it('shows what is recorded, is confirmed by the head, and stands as signed', async () => {
    await stored(app, {
      ...inJune,
      children: [aChild({ injury: 'serious' }), aChild({ pseudonym: 'K-13' })],
      techniques: [{ technique: 'thumb-flexion', uses: 2 }],
      painJustification: 'To stop a bite.',
    })
    await stored(app, { happenedAt: '2019-06-20T10:00:00+01:00' })
    await stored(app, { happenedAt: '2019-06-21T10:00:00+01:00', countsAs: 'guiding' })
    const head = await headOf()
    const asked = await head.open(`${june}/signature`)
    const figures = [
      ['Incidents', '3'],
      ['Uses of force', '2'],
      ['Children on whom force was used, each counted once', '2'],
      ['Serious injuries to children', '1'],
      ['Uses of a pain-inducing technique', '2'],
    ] as const
    for (const [key, value] of figures) expect(asked.answer(key), key).toBe(value)
    expect(asked.text).toContain('This is every incident in which force was used on a child in June 2019')
    expect((await head.send({}, { action: '/signature' })).status).toBe(422)
    expect(head.page.errors).toEqual([
      'Confirm that this is every incident in which force was used, or record what is missing before you sign',
    ])
    const done = await head.send(confirmed, { action: '/signature' })
    expect(done.text).toContain('Return signed')
    expect(done.html.querySelectorAll('main p').map((each) => each.textContent.trim())).toEqual([
      'The business manager can read it now, and could not before.',
      'The independent scrutineer can read it now, and could not before.',
      'This system has not told anybody. It sends no messages and makes no calls.',
      'If an incident of this month is recorded from now on, or changed in what these figures count, the return shows it to you and to the scrutineer, and you are asked to sign again.',
      'The return for July 2019 can be signed from 1 August 2019.',
      'See this return',
      'Back to Monthly returns',
    ])
    const shown = await head.open(june)
    expect(shown.text).toContain('Signed on time')
    expect(shown.rows('As signed')).toEqual(figures.map(([key, value]) => [key, value, value, 'None']))
  })

  it('of a month without force is a nil return with its own confirmation', async () => {
    const head = await headOf()
    const asked = await head.open(`${june}/signature`)
    expect(asked.text).toContain('No force was used on a child in June 2019')
    expect((await head.send({}, { action: '/signature' })).errors).toEqual([
      'Confirm that no force was used, or record what is missing before you sign',
    ])
    await head.send(confirmed, { action: '/signature' })
    expect((await head.open(june)).answer('Confirmed')).toBe('Nil return: no force was used')
    expect((await head.open('/returns')).text).toContain('Nil return, signed on time')
  })

  it('names what was no use of force where nothing else happened', async () => {
    await stored(app, { ...inJune, countsAs: 'guiding' })
    const asked = await (await headOf()).open(`${june}/signature`)
    expect(asked.text).toContain(
      'No force was used on a child in June 2019, beyond the 1 incident with guiding holds or handcuffs alone',
    )
  })

  it('of an older month names no day on which another can be signed', async () => {
    app.at('2019-09-03T09:00:00.000Z')
    const head = await headOf()
    await head.open(`${june}/signature`)
    const done = await head.send(confirmed, { action: '/signature' })
    expect(done.heading).toBe('Return signed')
    expect(done.html.querySelectorAll('main p').map((each) => each.textContent.trim())).toEqual([
      expect.stringContaining('The business manager can read it now'),
      expect.stringContaining('The independent scrutineer can read it now'),
      expect.stringContaining('has not told anybody'),
      expect.stringContaining('you are asked to sign again'),
      'See this return',
      'Back to Monthly returns',
    ])
  })

  it('counts an incident in the month in which it happened by London’s clock', async () => {
    // Half past midnight in London on 1 June is still May in UTC; half past midnight on 1 July is still June.
    await stored(app, { happenedAt: '2019-06-01T00:30:00+01:00' })
    await stored(app, { happenedAt: '2019-06-30T23:59:00+01:00' })
    await stored(app, { happenedAt: '2019-07-01T00:30:00+01:00' })
    expect((await (await headOf()).open(`${june}/signature`)).answer('Incidents')).toBe('2')
  })

  it('cannot be signed before the month is over in London', async () => {
    app.at('2019-06-30T22:59:00.000Z')
    const head = await headOf()
    const early = await head.open(`${june}/signature`)
    expect(early.status).toBe(409)
    expect(early.text).toContain('June 2019 is not over yet. Its return can be signed from 1 July 2019.')
    app.at('2019-06-30T23:01:00.000Z')
    expect((await head.open(`${june}/signature`)).status).toBe(200)
  })

  it('is asked for from the first whole month after the establishment was added, and for no month to come', async () => {
    const head = await headOf()
    for (const month of ['2019-05', '2019-08', '2010-06', '2019-13', 'june'])
      expect((await head.open(`/returns/${ash}/${month}/signature`)).status, month).toBe(404)
    expect((await head.open('/returns')).rows().map(([month]) => month)).toEqual(['June 2019'])
  })

  it('stores no other figures than its signer saw', async () => {
    const head = await headOf()
    await head.open(`${june}/signature`)
    await stored(app, inJune)
    const again = await head.send(confirmed, { action: '/signature' })
    expect(again.status).toBe(409)
    expect(again.errors).toEqual([
      'Nothing was signed. The records of this month changed while you were reading: look at the figures again',
    ])
    expect(again.answer('Uses of force')).toBe('1')
    await head.send(confirmed, { action: '/signature' })
    expect((await head.open(june)).rows('As signed')[0]).toEqual(['Incidents', '1', '1', 'None'])
  })

  it('is signed once when the button is pressed twice', async () => {
    const head = await headOf()
    await head.open(`${june}/signature`)
    const { page } = head
    await head.send(confirmed, { action: '/signature' })
    head.page = page
    expect((await head.send(confirmed, { action: '/signature' })).text).toContain('Return signed')
    expect(await app.parts.db.selectFrom('monthlyReturn').select('version').execute()).toEqual([
      { version: 1 },
    ])
  })

  it('is signed by the first of two tabs; the second is told', async () => {
    const [first, second] = [await headOf(), await headOf()]
    await first.open(`${june}/signature`)
    await second.open(`${june}/signature`)
    await first.send(confirmed, { action: '/signature' })
    const clash = await second.send(confirmed, { action: '/signature' })
    expect(clash.status).toBe(409)
    expect(clash.errors).toEqual([
      'Nothing was signed. Somebody signed this return while you were reading it',
    ])
    expect(await app.parts.db.selectFrom('monthlyReturn').select('version').execute()).toEqual([
      { version: 1 },
    ])
  })

  it('is signed again with a reason, and the earlier signature stays to be read', async () => {
    const head = await headOf()
    await sign(head)
    await stored(app, inJune)
    await head.open(`${june}/signature`)
    expect((await head.send(confirmed, { action: '/signature' })).errors).toEqual([
      'Say why it is signed again',
    ])
    const unprintable = await head.send(
      { ...confirmed, reason: 'One 漢 came late' },
      { action: '/signature' },
    )
    expect(unprintable.errors).toEqual([
      'Take out “漢” (U+6F22), which may print as an empty box, or write it in words: “One 漢 came late”',
    ])
    const named = await head.send({ ...confirmed, reason: 'John Smith said so' }, { action: '/signature' })
    expect(named.status).toBe(422)
    // What was ticked is kept, since the page still shows the figures that were confirmed.
    expect(named.html.querySelectorAll('[name="confirmed"][checked]')).toHaveLength(1)
    await stored(app, { ...inJune, ownReference: 'UOF/19/99' })
    const others = await head.send({ ...confirmed, reason: 'John Smith said so' }, { action: '/signature' })
    expect(others.html.querySelectorAll('[name="confirmed"][checked]')).toHaveLength(0)
    await head.send({ ...confirmed, reason: 'One came late' }, { action: '/signature' })
    const shown = await head.open(june)
    expect(shown.text).toContain('Signed again')
    expect(shown.answer('First signed')).toBe('3 July 2019, 10am')
    expect(shown.text).not.toContain('changed this month after')
    const history = await head.open(`${june}/history`)
    expect(history.html.querySelector('title')?.textContent).toContain('History of the return for June 2019')
    expect(history.text).toContain('One came late')
    expect(history.rows('What each signature signed')).toEqual([
      ['3 July 2019', '0', '0', '0', '0', '0', 'Nil return: no force was used'],
      ['3 July 2019', '2', '2', '1', '0', '0', 'These are all incidents in which force was used'],
    ])
  })

  it('asks for a second step of the last minutes', async () => {
    const head = await headOf()
    await head.open(`${june}/signature`)
    const { page } = head
    app.at('2019-07-03T09:16:00.000Z')
    expect((await head.open(`${june}/signature`)).name).toBe('confirm')
    head.page = page
    await head.send(confirmed, { action: '/signature' })
    expect(await app.parts.db.selectFrom('monthlyReturn').select('id').execute()).toEqual([])
  })

  it('is confirmed anew where the page came back with other figures than were ticked, and only then', async () => {
    const head = await headOf()
    await sign(head)
    await stored(app, inJune)
    const page = await head.open(`${june}/signature`)
    app.at('2019-07-03T09:16:00.000Z')
    head.page = page
    await head.send({ ...confirmed, reason: 'One came late' }, { action: '/signature' })
    expect(head.page.name).toBe('confirm')
    await stored(app, { ...inJune, ownReference: 'UOF/19/99' })
    await enterSheetCode(head)
    const back = head.page
    expect(back.text).toContain('Your text is here')
    expect(back.value('reason')).toBe('One came late')
    expect(back.html.querySelectorAll('[name="confirmed"][checked]')).toHaveLength(0)
    expect((await head.send({ reason: 'One came late' }, { action: '/signature' })).errors).toEqual([
      'Confirm that this is every incident in which force was used, or record what is missing before you sign',
    ])
  })

  it('is signed by a deputy too, in their own name', async () => {
    const deputy = await deputyOfAsh(app)
    await sign(deputy)
    expect((await deputy.open(june)).answer('By')).toBe('Deputy of Ash')
  })

  it('is signed by the head of its establishment only, and read by those who scrutinise', async () => {
    await sign(await headOf())
    const { otherHead, scrutineer, businessManager, lado, partner } = app.people
    const other = await app.signedIn(otherHead)
    expect((await other.open(june)).status).toBe(404)
    expect((await other.open(`${june}/signature`)).status).toBe(404)
    expect((await other.open(`${june}/history`)).status).toBe(404)
    expect((await other.open('/returns')).text).not.toContain('Ash House')
    for (const person of [scrutineer, businessManager]) {
      const reader = await app.signedIn(person)
      expect((await reader.open(june)).rows('As signed')).toHaveLength(5)
      expect((await reader.open(`${june}/signature`)).status).toBe(403)
    }
    for (const path of [june, '/returns', '/outside-counts']) {
      expect((await (await app.signedIn(lado)).open(path)).status, path).toBe(403)
      expect((await (await app.signedIn(partner)).open(path)).status, path).toBe(404)
    }
  })

  it('is given by no query to a head of another establishment, whoever asks for it', async () => {
    await sign(await headOf())
    const { db } = app.parts
    const place = { establishmentId: ash, month: '2019-06' }
    const found = async ({ head, otherHead }: TestApp['people']) =>
      Promise.all(
        [head, otherHead].map(async (account) => {
          const person = { ...account, name: 'Head', organisation: null }
          return [(await signedReturns(db, person)).length, await findSignedReturn(db, person, place)]
        }),
      )
    expect(await found(app.people)).toEqual([
      [1, expect.objectContaining(place)],
      [0, undefined],
    ])
  })

  it('shows the business manager numbers and no way to a record', async () => {
    await sign(await headOf())
    await stored(app, inJune)
    const manager = await app.signedIn(app.people.businessManager)
    const shown = await manager.open(june)
    expect(shown.text).toContain('ASH-2019-0001')
    expect(shown.html.querySelectorAll('main a[href^="/incidents"]')).toEqual([])
    expect((await manager.open('/returns')).text).toContain('0 uses of force')
  })

  it('holds in the history, and a figure changed behind the application’s back is found', async () => {
    await sign(await headOf())
    const { db, keys } = app.parts
    const verify = () => verifyHistory(db, sealWith(keys.history), contents)
    expect(await verify()).toMatchObject({ sound: true })
    await db.updateTable('monthlyReturn').set({ seriousInjuries: 4 }).execute()
    expect(JSON.stringify(await verify())).toMatch(/"sound":false.*monthly-return/)
  })

  it('cannot be signed for another establishment, whatever the code forgets', async () => {
    const { db } = app.parts
    const person = { ...app.people.head, name: 'Head', organisation: null }
    const act = { ...app.act(), who: { id: person.id, role: 'head' } }
    const signing = {
      establishmentId: birch,
      month: '2019-06',
      person,
      version: 0,
      seen: '0 0 0 0 0',
      reason: '',
    }
    await expect(signReturn(db, act, signing)).rejects.toThrow('this belongs to another establishment')
    expect(await db.selectFrom('monthlyReturn').select('id').execute()).toEqual([])
  })
})
