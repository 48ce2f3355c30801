import { argon2Sync } from 'node:crypto'
import { dictionary } from '@zxcvbn-ts/language-common'
import { beforeEach, describe, expect, it } from 'vitest'
import { isGuessable } from '../../server/access/password/guessable.ts'
import { birch, cheapHash } from '../support/people.ts'
import { startApp, type TestApp } from '../support/app.ts'

const old = 'correct horse battery'
const fresh = 'seven brass owls at noon'

describe('one’s own password', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  it('is changed, ends every other session, and only the new one signs in', async () => {
    const elsewhere = await app.signedIn(app.people.lado)
    const here = await app.signedIn(app.people.lado)
    await here.open('/password')
    await here.send({ old, new: fresh })
    expect(here.page.heading).toBe('Password changed')
    expect((await here.open('/lado-contacts')).status).toBe(200)
    expect((await elsewhere.open('/lado-contacts')).name).toBe('sign-in')
    expect((await app.signedIn(app.people.lado)).page.status).toBe(422)
    const again = app.stranger()
    await again.open('/sign-in')
    await again.send({ email: app.people.lado.email, password: fresh })
    expect(again.page.name).not.toBe('sign-in')
  })

  it('gets a stronger hash when its person signs in, and not when somebody else tries', async () => {
    const { db } = app.parts
    const weak = await cheapHash(old)
    await db.updateTable('person').set({ passwordHash: weak }).where('id', '=', app.people.lado.id).execute()
    const stands = async () =>
      (
        await db
          .selectFrom('person')
          .select('passwordHash')
          .where('id', '=', app.people.lado.id)
          .executeTakeFirst()
      )?.passwordHash
    const guesser = app.stranger()
    await guesser.open('/sign-in')
    await guesser.send({ email: app.people.lado.email, password: 'wrong' })
    expect(await stands()).toBe(weak)
    const lado = await app.signedIn(app.people.lado)
    expect(await stands()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect((await app.signedIn(app.people.lado)).page.name).toBe('home')
    expect((await lado.open('/')).text).not.toContain('The password was changed')
  })

  it('is stored as argon2id gives it at its whole cost', async () => {
    const lado = await app.signedIn(app.people.lado)
    await lado.open('/password')
    await lado.send({ old, new: fresh })
    const { passwordHash } = await app.parts.db
      .selectFrom('person')
      .select('passwordHash')
      .where('id', '=', app.people.lado.id)
      .executeTakeFirstOrThrow()
    const [, , , settings, salt = '', tag = ''] = passwordHash.split('$')
    expect(settings).toBe('m=19456,t=2,p=1')
    const derived = argon2Sync('argon2id', {
      message: fresh,
      nonce: Buffer.from(salt, 'base64'),
      memory: 19_456,
      passes: 2,
      parallelism: 1,
      tagLength: 32,
    })
    expect(derived.toString('base64').replace(/=+$/, '')).toBe(tag)
  })

  it('that was given wrong is told to its person and stands in the history', async () => {
    const lado = await app.signedIn(app.people.lado)
    await lado.open('/password')
    await lado.send({ old: 'wrong', new: fresh })
    expect((await lado.open('/')).answer('Failed tries since then')).toBe('1 try')
    const events = await app.parts.db
      .selectFrom('historyEvent')
      .select('whoId')
      .where('act', '=', 'sign-in failed')
      .execute()
    expect(events).toEqual([{ whoId: app.people.lado.id }])
  })

  it.each([
    [{ old: 'wrong' }, 'This is not your current password. Check it and try again'],
    [{ old: '' }, 'Enter your password as it is now'],
    [{ new: 'elevenchars' }, 'Use 12 characters or more for your new password'],
    [{ new: old }, 'Choose a password that is not the one you have now'],
    [
      { new: 'Medway-Safeguarding-2026' },
      'Choose a password that is not built on words that people would guess, such as names of places or of this service',
    ],
  ])('stays as it was for %j, and says what to do', async (wrong, message) => {
    const lado = await app.signedIn(app.people.lado)
    await lado.open('/password')
    const again = await lado.send({ old, new: fresh, ...wrong })
    expect(again.status).toBe(422)
    expect(again.errors).toEqual([message])
    expect(again.value('new') ?? '').toBe('')
    expect((await app.signedIn(app.people.lado)).page.status).not.toBe(422)
  })

  it('is longer for those who decide most', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/password')
    const again = await manager.send({ old, new: 'fourteen chars' })
    expect(again.errors).toEqual(['Use 15 characters or more for your new password'])
  })
})

