import { beforeEach, describe, expect, it } from 'vitest'
import { verifyHistory } from '../../server/history/verify.ts'
import { answerReferral } from '../../server/incidents/referral/actions.ts'
import { followUp } from '../../server/incidents/urgent/actions.ts'
import { moveStanding } from '../../server/incidents/withdrawal/actions.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { block } from '../../server/names/mask.ts'
import { stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { tablesHolding } from './holding.ts'

const name = 'Mark Thompson'

let app: TestApp
let head: Browser
let scrutineer: Browser
let id: string
beforeEach(async () => {
  app = await startApp()
  head = await app.signedIn(app.people.head)
  scrutineer = await app.signedIn(app.people.scrutineer)
  id = (await stored(app, { safeguardingDecision: 'lado-referral' })).id
})

const as = (who: 'head' | 'scrutineer', key: string) => {
  const { id: personId, role, establishmentId } = app.people[who]
  const person = { id: personId, name: who, role, establishmentId, organisation: null }
  return { person, act: { ...app.act(key), who: { id: personId, role } } }
}

async function answered(note: string): Promise<void> {
  const { person, act } = as('head', 'referral')
  const answers = { referredTo: `LADO, by ${name}`, referredOn: '2019-06-01', note }
  await answerReferral(app.parts.db, act, { person, incidentId: id, answers })
}

async function followedUp(): Promise<void> {
  const { person, act } = as('scrutineer', 'follow-up')
  const answers = { cameOfIt: 'told', toldWhom: name, doneOn: '2019-06-02', note: `${name} knows` } as const
  await followUp(app.parts.db, act, { person, incidentId: id, version: 1, answers })
}

async function masked(asker: Browser, second: Browser, where: string) {
  await asker.open(`/incidents/${id}/names`)
  const { path, errors } = await asker.send({ text: name, where }, { action: '/names' })
  expect(errors).toEqual([])
  await second.open(path)
  return second.send({}, { action: '/confirmed' })
}

const isSound = async () =>
  (await verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)).sound

describe('a name in what was noted beside an incident', () => {
  it('is masked in the answer of who it was referred to, asked for at the incident', async () => {
    await answered(`${name} took it.`)
    const done = await masked(head, scrutineer, 'referral-answer.note')
    expect(done.text).toContain('Masked on 3 June 2019')
    const shown = await head.open(`/incidents/${id}`)
    expect(shown.text).toContain(`LADO, by ${block}`)
    expect(shown.text).toContain(`${block} took it.`)
    for (const table of ['referral_answer', 'record_version', 'name_mask'])
      expect(tablesHolding(app, name)).not.toContain(table)
    expect(await isSound()).toBe(true)
  })

  it('is masked in what came of it, of which a head is told nothing', async () => {
    await followedUp()
    await head.open(`/incidents/${id}/names`)
    expect(head.page.text).not.toContain('Note on what came of it')
    expect((await head.send({ text: name, where: 'behaviour' }, { action: '/names' })).errors).toEqual([
      'This is not there. Copy the name exactly as it is written, and choose the question whose answer contains it',
    ])
    const manager = await app.signedIn(app.people.businessManager)
    await masked(scrutineer, manager, 'urgent-follow-up.note')
    expect(tablesHolding(app, name)).toEqual([])
    expect(await isSound()).toBe(true)
    expect((await head.open(`/incidents/${id}/history`)).text).not.toContain('A name was masked')
    expect((await head.open('/')).text).not.toContain('A name was masked')
    expect((await head.open('/history')).text).not.toContain('Name masked')
  })

  it('is masked in the reason for a withdrawal', async () => {
    const { person, act } = as('head', 'withdrawal')
    await moveStanding(app.parts.db, act, { person, id, version: 1, reason: `${name} wrote it twice` })
    await masked(head, scrutineer, 'reason')
    expect(tablesHolding(app, name)).toEqual([])
    expect((await scrutineer.open(`/incidents/${id}`)).text).toContain(`${block} wrote it twice`)
  })

  it('is refused where it says who it was referred to, and who was told', async () => {
    const day = (named: string) => ({
      [`${named}-day`]: '2',
      [`${named}-month`]: '6',
      [`${named}-year`]: '2019',
    })
    await head.open(`/incidents/${id}/referral`)
    const sent = { referredTo: name, ...day('referredOn') }
    expect((await head.send(sent, { action: '/referral' })).errors).toEqual([
      `“${name}” looks like a name. Write a pseudonym or a role instead: names and numbers of people do not belong here`,
    ])
    await scrutineer.open(`/incidents/${id}/follow-up`)
    const told = { cameOfIt: 'told', toldWhom: name, ...day('doneOn') }
    expect((await scrutineer.send(told, { action: '/follow-up' })).errors).toHaveLength(1)
  })
})
