import { beforeEach, describe, expect, it } from 'vitest'
import type { Act } from '../../server/database/write.ts'
import { write } from '../../server/database/write.ts'
import { askForSecond, disposeOf, holdOff, refuseAsk } from '../../server/disposal/actions.ts'
import { disposable, disposableKinds } from '../../server/disposal/rules.ts'
import { record } from '../../server/history/record.ts'
import { addPerson, changePerson, disablePerson, enablePerson } from '../../server/access/people/actions.ts'
import { findPerson } from '../../server/access/people/queries.ts'
import { setSetting } from '../../server/settings/actions.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { holdEnds } from '../support/hold.ts'
import { recordOneOfEach, type OneOfEach } from '../support/records.ts'

/** A day on which the records of 2019 may be disposed of. */
const later = '2102-01-01'

let app: TestApp
let records: OneOfEach
beforeEach(async () => {
  app = await startApp()
  records = await recordOneOfEach(app.parts.db, app.act())
  await holdEnds({ db: app.parts.db, people: app.people, act: app.act() }, '2101-11-01T09:00:00.000Z')
  app.at(`${later}T09:00:00.000Z`)
})

const asManager = (at = `${later}T09:00:00.000Z`): Act => ({
  ...app.act(),
  who: { id: app.people.businessManager.id, role: 'business-manager' },
  at,
})
const asScrutineer = (): Act => ({
  ...asManager(),
  who: { id: app.people.scrutineer.id, role: 'scrutineer' },
})

const home = async (who: keyof TestApp['people']) => (await app.signedIn(app.people[who])).open('/')

const everybody = ['scrutineer', 'businessManager', 'head', 'otherHead', 'lado'] as const

async function destroy(subject: string, subjectId: string): Promise<void> {
  const asked = { what: 'disposal', subject, subjectId } as const
  await askForSecond(app.parts.db, asManager(), asked, later)
  await disposeOf(app.parts.db, asScrutineer(), asked, later)
}

