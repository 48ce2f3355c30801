import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../support/browser.ts'
import { startApp, type TestApp } from '../support/app.ts'

let app: TestApp
let head: Browser
beforeEach(async () => {
  app = await startApp()
  head = await app.signedIn(app.people.head)
})

interface Told {
  status: number
  words: { status?: string; version?: number; action?: string; autosave?: string; seconds?: number }
}

/** What the page's script does: sends the form as it stands to where the page says, and reads a few words. */
async function keep(
  browser: Browser,
  answers: Record<string, string>,
  { to = autosaveOf(browser), turn = 1 }: { to?: string; turn?: number } = {},
): Promise<Told> {
  const { hidden } = browser.page.form()
  const answer = await browser.agent
    .post(to)
    .set('Host', 'localhost:3000')
    .set('Referer', `http://localhost:3000${browser.page.path}`)
    .type('form')
    .send({ ...hidden, ...answers, turn: String(turn) })
  return { status: answer.status, words: answer.body as Told['words'] }
}

const autosaveOf = (browser: Browser) =>
  browser.page.html.querySelector('form[data-autosave]')?.getAttribute('data-autosave') ?? 'none'

const drafts = () => app.parts.db.selectFrom('draft').selectAll().orderBy('startedAt').execute()
const typedIn = async () => (await drafts()).map(({ typed }) => JSON.parse(typed) as Record<string, string>)
const events = () => app.parts.db.selectFrom('historyEvent').select('act').orderBy('seq').execute()

describe('a new record, saved while somebody types', () => {
  it('is kept exactly as typed, readable or not, without a message', async () => {
    await head.open('/incidents/new')
    const told = await keep(head, { 'happenedAt-day': '45', behaviour: ' two\r\nlines <b>' })
    expect(told.status).toBe(200)
    expect(told.words.status).toBe('Saved at 10am')
    expect(told.words.seconds).toBe(1800)
    expect(await typedIn()).toEqual([{ 'happenedAt-day': '45', behaviour: ' two\r\nlines <b>' }])
    const page = await head.open(told.words.action ?? '')
    expect(page.errors).toEqual([])
    expect(page.value('happenedAt-day')).toBe('45')
    expect((await head.open('/')).text).toContain('Finish the incident')
  })

  it('begins one draft and one event, however often it is saved and sent', async () => {
    await head.open('/incidents/new')
    await keep(head, { behaviour: 'a' })
    await keep(head, { behaviour: 'ab' }, { turn: 2 })
    const { words } = await keep(head, { behaviour: 'abc' }, { turn: 3 })
    // The answer was lost: the page still thinks itself new.
    await head.send({ behaviour: 'abcd', turn: '4' }, { press: ['later', 'yes'] })
    await keep(head, { behaviour: 'abcd' }, { to: words.autosave ?? '', turn: 4 }).catch(() => undefined)
    expect(await typedIn()).toEqual([{ behaviour: 'abcd' }])
    expect((await events()).filter(({ act }) => act === 'draft begun').length).toBe(1)
  })

  it('refuses an answer that the form does not ask, and is nobody else’s', async () => {
    await head.open('/incidents/new')
    expect((await keep(head, { establishmentId: 'x' })).status).toBe(400)
    const { words } = await keep(head, { behaviour: 'a' })
    const other = await app.signedIn(app.people.otherHead)
    await other.open('/incidents/new')
    expect((await keep(other, { behaviour: 'b' }, { to: words.autosave ?? '' })).status).toBe(404)
    expect(await typedIn()).toEqual([{ behaviour: 'a' }])
  })
})

describe('a part of a draft, saved while somebody types', () => {
  let path = ''
  beforeEach(async () => {
    await head.open('/incidents/new')
    path = (await keep(head, { behaviour: 'first' })).words.action ?? ''
    await head.open(path)
  })

  it('leaves what was typed in the other parts', async () => {
    const other = path.replace(/[^/]+$/, 'children')
    await head.open(other)
    expect((await keep(head, { 'children-0-pseudonym': 'CW-1' })).status).toBe(200)
    expect(await typedIn()).toEqual([{ behaviour: 'first', 'children-0-pseudonym': 'CW-1' }])
  })

  it('is not overwritten by a sending that arrives late', async () => {
    await keep(head, { behaviour: 'second' }, { turn: 2 })
    expect((await keep(head, { behaviour: 'late' }, { turn: 1 })).status).toBe(200)
    expect(await typedIn()).toEqual([{ behaviour: 'second' }])
  })

  it('is not overwritten from another tab, which is told so and shown both texts', async () => {
    const tab = await app.signInAt(head, app.people.head)
    await tab.open(path)
    const early = tab.page
    await keep(tab, { behaviour: 'from this tab' })
    const late = await lateTab(early, { behaviour: 'from the other tab' })
    expect(late.status).toBe(409)
    expect(late.words.status).toContain('another tab or window')
    expect(await typedIn()).toEqual([{ behaviour: 'from this tab' }])
    const page = await tab.open(path)
    expect(page.value('behaviour')).toBe('from this tab')
  })

  it('asks which of two texts stays, in words, without a script too', async () => {
    await head.open(path)
    const { hidden, action } = head.page.form()
    await keep(head, { behaviour: 'theirs', 'happenedAt-day': '3' })
    await head.open('/')
    const page = await head.post(action, { ...hidden, key: crypto.randomUUID(), behaviour: 'mine' })
    expect(page.status).toBe(409)
    expect(page.heading).toBe('You changed this part in another tab or window')
    expect(page.text).toContain('theirs')
    expect(page.text).toContain('mine')
    expect(await typedIn()).toEqual([{ behaviour: 'theirs', 'happenedAt-day': '3' }])
    await head.send({})
    expect(await typedIn()).toEqual([{ behaviour: 'mine' }])
  })

  it('is kept by every button, also when something cannot be read', async () => {
    const page = await head.send({ behaviour: 'kept', 'happenedAt-day': '99' })
    expect(page.status).toBe(422)
    expect(await typedIn()).toEqual([{ behaviour: 'kept', 'happenedAt-day': '99' }])
    // The page that came back goes on from there.
    await head.send({ behaviour: 'kept too' })
    expect((await typedIn())[0]?.['behaviour']).toBe('kept too')
  })

  async function lateTab(early: Browser['page'], answers: Record<string, string>): Promise<Told> {
    const { hidden } = early.form()
    const to = early.html.querySelector('form[data-autosave]')?.getAttribute('data-autosave') ?? ''
    const key = crypto.randomUUID()
    const answer = await head.agent
      .post(to)
      .set('Host', 'localhost:3000')
      .type('form')
      .send({ ...hidden, key, ...answers })
    return { status: answer.status, words: answer.body as Told['words'] }
  }
})

