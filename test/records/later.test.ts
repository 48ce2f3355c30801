import { beforeEach, describe, expect, it } from 'vitest'
import { verifyHistory } from '../../server/history/verify.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { aChild, stored, typedTime } from '../incidents/incident.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { meetingKind } from '../../server/qa-meetings/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { aMeeting, aVisit } from '../support/records.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'

let app: TestApp
let head: Browser
beforeEach(async () => {
  app = await startApp()
  head = await app.signedIn(app.people.head)
})

const undecided = { safeguardingDecision: 'undecided', decisionReason: '', decidedBy: '' } as const
const decided = {
  safeguardingDecision: 'no-concern',
  decisionReason: 'Held lightly',
  decidedBy: 'Head of safeguarding',
}

const begin = async (differs: Parameters<typeof stored>[1]) => {
  const { id } = await stored(app, differs)
  return { id, address: `/incidents/${id}` }
}

const versions = (id: string) =>
  app.parts.db
    .selectFrom('recordVersion as version')
    .innerJoin('historyEvent as event', 'event.seq', 'version.seq')
    .select(['event.act', 'version.reason'])
    .where('version.subjectId', '=', id)
    .orderBy('version.version')
    .execute()

describe('what is known only after an incident is submitted', () => {
  it('is one page from home with its question alone, asks for no reason, and is added', async () => {
    const { id, address } = await begin(undecided)
    const home = await head.open('/')
    expect(home.link('Decide whether incident')).toBe(`${address}/decision`)
    const asked = await head.open(`${address}/decision`)
    expect(asked.html.querySelectorAll('main fieldset, main textarea, main input[type=text]')).toHaveLength(3)
    expect(asked.text).toContain('Incident ASH-2019-0001, 31 May 2019')
    expect(asked.text).not.toContain('reason for the correction')
    const done = await head.send(decided)
    expect(done.text).toContain('Added to the record')
    expect((await head.open(address)).answer('Safeguarding decision')).toBe('No concern')
    expect(await versions(id)).toEqual([
      { act: 'recorded', reason: '' },
      { act: 'added', reason: '' },
    ])
    expect((await head.open(`${address}/history`)).text).toContain('Version 2, added')
    expect((await head.open('/')).text).not.toContain('Decide whether incident')
  })

  it('is a correction once it was answered: the page is gone and leads to the record', async () => {
    const { address } = await begin({})
    for (const slug of ['decision', 'spoken-to', 'open-questions', 'times'])
      expect((await head.open(`${address}/${slug}`)).path, slug).toBe(address)
    expect((await head.open(address)).text).not.toContain('Add the safeguarding decision')
  })

  it('asks about each child of whom it is open, by pseudonym, and of no other', async () => {
    const { address } = await begin({
      children: [
        aChild({ debrief: 'not-done', spokenToAt: null, account: '' }),
        aChild({ pseudonym: 'K-13' }),
        aChild({ pseudonym: 'K-14', debrief: 'not-recorded', spokenToAt: null, account: 'It hurt.' }),
      ],
    })
    const asked = await head.open(`${address}/spoken-to`)
    expect(asked.html.querySelectorAll('main legend').map(({ text }) => text.trim())).toEqual(
      expect.arrayContaining(['K-12', 'K-14']),
    )
    expect(asked.text).not.toContain('K-13')
    expect(asked.html.querySelector('[name="children-2-account"]')).toBeNull()
    await head.send({
      'children-0-debrief': 'done',
      ...typedTime('children-0-spokenToAt', '2019-06-01', '10:00'),
      'children-0-account': 'I was scared.',
      'children-2-debrief': 'not-recorded',
    })
    const page = await head.open(address)
    expect(page.text).toContain('I was scared.')
    expect(page.text).toContain('It hurt.')
    expect((await head.open(`${address}/spoken-to`)).text).toContain('K-14')
  })

  it.each<[string, string, Record<string, string>, string]>([
    ['nothing', 'times', {}, 'Answer a question that was open, or go back'],
    [
      'a time before the incident',
      'times',
      typedTime('signedAt', '2019-05-30', '10:00'),
      'The record cannot have been signed before the incident',
    ],
    [
      'a decision without its reason',
      'decision',
      { safeguardingDecision: 'no-concern', decidedBy: 'Head of safeguarding' },
      'Give the reason for the safeguarding decision',
    ],
    [
      'a name',
      'decision',
      { ...decided, decisionReason: 'Darren Whitlock saw it' },
      '“Darren Whitlock” looks like a name: write a pseudonym or a role instead. If it is not one, use “Correct this incident”, where you can say so',
    ],
    [
      'a child spoken to at a time, and not spoken to',
      'spoken-to',
      { 'children-0-debrief': 'declined', ...typedTime('children-0-spokenToAt', '2019-06-01', '10:00') },
      'Take out the time, or say that the child was spoken to',
    ],
  ])('refuses %s, and keeps what was typed', async (_what, slug, answers, message) => {
    const children = [aChild({ debrief: 'not-done', spokenToAt: null })]
    const { id, address } = await begin({ ...undecided, writtenAt: null, signedAt: null, children })
    await head.open(`${address}/${slug}`)
    const back = await head.send(answers)
    expect(back.status).toBe(422)
    expect(back.errors).toEqual([message])
    for (const [control, typed] of Object.entries(answers))
      if (typeof typed === 'string' && back.html.querySelector(`[type=text][name="${control}"]`) !== null)
        expect(back.value(control)).toBe(typed)
    expect(await versions(id)).toHaveLength(1)
  })

  it('is not stopped by a rule that the record broke before', async () => {
    // Undecided after a serious injury is refused of a new record.
    const { address } = await begin({
      ...undecided,
      signedAt: null,
      children: [aChild({ injury: 'serious' })],
    })
    await head.open(`${address}/times`)
    expect((await head.send(typedTime('signedAt', '2019-06-01', '10:00'))).text).toContain(
      'Added to the record',
    )
  })

  it('is sent again where the record was changed meanwhile, and stored once by a second click', async () => {
    const { id, address } = await begin({ ...undecided, signedAt: null })
    await head.open(`${address}/decision`)
    const decision = head.page
    await head.open(`${address}/times`)
    await head.send(typedTime('signedAt', '2019-06-01', '10:00'))
    head.page = decision
    const back = await head.send(decided)
    expect(back.status).toBe(409)
    expect(back.value('decidedBy')).toBe('Head of safeguarding')
    const again = head.page
    await head.send(decided)
    head.page = again
    await head.send(decided)
    expect((await versions(id)).map(({ act }) => act)).toEqual(['recorded', 'added', 'added'])
  })

  it('stands as added in the changes that the scrutineer reads, and the history stays whole', async () => {
    const { address } = await begin(undecided)
    await head.open(`${address}/decision`)
    await head.send(decided)
    const scrutineer = await app.signedIn(app.people.scrutineer)
    const changes = await scrutineer.open('/incidents/changes')
    expect(changes.text).toMatch(/added/i)
    expect(changes.text).toContain('Held lightly')
    const { db, keys } = app.parts
    expect(await verifyHistory(db, sealWith(keys.history), contents)).toMatchObject({ sound: true })
  })

  it('is nobody’s but the establishment’s own head’s', async () => {
    const { address } = await begin(undecided)
    for (const [person, status] of [
      [app.people.scrutineer, 403],
      [app.people.otherHead, 404],
      [app.people.lado, 403],
    ] as const)
      expect((await (await app.signedIn(person)).open(`${address}/decision`)).status).toBe(status)
  })
})