describe('for thirty days every officer reads on the home page', () => {
  it('that an incident is to be destroyed, and was: another establishment’s head by kind and number alone', async () => {
    const { db } = app.parts
    await destroy('lado-contact', records.ladoContact.id)
    const asked = { what: 'disposal', subject: 'incident', subjectId: records.incident.id } as const
    await askForSecond(db, asManager(), asked, later)
    const key = 'Destruction: incident ASH-2019-0001'
    for (const who of everybody) expect((await home(who)).answer(key), who).toContain('Asked for')
    await disposeOf(db, asScrutineer(), asked, later)
    const whole =
      'Destroyed, by a second person It was kept until 31 May 2079 By Test scrutineer 1, 1 January 2102, 9am'
    const little = whole.replace(' It was kept until 31 May 2079', '')
    for (const who of everybody)
      expect((await home(who)).answer(key), who).toBe(who === 'otherHead' || who === 'lado' ? little : whole)
    app.at('2102-01-30T09:00:00.000Z')
    for (const who of everybody) expect((await home(who)).answer(key), who).toContain('Destroyed')
    app.at('2102-01-31T09:00:01.000Z')
    for (const who of everybody) expect((await home(who)).answer(key), who).toBe('')
  })

  it('of a LADO contact that is destroyed, but no head ever', async () => {
    await destroy('lado-contact', records.ladoContact.id)
    for (const who of ['scrutineer', 'businessManager', 'lado'] as const)
      expect((await home(who)).text, who).toContain('Destruction: LADO contact LADO-2019-0001')
    for (const who of ['head', 'otherHead'] as const) {
      const page = await home(who)
      expect(page.text, who).not.toContain('Destruction')
      expect(page.text, who).not.toContain('LADO-2019-0001')
    }
  })

  it('of the scrutineer’s own log nothing but who works with disposal', async () => {
    await destroy('contact', records.contact.id)
    for (const who of everybody)
      expect((await home(who)).text.includes('Destruction: contact'), who).toBe(
        who === 'scrutineer' || who === 'businessManager',
      )
  })

  it('that retention was shortened, and that the scrutineer was appointed otherwise', async () => {
    const { db } = app.parts
    const value = { establishmentType: '', value: '19', fromOn: '2102-01-02', reason: 'Agreed' } as const
    await setSetting(db, asManager(), 'keep-allegations-years', value)
    await setSetting(db, asManager(), 'roll-limit', value)
    const person = await findPerson(db, app.people.scrutineer.id)
    if (person === undefined) throw new Error('There is no scrutineer')
    const { id, version, email: _email, createdAt: _at, disabledAt: _disabled, ...details } = person
    await changePerson(db, asManager(), { id, version }, { ...details, appointedTo: '2102-06-30' })
    for (const who of everybody) {
      const page = await home(who)
      expect(page.answer('Allegations about staff are kept for'), who).toBe(
        '19 years, from 2 January 2102 Was: 82 years By Test business-manager 6, 1 January 2102, 9am',
      )
      expect(page.answer('Independent scrutineer: Test scrutineer 1'), who).toMatch(
        /^Last day: was not agreed, now 30 June 2102 By Test business-manager 6/,
      )
      expect(page.text.includes('Only counts are shown below'), who).toBe(who === 'scrutineer')
    }
    expect((await home('partner')).text).not.toContain('Allegations about staff')
  })

  it('that the numbers to ring when a child may be at risk are others, with those before', async () => {
    const { db } = app.parts
    const set = (value: string, fromOn: string) =>
      setSetting(db, asManager(), 'urgent-numbers', {
        establishmentType: '',
        value,
        fromOn,
        reason: 'New',
      })
    await set('LADO: 01634 1', '2102-01-01')
    await set('LADO: 01634 9', '2102-03-01')
    const key = 'Numbers to ring when a child may be at risk'
    for (const who of everybody) {
      const { text } = await home(who)
      expect(text, who).toContain(
        `${key} LADO: 01634 9, from 1 March 2102 Was: LADO: 01634 1 By Test business`,
      )
      expect(text, who).toContain('LADO: 01634 1, from 1 January 2102 Was: None yet By Test business')
    }
    expect((await home('partner')).text).not.toContain('01634 9')
  })

  it('that an officer or a deputy was disabled, let in again, appointed or given another name', async () => {
    const { db } = app.parts
    await disablePerson(db, asManager(), app.people.lado.email)
    await disablePerson(db, asManager(), app.people.head.email)
    await enablePerson(db, asManager(), app.people.head.id)
    const deputy = {
      role: 'lado',
      appointedAs: 'deputy',
      appointedFrom: '2102-01-01',
      appointedTo: null,
    } as const
    const nowhere = { establishmentId: null, organisation: null }
    const id = await addPerson(db, asManager(), {
      ...deputy,
      ...nowhere,
      name: 'Dee',
      email: 'd@example.org',
    })
    await changePerson(db, asManager(), { id, version: 1 }, { ...deputy, ...nowhere, name: 'Dora' })
    for (const who of ['scrutineer', 'businessManager', 'head', 'otherHead'] as const) {
      const page = await home(who)
      expect(page.answer('LADO: Test lado 4'), who).toContain('The account was disabled By Test business')
      expect(page.answer('Head of safeguarding, Ash House: Test head 2'), who).toContain('May sign in again')
      expect(page.answer('LADO: Dee'), who).toContain('New: deputises for it from 1 January 2102')
      expect(page.answer('LADO: Dora'), who).toContain('Name: was Dee, now Dora')
    }
    expect((await home('partner')).text).not.toContain('Dora')
  })

  it('what was done while the clock was set back', async () => {
    await write(app.parts.db, asManager(), (tx) =>
      record(tx, asManager(), { act: 'checked', subject: 'database' }),
    )
    const value = { establishmentType: '', value: '18', fromOn: '2102-01-02', reason: 'Agreed' } as const
    await setSetting(app.parts.db, asManager('2011-01-03T09:00:00.000Z'), 'keep-child-records-years', value)
    expect((await home('lado')).answer('Records of children are kept until the age of')).toContain('18 years')
  })

  it('all of it, so that nobody pushes one out of sight by doing many others', async () => {
    const { db } = app.parts
    const value = { establishmentType: '', value: '18', fromOn: '2102-01-02', reason: 'Agreed' } as const
    await setSetting(db, asManager(), 'keep-child-records-years', value)
    const asked = { what: 'disposal', subject: 'visit', subjectId: records.visit.id } as const
    for (let nth = 0; nth < 30; nth++) {
      await askForSecond(db, asManager(), asked, later)
      await refuseAsk(db, asManager(), asked)
    }
    const page = await home('head')
    expect(page.answer('Records of children are kept until the age of')).toContain('18 years')
    expect(page.text.match(/Refused or taken back/g)).toHaveLength(30)
  })
})

it('every kind that can be disposed of says which officers may know of it, and a LADO contact never a head', () => {
  const known = disposableKinds().flatMap((kind) => disposable(kind)?.knownTo.map((who) => [kind, who]) ?? [])
  expect(known.filter(([kind, who]) => kind === 'lado-contact' && who !== 'lado')).toEqual([])
  expect(
    known.filter(([kind]) => ['contact', 'urgent-follow-up', 'sample-draw'].includes(kind ?? '')),
  ).toEqual([])
  expect(holdOff.subject).toBe('legal-hold')
})
