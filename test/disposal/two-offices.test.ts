import { beforeEach, describe, expect, it } from 'vitest'
import { askForSecond, endHold, holdOff, refuseAsk, restoreHold } from '../../server/disposal/actions.ts'
import { isHeld } from '../../server/disposal/queries.ts'
import type { Act } from '../../server/database/write.ts'
import { recordNew } from '../../server/records/actions.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { setSetting } from '../../server/settings/actions.ts'
import { settingOn } from '../../server/settings/queries.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { holdEnds } from '../support/hold.ts'
import { typedAppointment } from '../support/people.ts'
import { aVisit } from '../support/records.ts'

const today = '2019-06-03'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

/** A deputy whom the business manager appoints without asking anybody. */
async function deputyManager(): Promise<string> {
  const manager = await app.signedIn(app.people.businessManager)
  await manager.open('/people/new')
  await manager.send({
    ...typedAppointment('deputy'),
    name: 'The manager’s deputy',
    email: 'deputy@example.org',
    role: 'business-manager',
    establishmentId: '',
    organisation: '',
  })
  const { id } = await app.parts.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', 'deputy@example.org')
    .executeTakeFirstOrThrow()
  return id
}

const actOf = (id: string, role: string, at = '2019-06-03T09:00:00.000Z'): Act => ({
  ...app.act(),
  who: { id, role },
  at,
})
/** So many days after the tests begin. */
const afterDays = (days: number) =>
  new Date(Date.parse('2019-06-03T09:00:00.000Z') + days * 86_400_000).toISOString()

const asManager = (at?: string) => actOf(app.people.businessManager.id, 'business-manager', at)
const asScrutineer = (at?: string) => actOf(app.people.scrutineer.id, 'scrutineer', at)

describe('the second person', () => {
  it('is of another office: the business manager’s deputy cannot end the hold that the business manager asked to end', async () => {
    const { db } = app.parts
    const deputy = await deputyManager()
    await askForSecond(db, asManager(), holdOff, today)
    await expect(endHold(db, actOf(deputy, 'business-manager'))).rejects.toThrow(
      'Somebody of your own office asked for this: a person of another office must confirm it.',
    )
    expect(await isHeld(db, afterDays(14))).toBe(true)
    await endHold(db, asScrutineer())
    expect(await isHeld(db, afterDays(14))).toBe(false)
  })

  it('is of another office even where the database is written to by hand', async () => {
    const { db, opened } = app.parts
    const deputy = await deputyManager()
    await askForSecond(db, asManager(), holdOff, today)
    const confirm = (id: string, role: string) =>
      opened.connection
        .prepare(
          `update second_answer set answer = 'confirmed', answered_by = ?, answered_as = ?, answered_at = 'x'`,
        )
        .run(id, role)
    expect(() => confirm(deputy, 'business-manager')).toThrow(/CHECK/)
    expect(confirm(app.people.scrutineer.id, 'scrutineer').changes).toBe(1)
  })

  it('is not looked for in the office that asked: its people may refuse, and are offered nothing else', async () => {
    await askForSecond(app.parts.db, actOf(await deputyManager(), 'business-manager'), holdOff, today)
    const manager = await app.signedIn(app.people.businessManager)
    expect((await manager.open('/')).text).not.toContain('the end of the legal hold')
    const shown = await manager.open('/disposal')
    expect(shown.html.querySelectorAll('form[action$=confirmed]')).toEqual([])
    expect(shown.text).toContain('A person of another office must confirm it.')
    expect(shown.html.querySelectorAll('form[action$=refused]')).toHaveLength(1)
    const waits = (await manager.open('/appointments')).rows().map((row) => row.at(-1))
    expect(waits.filter((words) => words?.includes('to confirm'))).toHaveLength(1)
  })
})

