import { beforeEach, describe, expect, it } from 'vitest'
import { correctRecord } from '../../server/records/actions.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { decideWithdrawal, moveStanding } from '../../server/incidents/withdrawal/actions.ts'
import { aChild, corrected, stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash } from '../support/people.ts'
import type { TestPage } from '../support/page.ts'
import { signMonth } from './signing.ts'

const june = `/returns/${ash}/2019-06`
const inJune = { happenedAt: '2019-06-12T14:35:00+01:00' }
const inMay = { happenedAt: '2019-05-30T14:35:00+01:00' }
const changed = 'What changed after the month was signed'

let app: TestApp
let head: Browser
beforeEach(async () => {
  app = await startApp()
  app.at('2019-07-03T09:00:00.000Z')
  head = await app.signedIn(app.people.head)
})

const sign = (month = '2019-06') => signMonth(app, { establishmentId: ash, month })

/** Which incidents changed the month, and how. */
const restatedBy = async (path = june): Promise<string[][]> =>
  (await head.open(path)).rows(changed).map((row) => row.slice(0, 2))

const personOf = (account: 'head' | 'scrutineer') => ({
  ...app.people[account],
  name: account,
  organisation: null,
})

async function move(id: string): Promise<void> {
  const person = personOf('head')
  const { version } = await incidentKind.load(app.parts.db, person, id, '2019-07-03')
  const act = { ...app.act(), who: { id: person.id, role: 'head' } }
  await moveStanding(app.parts.db, act, { person, id, version, reason: 'Twice' })
}

async function agree(id: string): Promise<void> {
  const person = personOf('scrutineer')
  const { version } = await incidentKind.load(app.parts.db, person, id, '2019-07-03')
  const act = { ...app.act(), who: { id: person.id, role: 'scrutineer' } }
  const decided = { decision: 'agreed', lookedAt: ['record-here'] } as const
  await decideWithdrawal(app.parts.db, act, { person, id, version, reason: 'Seen', ...decided })
}

const tags = (page: TestPage): string[] =>
  page.html.querySelectorAll('main .govuk-tag').map((tag) => tag.textContent.trim())