describe('typing that was under way when the session ended', () => {
  it('is kept once, however often it is sent, and stands in its form after signing in', async () => {
    await head.open('/incidents/new')
    const { words } = await keep(head, { behaviour: 'before' })
    await head.open(words.action ?? '')
    app.at('2019-06-03T10:00:00.000Z')
    for (const behaviour of ['after', 'after a', 'after a while']) {
      expect((await keep(head, { behaviour })).status).toBe(303)
    }
    const kept = await app.parts.db.selectFrom('keptForm').selectAll().execute()
    expect(kept.length).toBe(1)
    await app.signInAt(head, app.people.head)
    const page = await head.open(`${words.action ?? ''}?kept=${kept[0]?.id ?? ''}`)
    expect(page.value('behaviour')).toBe('after a while')
    expect(page.text).toContain('Your text is here')
    expect(await typedIn()).toEqual([{ behaviour: 'before' }])
    await head.send({ behaviour: 'after a while' }, { press: ['later', 'yes'] })
    expect(await typedIn()).toEqual([{ behaviour: 'after a while' }])
  })
})

describe('a review’s commentary, saved while somebody types', () => {
  const path = '/reviews/2018/commentary/restraint'
  let writer: Browser
  beforeEach(async () => {
    writer = await app.signedIn(app.people.scrutineer)
    await writer.open('/reviews/new')
    await writer.send({ year: '2018' })
    await writer.open(path)
  })
  const kept = () => app.parts.db.selectFrom('keptForm').select('typed').execute()

  it('is there again when its page is opened, and is no commentary until it is sent', async () => {
    expect((await keep(writer, { commentary: 'Half a sen' })).words.status).toBe('Saved at 10am')
    await keep(writer, { commentary: 'Half a sentence' }, { turn: 2 })
    const page = await writer.open(path)
    expect(page.text).toContain('You typed this until 10am and have not sent it')
    expect(page.value('commentary')).toBe('Half a sentence')
    expect(await app.parts.db.selectFrom('reviewCommentary').selectAll().execute()).toEqual([])
    await writer.send({ commentary: 'A sentence.' })
    expect(await kept()).toEqual([])
    expect((await writer.open(path)).value('commentary')).toBe('A sentence.')
  })

  it('is taken away when it is discarded, and a late sending brings nothing back', async () => {
    await keep(writer, { commentary: 'Not this' })
    await writer.open(path)
    await writer.send({ commentary: 'Not this' }, { press: ['discard', 'yes'] })
    expect(writer.page.value('commentary')).toBe('')
    const sent = writer.page
    await writer.send({ commentary: 'Sent.' })
    writer.page = sent
    await keep(writer, { commentary: 'Se' })
    expect(await kept()).toEqual([])
  })

  it('does not write over what somebody else saved meanwhile', async () => {
    await keep(writer, { commentary: 'Mine' })
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open(path)
    await manager.send({ commentary: 'Theirs' })
    await writer.open(path)
    const page = await writer.send({ commentary: 'Mine' })
    expect(page.status).toBe(409)
    expect(page.text).toContain('Theirs')
  })

  it('is nobody else’s', async () => {
    await keep(writer, { commentary: 'Mine alone' })
    const manager = await app.signedIn(app.people.businessManager)
    expect((await manager.open(path)).text).not.toContain('Mine alone')
    const partner = await app.signedIn(app.people.partner)
    await partner.open('/')
    const { hidden } = partner.page.form('/sign-out')
    expect((await partner.post(`${path}/keeping`, { ...hidden, commentary: 'x' })).status).toBe(404)
  })
})
