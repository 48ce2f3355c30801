import { beforeEach, expect, it } from 'vitest'
import { incidentFacts } from '../../server/incidents/facts.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { distinctChildren } from '../../reports/statistics/concentration.ts'
import { aChild, stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { likeK12 } from '../support/look-alikes.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

const spellings = likeK12.filter((each) => each.trim() === each)

it('a LADO contact names the child that incidents name, in whatever spelling, once, and keeps its own', async () => {
  const { db } = app.parts
  await stored(app, { children: [aChild({ pseudonym: 'K-12' })] })
  for (const spelling of spellings) {
    const children = [spelling, 'K-12', 'K-13']
    const { id } = await recordNew(db, app.act(), ladoContactKind, { values: aLadoContact({ children }) })
    const content = await ladoContactKind.contentOf(db, id)
    expect(content?.children.toSorted()).toEqual(['K-13', spelling].toSorted())
  }
  expect(await db.selectFrom('child').select('pseudonym').orderBy('pseudonym').execute()).toEqual([
    { pseudonym: 'K-12' },
    { pseudonym: 'K-13' },
  ])
})

it('the review counts one child and one member of staff in all spellings, and another for another dash', async () => {
  for (const [nth, pseudonym] of [...spellings, 'K1-2'].entries())
    await stored(app, {
      happenedAt: `2019-04-${String(nth + 1).padStart(2, '0')}T10:00:00+01:00`,
      writtenAt: null,
      signedAt: null,
      children: [aChild({ pseudonym, spokenToAt: null, debrief: 'declined' })],
      staff: [{ pseudonym, part: 'used-force' }],
    })
  const facts = await incidentFacts(app.parts.db, { from: '2019-04-01', to: '2020-03-31' })
  expect(facts).toHaveLength(spellings.length + 1)
  const children = facts.flatMap((fact) => fact.children.map(({ childId }) => childId))
  expect(distinctChildren(children)).toBe(2)
  expect(new Set(facts.flatMap(({ staffIds }) => staffIds)).size).toBe(2)
})

it('a form takes a child once, in whatever spelling', async () => {
  const scrutineer = await app.signedIn(app.people.scrutineer)
  await scrutineer.open('/lado-contacts/new')
  await scrutineer.send({ children: 'K-12, k–12\nK-13' })
  expect(scrutineer.page.status).toBe(422)
  const { form } = await ladoContactKind.formFor({
    db: app.parts.db,
    person: { ...app.people.scrutineer, name: 'Sal', organisation: null },
    today: '2019-06-03',
  })
  const read = form.fields.children.read('children', { children: 'K-12, k–12\nK-13' }, { now: '', today: '' })
  expect(read).toEqual({ ok: true, value: ['K-12', 'K-13'] })
})
