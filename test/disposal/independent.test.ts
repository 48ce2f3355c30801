import { beforeEach, describe, expect, it } from 'vitest'
import { addPerson, changePerson, type NewPerson } from '../../server/access/people/actions.ts'
import { findPerson } from '../../server/access/people/queries.ts'
import { independence } from '../../server/access/second-person-queries.ts'
import type { Act } from '../../server/database/write.ts'
import { askForSecond, disposeOf, endHold, holdOff, objectToEnd } from '../../server/disposal/actions.ts'
import { holdAt, isHeld } from '../../server/disposal/queries.ts'
import { record } from '../../server/history/record.ts'
import { write } from '../../server/database/write.ts'
import { recordNew } from '../../server/records/actions.ts'
import { setSetting } from '../../server/settings/actions.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { askForMask } from '../../server/names/actions.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { holdEnds } from '../support/hold.ts'
import { ash } from '../support/people.ts'
import { aVisit } from '../support/records.ts'

const today = '2019-06-03'

/** So many days after the tests begin. */
const afterDays = (days: number) =>
  new Date(Date.parse(`${today}T09:00:00.000Z`) + days * 86_400_000).toISOString()

/** Somebody's home page, in a browser of theirs. */
async function atHome(person: { email: string }): Promise<Browser> {
  const browser = await app.signedIn(person)
  await browser.open('/')
  return browser
}

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

const actOf = (id: string, role: string, at = afterDays(0)): Act => ({ ...app.act(), who: { id, role }, at })
const asManager = (at?: string) => actOf(app.people.businessManager.id, 'business-manager', at)
const asScrutineer = (at?: string) => actOf(app.people.scrutineer.id, 'scrutineer', at)

const deputy = (role: 'scrutineer' | 'business-manager', by: Act): Promise<string> => {
  const account: NewPerson = {
    name: `Deputy ${role}`,
    email: `deputy-${role}@example.org`,
    role,
    establishmentId: null,
    organisation: null,
    appointedAs: 'deputy',
    appointedFrom: '2018-01-01',
    appointedTo: null,
  }
  return addPerson(app.parts.db, by, account)
}

const notIndependent = 'You and the person who asked for this are not independent'