describe('what is known only later of other kinds', () => {
  it('is the outcome of a LADO contact, and what was decided in the meantime', async () => {
    const { id } = await recordNew(app.parts.db, app.act(), ladoContactKind, {
      values: aLadoContact({
        threshold: 'undecided',
        staffPosition: 'not-recorded',
        outcome: 'open',
        outcomeOn: null,
      }),
    })
    const lado = await app.signedIn(app.people.lado)
    const address = `/lado-contacts/${id}`
    expect((await lado.open('/')).link('Bring LADO contact')).toBe(`${address}/outcome`)
    await lado.open(`${address}/interim`)
    const decided = await lado.send({ threshold: 'yes', staffPosition: 'moved' })
    expect(decided.text).toContain('Added to the record')
    await lado.open(`${address}/outcome`)
    expect((await lado.send({ outcome: 'unfounded' })).status).toBe(422)
    const outcomeOn = { 'outcomeOn-day': '3', 'outcomeOn-month': '6', 'outcomeOn-year': '2019' }
    expect((await lado.send({ outcome: 'unfounded', ...outcomeOn })).text).toContain('Added to the record')
    expect((await versions(id)).map(({ act }) => act)).toEqual(['recorded', 'added', 'added'])
  })

  it('is the day on which the report of a visit was sent', async () => {
    const { id } = await recordNew(app.parts.db, app.act(), visitKind, {
      values: aVisit({ reportSentOn: null }),
    })
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect((await scrutineer.open('/')).link('Send your report of the visit')).toBe(`/visits/${id}/report`)
    const asked = await scrutineer.open(`/visits/${id}/report`)
    expect(asked.text.match(/14 May 2019/g)).toHaveLength(1)
    const day = { 'reportSentOn-day': '1', 'reportSentOn-month': '6', 'reportSentOn-year': '2019' }
    expect((await scrutineer.send(day)).text).toContain('Added to the record')
  })

  it('is what became of the actions of a meeting: the page shows where each stands', async () => {
    const action = { organisation: 'scrutineer', ownerRole: 'Scrutineer', dueOn: null } as const
    const values = aMeeting({
      actions: [
        { ...action, action: 'Mend the cameras', status: 'in-progress' },
        { ...action, action: 'Write the policy', status: 'done' },
        { ...action, action: 'Train the staff', status: 'open' },
      ],
      minutesApprovedOn: null,
    })
    const { id } = await recordNew(app.parts.db, app.act(), meetingKind, { values })
    const manager = await app.signedIn(app.people.businessManager)
    const page = await manager.open(`/qa-meetings/${id}/actions`)
    expect(page.value('actions-0-status')).toBe('in-progress')
    expect(page.text).not.toContain('Write the policy')
    await manager.send({ 'actions-0-status': 'done', 'actions-2-status': 'open' })
    expect((await manager.open(`/qa-meetings/${id}/actions`)).text).not.toContain('Mend the cameras')
    await manager.open(`/qa-meetings/${id}/minutes`)
    expect((await manager.send({})).errors).toEqual(['Answer a question that was open, or go back'])
  })
})