describe('the scrutineer’s home page', () => {
  const shown = async (row: string) =>
    (await (await app.signedIn(app.people.scrutineer)).open('/')).answer(row)

  it('says nothing of the legal hold as long as it is on and nobody asked, and Administration that it is', async () => {
    expect(await shown('Legal hold')).toBe('')
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect((await scrutineer.open('/administration')).answer('Legal hold')).toBe(
      'On Nothing may be destroyed',
    )
  })

  it('says at once who ended the legal hold, and still a year later', async () => {
    const { db } = app.parts
    await askForSecond(db, asManager(), holdOff, today)
    await endHold(db, asScrutineer('2019-06-03T09:01:00.000Z'))
    app.at('2020-09-01T09:00:00.000Z')
    expect(await shown('Legal hold')).toBe(
      'Off Records whose time is over can be destroyed By Test scrutineer 1, 3 June 2019, 10:01am',
    )
    expect(await shown('End of the legal hold')).toBe(
      'Confirmed by Test scrutineer 1, 3 June 2019, 10:01am Asked for by Test business-manager 6, 3 June 2019, 10am',
    )
  })

  it('says at once that somebody asked for it to end, and who refused', async () => {
    const { db } = app.parts
    await askForSecond(db, asManager(), holdOff, today)
    expect(await shown('End of the legal hold')).toBe(
      'Nobody has answered yet Asked for by Test business-manager 6, 3 June 2019, 10am',
    )
    await refuseAsk(db, asScrutineer(), holdOff)
    expect(await shown('End of the legal hold')).toContain('Refused by Test scrutineer 1')
  })

  it('says of more than five requests how many more there are, and where they stand', async () => {
    const { db } = app.parts
    for (let nth = 1; nth <= 7; nth++) {
      await askForSecond(db, asManager(), holdOff, today)
      await refuseAsk(db, asScrutineer(), holdOff)
    }
    const scrutineer = await app.signedIn(app.people.scrutineer)
    const home = await scrutineer.open('/')
    expect(home.text.match(/Refused by Test scrutineer 1/g)).toHaveLength(5)
    const listed = await scrutineer.open(home.link('And 2 more') ?? 'none')
    expect(listed.text.match(/End asked for/g)).toHaveLength(7)
  })

  it('says at once that a record is to be destroyed', async () => {
    const { db } = app.parts
    const visit = await recordNew(db, app.act(), visitKind, { values: aVisit() })
    await holdEnds({ db, people: app.people, act: app.act() }, app.act().at)
    app.at('2095-01-03T09:00:00.000Z')
    const asked = { what: 'disposal' as const, subject: 'visit', subjectId: visit.id }
    await askForSecond(db, asManager('2095-01-03T09:00:00.000Z'), asked, '2095-01-03')
    expect(await shown('Disposal: visit')).toContain('Nobody has answered yet')
  })
})

describe('what was set last', () => {
  it('holds, and not what was set at the latest time: a clock that went back ends no legal hold', async () => {
    const { db } = app.parts
    await askForSecond(db, asManager('2019-06-03T09:00:00.000Z'), holdOff, today)
    await endHold(db, asScrutineer('2019-06-03T09:01:00.000Z'))
    await restoreHold(db, asManager('2019-06-03T08:01:00.000Z'), today)
    expect(await isHeld(db, afterDays(20))).toBe(true)
  })

  it('is in force of two values from one day, whatever the clock said', async () => {
    const { db } = app.parts
    const set = (value: string, at: string) =>
      setSetting(db, asManager(at), 'roll-limit', {
        establishmentType: '',
        value,
        fromOn: today,
        reason: 'Agreed',
      })
    await set('12', '2019-06-03T09:01:00.000Z')
    await set('10', '2019-06-03T08:01:00.000Z')
    expect(await settingOn(db, 'roll-limit', today)).toBe(10)
    const manager = await app.signedIn(app.people.businessManager)
    expect((await manager.open('/settings')).rows('History').map((row) => row[2])).toEqual([
      '10 children',
      '12 children',
    ])
  })
})
