import { beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../server/access/person.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { todoFiltersFor } from '../../server/incidents/list-vocabulary.ts'
import type { OpenLine } from '../../server/incidents/open.ts'
import { meantBy } from '../../server/incidents/naming.ts'
import { incidentsReferenced } from '../../server/incidents/reference-queries.ts'
import { storeReferenceKeys } from '../../server/upgrades/reference-keys.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { moveStanding } from '../../server/incidents/withdrawal/actions.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { ash } from '../support/people.ts'
import { startSampling } from '../visits/sampling.ts'
import { aChild, stored } from './incident.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

const viewer = (who: 'head' | 'scrutineer'): Person => ({ name: '', organisation: null, ...app.people[who] })

describe('what is still to be done about incidents', () => {
  it('is on each list what the confirmation of each incident says, and nothing of a withdrawn one', async () => {
    const { db } = app.parts
    const open = { safeguardingDecision: 'undecided', decisionReason: '', decidedBy: '' } as const
    const child = (debrief: 'done' | 'declined' | 'not-done' | 'not-recorded') => ({
      children: [aChild({ debrief, spokenToAt: debrief === 'done' ? '2019-06-01T09:00:00+01:00' : null })],
    })
    const ids: string[] = []
    for (const differs of [{}, open, { signedAt: null }, { ...open, signedAt: null, ...child('not-done') }])
      ids.push((await stored(app, differs)).id)
    for (const debrief of ['done', 'declined', 'not-done', 'not-recorded'] as const)
      ids.push((await stored(app, child(debrief))).id)
    ids.push((await stored(app, { safeguardingDecision: 'lado-referral' })).id)
    const { id: asked } = await stored(app, { ...open, signedAt: null })
    const { id: withdrawn } = await stored(app, { ...open, signedAt: null, ...child('not-done') })
    ids.push(asked, withdrawn)
    await moveStanding(db, app.act(), { person: viewer('head'), id: asked, version: 1, reason: 'Twice' })
    await db.updateTable('incident').set({ standing: 'withdrawn' }).where('id', '=', withdrawn).execute()
    for (const who of ['head', 'scrutineer'] as const) {
      const said = await saidOf(ids, who)
      const browser = await app.signedIn(app.people[who])
      // No incident tells by itself that it has no LADO contact.
      for (const { value } of todoFiltersFor(app.people[who].role).filter(
        (each) => each.value !== 'contact',
      )) {
        const page = await browser.open(`/incidents?todo=${value}`)
        const listed = page.html.querySelectorAll('tbody a').map((link) => link.getAttribute('href'))
        expect(listed.sort(), `${value} for ${who}`).toEqual(said.get(value)?.sort())
      }
    }
  })

  /** The addresses of the incidents of which each thing is said to be open, by what it is. */
  async function saidOf(ids: string[], who: 'head' | 'scrutineer'): Promise<Map<string, string[]>> {
    const said = new Map<string, string[]>()
    for (const id of ids) {
      const { open = [] } = await incidentKind.show(app.parts.db, viewer(who), id, '2019-06-03')
      for (const { todo } of open as OpenLine[])
        said.set(todo, [...(said.get(todo) ?? []), `/incidents/${id}`])
    }
    return said
  }

  it('is asked for by no word that a role does not have', async () => {
    await stored(app, { safeguardingDecision: 'lado-referral' })
    await stored(app)
    const head = await app.signedIn(app.people.head)
    expect((await head.open('/incidents?todo=contact')).rows()).toHaveLength(2)
    expect((await head.open('/incidents?todo=referral')).rows()).toHaveLength(1)
  })

  it('begins with the gravest, then the newest', async () => {
    const open = { safeguardingDecision: 'undecided', decisionReason: '', decidedBy: '' } as const
    for (const day of ['21', '22', '23', '24'])
      await stored(app, { ...open, happenedAt: `2019-05-${day}T10:00:00+01:00` })
    await stored(app, { ...open, happenedAt: '2019-05-20T10:00:00+01:00', warningSigns: ['breathing'] })
    const page = await (await app.signedIn(app.people.head)).open('/')
    const shown = page.html.querySelectorAll('.app-todo__item a').map((link) => link.textContent)
    expect(
      shown.filter((text) => text.startsWith('Decide')).map((text) => /\d{4}(?= is)/.exec(text)?.[0]),
    ).toEqual(['0005', '0004', '0003'])
  })
})

const spellings = ['UOF190312', 'uof/19/0312', 'UOF 19–0312', 'ＵＯＦ.19.0312', 'UOF-19\u200b-0312']

describe('an incident named by the establishment’s own reference, in any spelling', () => {
  it('is found on the list, by its number too', async () => {
    await stored(app, { ownReference: 'UOF/19/0312' })
    await stored(app, { ownReference: 'UOF/19/0313' })
    const head = await app.signedIn(app.people.head)
    for (const text of [...spellings, 'ash20190001', 'ASH 2019 0001']) {
      const page = await head.open(`/incidents?reference=${encodeURIComponent(text)}`)
      expect(
        page.rows().map(([reference]) => reference),
        text,
      ).toEqual(['UOF/19/0312 (ASH-2019-0001)'])
    }
    expect((await head.open('/incidents?reference=-')).rows()).toEqual([])
    expect((await head.open('/incidents?reference=031')).rows()).toHaveLength(2)
  })

  it('is found as the list writes it, with our number behind', async () => {
    await stored(app, { ownReference: 'UOF/19/0312' })
    await stored(app, { ownReference: 'UOF/19/0312' })
    const written = encodeURIComponent('UOF/19/0312 (ASH-2019-0002)')
    const head = await app.signedIn(app.people.head)
    expect((await head.open(`/incidents?reference=${written}`)).rows()).toHaveLength(1)
    const found = await incidentsReferenced(app.parts.db, ['UOF/19/0312 (ASH-2019-0002)'])
    const meant = (text: string) => meantBy(found, text, ash).map(({ number }) => number)
    expect(meant('UOF/19/0312 (ASH-2019-0002)')).toEqual(['ASH-2019-0002'])
    expect(meant('UOF/19/0399 (ASH-2019-0002)')).toEqual([])
  })

  it('is linked to a LADO contact by it, and not where two incidents have it', async () => {
    await stored(app, { ownReference: 'UOF/19/0312' })
    await stored(app, { ownReference: 'UOF/19/0400' })
    await stored(app, { ownReference: 'uof 190400' })
    const context = { now: '2019-06-03T09:00:00.000Z', today: '2019-06-03' }
    const formFor = (incidentNumbers: string) =>
      ladoContactKind.formFor({
        db: app.parts.db,
        person: viewer('scrutineer'),
        today: '2019-06-03',
        typed: { establishmentId: ash, incidentNumbers },
      })
    for (const text of [...spellings, 'ash 2019 0001', 'UOF/19/0312 (ASH-2019-0001)']) {
      const { form } = await formFor(text)
      expect(form.fields.incidentNumbers.read('incidentNumbers', { incidentNumbers: text }, context)).toEqual(
        {
          ok: true,
          value: ['ASH-2019-0001'],
        },
      )
    }
    const { form } = await formFor('UOF190400')
    const contact = aLadoContact({ incidentNumbers: ['UOF190400'] })
    const broken = form.rules
      .filter(({ broken }) => broken(contact, context))
      .map(({ message }) => (typeof message === 'string' ? message : message(contact)))
    expect(broken).toEqual([
      'Ash House has more than one incident with the reference UOF190400: enter our number of the one you mean',
    ])
  })

  it('is chosen for a sample by it', async () => {
    const { app: sampled, scrutineer, visit } = await startSampling()
    await stored(sampled, { ownReference: 'UOF/19/0312' })
    await scrutineer.open(`/sampled-records/new?visitId=${visit}&how=chosen`)
    const which = { visitId: visit, how: 'chosen' }
    await scrutineer.send({ ...which, incidentNumber: 'uof-19-0313' })
    expect(scrutineer.page.errors).toHaveLength(1)
    await scrutineer.send({ ...which, incidentNumber: 'uof-19-0312' })
    expect(scrutineer.page.errors).toEqual([])
  })

  it('keeps the spelling that was typed', async () => {
    const { id } = await stored(app, { ownReference: 'Uof 19/0312' })
    const row = await app.parts.db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirst()
    expect([row?.ownReference, row?.referenceKey]).toEqual(['Uof 19/0312', 'uof190312'])
  })

  it('is found so after an upgrade, without a new version', async () => {
    const { db } = app.parts
    const { id } = await stored(app, { ownReference: 'UOF/19/0312' })
    await stored(app)
    await db.updateTable('incident').set({ referenceKey: null }).execute()
    const done = await db.transaction().execute((tx) => storeReferenceKeys(tx))
    expect(done).toBe(1)
    const row = await db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirst()
    expect([row?.referenceKey, row?.version]).toEqual(['uof190312', 1])
  })
})