describe('a month that was signed', () => {
  it('is not restated by what was recorded before', async () => {
    await stored(app, inJune)
    await sign()
    expect(await restatedBy()).toEqual([])
    expect((await head.open('/incidents')).text).not.toContain('Entered after the month was signed')
    expect((await head.open('/')).text).not.toContain('Sign the return for June 2019 again')
  })

  it('is restated by an incident that is entered late, which says so itself', async () => {
    await sign()
    const { id } = await stored(app, inJune)
    expect(await restatedBy()).toEqual([['ASH-2019-0001', 'Entered after the month was signed']])
    expect(head.page.rows('As signed').slice(0, 2)).toEqual([
      ['Incidents', '0', '1', '1 more'],
      ['Uses of force', '0', '1', '1 more'],
    ])
    expect(head.page.link('ASH-2019-0001')).toBe(`/incidents/${id}`)
    expect(tags(await head.open(`/incidents/${id}`))).toContain('Entered after the month was signed')
    expect(tags(await head.open('/incidents'))).toContain('Entered after the month was signed')
  })

  it('is told apart by the order of the history, whatever the clock says', async () => {
    await sign()
    app.at('2019-06-20T09:00:00.000Z')
    const { id } = await stored(app, inJune)
    app.at('2019-07-03T09:00:00.000Z')
    expect(await restatedBy()).toHaveLength(1)
    expect(tags(await head.open(`/incidents/${id}`))).toContain('Entered after the month was signed')
  })

  it.each([
    ['what it counts as', { countsAs: 'guiding' as const }],
    ['a child’s injury', { children: [aChild({ injury: 'minor' })] }],
    ['who was restrained', { children: [aChild({ pseudonym: 'K-99' })] }],
    ['a pain-inducing technique', { techniques: [{ technique: 'wrist-flexion', uses: 1 }] }],
  ])('is restated by a correction of %s', async (_what, change) => {
    const { id } = await stored(app, inJune)
    await sign()
    await corrected(app, id, { ...inJune, ...change })
    expect(await restatedBy()).toEqual([['ASH-2019-0001', 'Changed in what the return counts']])
    expect(tags(await head.open(`/incidents/${id}`))).not.toContain('Entered after the month was signed')
  })

  it('is not restated by a correction of what the return does not count', async () => {
    const { id } = await stored(app, inJune)
    await sign()
    await corrected(app, id, { ...inJune, description: 'Held by one arm.', bodyCamera: 'none' })
    await corrected(app, id, { happenedAt: '2019-06-13T10:00:00+01:00' })
    expect(await restatedBy()).toEqual([])
  })

  it.each([
    ['in capitals: it is the same child', ['k-12', 'K-13']],
    ['in another order', ['K-13', 'K-12']],
  ])('is not restated by pseudonyms that are written %s', async (_how, pseudonyms) => {
    const children = (names: string[]) => names.map((pseudonym) => aChild({ pseudonym }))
    const { id } = await stored(app, { ...inJune, children: children(['K-12', 'K-13']) })
    await sign()
    await corrected(app, id, { ...inJune, children: children(pseudonyms) })
    expect(await restatedBy()).toEqual([])
    await corrected(app, id, { ...inJune, children: children(['K-12', 'K-14']) })
    expect(await restatedBy()).toHaveLength(1)
  })

  it('is restated by an incident that is moved out of it, and the other month by the one that came', async () => {
    await sign('2019-05')
    const { id } = await stored(app, inJune)
    await sign()
    await corrected(app, id, inMay)
    expect(await restatedBy()).toEqual([['ASH-2019-0001', 'Moved to another month']])
    expect(await restatedBy(`/returns/${ash}/2019-05`)).toEqual([
      ['ASH-2019-0001', 'Moved here from another month'],
    ])
  })

  it('is restated by a withdrawal once it is agreed, and by what is put back', async () => {
    const { id } = await stored(app, inJune)
    await sign()
    await move(id)
    expect(await restatedBy()).toEqual([])
    await agree(id)
    expect(await restatedBy()).toEqual([['ASH-2019-0001', 'Withdrawn']])
    await sign()
    expect(await restatedBy()).toEqual([])
    await move(id)
    expect(await restatedBy()).toEqual([['ASH-2019-0001', 'Put back']])
    expect(head.page.rows('As signed')[0]).toEqual(['Incidents', '0', '1', '1 more'])
  })

  it('is not restated by a correction of an incident that is withdrawn', async () => {
    const { id } = await stored(app, inJune)
    await move(id)
    await agree(id)
    await sign()
    const person = personOf('head')
    const { version, content } = await incidentKind.load(app.parts.db, person, id, '2019-07-03')
    const values = { ...content, countsAs: 'guiding' as const }
    const act = { ...app.act(), who: { id: person.id, role: 'head' } }
    await correctRecord(app.parts.db, act, incidentKind, {
      id,
      version,
      values,
      reason: 'Read again',
      person,
      today: '2019-07-03',
    })
    expect(await restatedBy()).toEqual([])
  })

  it('leaves every other month and house as they were signed', async () => {
    await sign('2019-05')
    await sign()
    await stored(app, inJune)
    expect(await restatedBy(`/returns/${ash}/2019-05`)).toEqual([])
  })

  it('is on the home pages of the head and the scrutineer until it is signed again', async () => {
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await sign()
    expect((await scrutineer.open('/')).answer('Changed since signed')).toBe('None')
    await stored(app, inJune)
    expect((await head.open('/')).link('Sign the return for June 2019 again')).toBe(june)
    expect(head.page.answer('Changed since signed')).toBe('June 2019')
    await head.open(`/returns/${ash}/2019-06`)
    expect(
      [...head.page.html.querySelectorAll('main .govuk-tag')].map((tag) => tag.textContent.trim()),
    ).toEqual(['Changed since signed'])
    expect((await scrutineer.open('/')).answer('Changed since signed')).toBe('June 2019, Ash House')
    expect((await scrutineer.open('/returns')).text).toContain('1 changed since signed')
    await sign()
    expect((await head.open('/')).text).not.toContain('Sign the return for June 2019 again')
    expect((await scrutineer.open('/')).answer('Changed since signed')).toBe('None')
  })

  it('keeps what changed it once it is signed again, and says which signature took each change in', async () => {
    await sign()
    await stored(app, inJune)
    app.at('2019-07-05T09:00:00.000Z')
    await sign()
    expect(await restatedBy()).toEqual([])
    await stored(app, { ...inJune, ownReference: 'UOF/19/9' })
    const scrutineer = await app.signedIn(app.people.scrutineer)
    const rows = (await scrutineer.open(`${june}/history`)).rows('What changed after the month was signed')
    expect(rows.map(([, how, , , signedAgain]) => [how, signedAgain])).toEqual([
      ['Entered after the month was signed', '5 July 2019'],
      ['Entered after the month was signed', 'Not yet'],
    ])
  })

  it('stands with each restatement in the sealed history', async () => {
    await sign()
    await stored(app, inJune)
    const events = await app.parts.db
      .selectFrom('historyEvent')
      .select(['act', 'details', 'establishmentId'])
      .where('subject', '=', 'monthly-return-restatement')
      .execute()
    expect(events).toEqual([
      { act: 'restated', details: '{"how":"entered","incident":"ASH-2019-0001"}', establishmentId: ash },
    ])
  })
})