describe('a guessable password', () => {
  it.each([
    ['safeguarding123', true],
    ['1234567890qwerty', true],
    ['trustno1trustno1', true],
    ['!!!superman2000!!!', true],
    ['Ash House Ash House', true],
    ['p4ssw0rdp4ssw0rd', true],
    ['123456789012345', true],
    ['aaaaaaaaaaaaaaaa', true],
    ['test.scrutineer@example', true],
    ['Safe-Guarding-2026', true],
    ['$afeguarding1234', true],
    ['s4f3gu4rd1ng!2026', true],
    ['5afeguard!ng-now', true],
    ['0akhill-0akhill', true],
    ['Sáfeguarding-1', true],
    ['ｓafeguarding-12', true],
    ['S.a.f.e.g.u.a.r.d.i.n.g', true],
    ['Strood-Strood-24', true],
    ['KentPolice2026x', true],
    ['MedwayCouncil2026', true],
    ['youthcustodyservice', true],
    ['MedwayOctober26', true],
    ['Ash-Ash-Ash-2026', true],
    ['AshHouse-Winter-25', true],
    ['Po1ice-Rochester', true],
    ['12-Medway-12-Kent-12', true],
    ['Superman2000!!!', true],
    ['8374 2983 1122 9960', false],
    ['bX2-9fash8R_t1u7', false],
    ['ash shower splash bucket', false],
    ['maybe kentucky hoops march on', false],
    ['Grün-Käse-Öfen-Übung', false],
    [')(*&^%$#@~{}<>', false],
    ['correct medway horse battery', false],
    ['ысокая берёза у реки', false],
    ['bX2-9fQzL0-kMw8R_t1u', false],
  ])('%s: %s', (password, guessable) => {
    expect(isGuessable(password, ['Ash House', 'ASH', 'test.scrutineer@example.org'])).toBe(guessable)
  })

  it.each(['', ' ', 'Bo', 'Jo Ng', 'J. K.', 'X', 'Y & Z', '李明', 'Ой', '한', '’', '🙂', '\u0301'])(
    'is told from another where a name is %j, which holds no word of three letters',
    (name) => {
      expect(isGuessable('purple giraffe lamp window 47', [name])).toBe(false)
      expect(isGuessable('Safe-Guarding-2026', [name])).toBe(true)
    },
  )

  it.each(['Jo Ng', 'J. O. Ng', 'jo-ng'])('is found on all of a short name together: %s', (name) => {
    expect(isGuessable('jong.JONG.jo-ng-47', [name])).toBe(true)
  })

  it('is none of five hundred made of four words drawn by lot', () => {
    const words = dictionary['diceware-common']
    const drawn = Array.from({ length: 500 }, (_each, n) =>
      [1, 3, 5, 7].map((step) => words[(n * 3571 * step + step * 911) % words.length] ?? '').join(' '),
    )
    const refused = drawn.filter((each) => isGuessable(each, ['Ash House', 'ASH', 'Cookham Wood', 'Oakhill']))
    expect(refused).toEqual([])
  })

  it('is found on the names, codes and operators of establishments', async () => {
    const app = await startApp()
    await app.parts.db
      .updateTable('establishmentAttribute')
      .set({ operator: 'Larkfield Trust' })
      .where('establishmentId', '=', birch)
      .execute()
    const lado = await app.signedIn(app.people.lado)
    await lado.open('/password')
    for (const guess of ['Larkfield-Trust-26', 'BIR-ASH-BIR-ASH-2026', 'B1rch.H0use.2026'])
      expect((await lado.send({ old, new: guess })).errors, guess).toHaveLength(1)
  })
})