describe('two people', () => {
  it('are not a business manager and the deputy scrutineer whom they added, whichever of them asks', async () => {
    const { db } = app.parts
    const puppet = await deputy('scrutineer', asManager())
    await askForSecond(db, asManager(), holdOff, today)
    await expect(endHold(db, actOf(puppet, 'scrutineer'))).rejects.toThrow(notIndependent)
    await objectToEnd(db, asScrutineer(), null)
    await askForSecond(db, actOf(puppet, 'scrutineer'), holdOff, today)
    await expect(endHold(db, asManager())).rejects.toThrow(notIndependent)
    expect(await isHeld(db, afterDays(100))).toBe(true)
  })

  it('are not two whom the same person added, nor one whom somebody added whom the other added', async () => {
    const { db } = app.parts
    const manager = await deputy('business-manager', asManager())
    const scrutineer = await deputy('scrutineer', actOf(manager, 'business-manager'))
    const head = app.people.head.id
    const isIndependent = await independence(db, afterDays(1))
    expect(isIndependent(app.people.businessManager.id, scrutineer)).toBe(false)
    expect(isIndependent(scrutineer, manager)).toBe(false)
    expect(isIndependent(scrutineer, head)).toBe(true)
    expect(isIndependent(app.people.scrutineer.id, app.people.businessManager.id)).toBe(true)
    const later = await independence(db, afterDays(31))
    expect(later(app.people.businessManager.id, scrutineer)).toBe(true)
  })

  it('are not independent by a clock that was set back while one of them was added', async () => {
    const { db } = app.parts
    await write(db, app.act(), (tx) => record(tx, app.act(), { act: 'checked', subject: 'database' }))
    const puppet = await deputy('scrutineer', asManager('2011-01-03T09:00:00.000Z'))
    expect((await independence(db, afterDays(1)))(app.people.businessManager.id, puppet)).toBe(false)
  })

  it('destroy no record where one of them was added by the other, even after the hold ended', async () => {
    const { db } = app.parts
    const { id } = await recordNew(db, app.act(), visitKind, { values: aVisit() })
    await holdEnds({ db, people: app.people, act: app.act() }, afterDays(0))
    const at = '2095-01-03T09:00:00.000Z'
    const asked = { what: 'disposal', subject: 'visit', subjectId: id } as const
    await askForSecond(db, asManager(at), asked, '2095-01-03')
    const puppet = await deputy('scrutineer', asManager(at))
    await expect(disposeOf(db, actOf(puppet, 'scrutineer', at), asked, '2095-01-03')).rejects.toThrow(
      notIndependent,
    )
    await disposeOf(db, asScrutineer(at), asked, '2095-01-03')
  })

  it('mask no name where one of them was added by the other', async () => {
    const { db } = app.parts
    const puppet = await deputy('scrutineer', asManager())
    const { id } = await recordNew(db, app.act(), visitKind, {
      values: aVisit({ areasSeen: 'Jordan Example’s room' }),
    })
    const mask = await askForMask(db, actOf(puppet, 'scrutineer'), {
      subject: 'visit',
      subjectId: id,
      establishmentId: ash,
      title: 'Visit',
      text: 'Jordan Example',
      found: [{ name: 'areasSeen', field: 'Areas seen', count: 1 }],
    })
    const manager = await atHome(app.people.businessManager)
    expect(manager.page.link('Confirm or refuse that a name is masked')).toBeUndefined()
    const shown = await manager.open(`/masked-names/${mask}`)
    expect(shown.text).toContain('the two of you are not independent')
    expect(shown.html.querySelectorAll('form[action$=confirmed]')).toEqual([])
    const { hidden } = shown.form('/refused')
    const answer = await manager.post(`/masked-names/${mask}/confirmed`, hidden)
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining(notIndependent)])
  })

  it('are told on the page why one of them cannot confirm, and are offered to refuse alone', async () => {
    const puppet = await deputy('scrutineer', asManager())
    await askForSecond(app.parts.db, actOf(puppet, 'scrutineer'), holdOff, today)
    const manager = await atHome(app.people.businessManager)
    expect(manager.page.link('Confirm or refuse the end of the legal hold')).toBeUndefined()
    const shown = await manager.open('/disposal')
    expect(shown.text).toContain('the two of you are not independent')
    expect(shown.html.querySelectorAll('form[action$=confirmed]')).toEqual([])
    expect(shown.html.querySelectorAll('form[action$=refused]')).toHaveLength(1)
  })
})

describe('the end of the legal hold', () => {
  const agree = async (at = afterDays(0)) => {
    await askForSecond(app.parts.db, asManager(at), holdOff, today)
    await endHold(app.parts.db, asScrutineer(at))
  }
  const heldAfter = (days: number) => isHeld(app.parts.db, afterDays(days))

  it('takes effect after fourteen days and not before', async () => {
    await agree()
    expect([await heldAfter(13.99), await heldAfter(14)]).toEqual([true, false])
    expect((await holdAt(app.parts.db, afterDays(2))).endsAt).toBe(afterDays(14))
    await expect(askForSecond(app.parts.db, asManager(), holdOff, today)).rejects.toThrow('confirmed already')
  })

  it('gains nothing by a clock that was set back when it was agreed to', async () => {
    await write(app.parts.db, app.act(), (tx) =>
      record(tx, app.act(), { act: 'checked', subject: 'database' }),
    )
    await agree('2019-05-01T09:00:00.000Z')
    expect([await heldAfter(13.99), await heldAfter(14)]).toEqual([true, false])
  })

  it('gains nothing by a clock that was set ahead since, and loses nothing by one that was put right', async () => {
    const { db } = app.parts
    const jump = (act: string, at: string) =>
      write(db, app.act(), (tx) =>
        record(tx, { ...app.act(), at }, { act, subject: 'database', details: { seconds: 20 * 86_400 } }),
      )
    await agree()
    await jump('clock went ahead', afterDays(20))
    expect([await heldAfter(20), await heldAfter(33.99), await heldAfter(34)]).toEqual([true, true, false])
    await jump('clock went back', afterDays(0))
    expect([await heldAfter(13.99), await heldAfter(14)]).toEqual([true, false])
  })

  const objectors = ['scrutineer', 'head', 'otherHead', 'lado', 'businessManager'] as const
  it.each(objectors)('ends by one objection of the %s, before it takes effect', async (who) => {
    await agree()
    const officer = await atHome(app.people[who])
    const link = officer.page.link('Object, or let it be: the legal hold ends 17 June 2019, 10am')
    await officer.open(link ?? 'no link')
    expect(officer.page.text).toContain('Test business-manager 6')
    await officer.send({}, { action: '/objection' })
    expect(officer.page.html.querySelectorAll('form[action$=objection]')).toEqual([])
    expect([await heldAfter(14), await heldAfter(100)]).toEqual([true, true])
    const manager = await app.signedIn(app.people.businessManager)
    expect((await manager.open('/settings')).rows('Planned changes')).toEqual([])
    expect((await manager.open('/disposal')).html.querySelectorAll('form[action$=asked]')).toHaveLength(1)
  })

  it('ends by an objection before a second person has confirmed it', async () => {
    await askForSecond(app.parts.db, asManager(), holdOff, today)
    const head = await atHome(app.people.head)
    await head.open(head.page.link('Read that the legal hold is asked to end') ?? 'no link')
    await head.send({}, { action: '/objection' })
    await expect(endHold(app.parts.db, asScrutineer())).rejects.toThrow('This is no longer asked for')
  })

  it('can be objected to by nobody once it has taken effect, nor by a partner', async () => {
    await agree()
    const partner = await app.signedIn(app.people.partner)
    expect((await partner.open('/legal-hold')).status).toBe(404)
    await expect(
      objectToEnd(app.parts.db, actOf(app.people.lado.id, 'lado', afterDays(14)), null),
    ).rejects.toThrow('The end of the legal hold is no longer asked for')
    expect(await heldAfter(14)).toBe(false)
  })
})

it('one business manager alone cannot destroy a child’s record any more, and everybody reads each act', async () => {
  const { db } = app.parts
  const manager = app.people.businessManager.id
  const puppet = await deputy('scrutineer', asManager())
  const details = await findPerson(db, app.people.scrutineer.id)
  if (details === undefined) throw new Error('There is no scrutineer')
  const { name, role, establishmentId, organisation, appointedAs, appointedFrom, version } = details
  const account = { name, role, establishmentId, organisation, appointedAs, appointedFrom }
  const change = (appointedTo: string) =>
    changePerson(db, asManager(), { id: details.id, version }, { ...account, appointedTo })
  await expect(change('2019-06-02')).rejects.toThrow('An appointment cannot end in the past')
  await change('2019-06-03')
  const shorter = { establishmentType: '', value: '18', fromOn: '2018-01-01', reason: 'Agreed' } as const
  await setSetting(db, asManager(), 'keep-child-records-years', shorter)
  await askForSecond(db, asManager(), holdOff, today)
  await expect(endHold(db, actOf(puppet, 'scrutineer'))).rejects.toThrow(notIndependent)
  expect(manager).not.toBe(puppet)
  for (const who of ['head', 'otherHead', 'lado', 'scrutineer'] as const) {
    const { page } = await atHome(app.people[who])
    expect(page.answer('Independent scrutineer: Deputy scrutineer'), who).toContain('New: deputises for it')
    expect(page.answer(`Independent scrutineer: ${name}`), who).toContain(
      'Last day: was not agreed, now 3 June 2019',
    )
    expect(page.answer('Records of children are kept until the age of'), who).toContain('18 years')
    expect(page.answer('Legal hold to end'), who).toContain('Asked for')
  }
})
