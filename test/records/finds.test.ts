import { beforeEach, describe, expect, it } from 'vitest'
import { form } from '../../server/fields/form.ts'
import { longText } from '../../server/fields/text.ts'
import { acceptedWords, acceptWord } from '../../server/records/accepted-word-actions.ts'
import { findsIn, isTooLong, lookedThrough } from '../../server/records/finds.ts'
import { typeIncident } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { contactPart } from '../support/lado-contact.ts'
import { ash } from '../support/people.ts'

type Changes = Parameters<typeof typeIncident>[1]

/** Types every section and presses the check page’s own button. */
async function recordByHand(browser: Browser, changes: Changes = {}): Promise<void> {
  await typeIncident(browser, changes)
  if (browser.page.status === 200) await browser.send({}, { action: '/submission' })
}

const looking = { today: '2019-06-03', accepted: new Set<string>() }

describe('what is found in what was typed', () => {
  const asked = form({
    account: longText({ question: 'What happened?', label: 'Account', max: 1_000_000 }),
    own: longText({ question: 'What did the child say?', label: 'The child’s account', holds: 'own words' }),
  })

  it('is listed once, with its question, the words around it and how often it stands', () => {
    const account = 'He was held by J. Smith until he calmed. Then J. SMITH left, and j. smith came back.'
    expect(findsIn(asked, { account }, looking)).toEqual([
      {
        key: 'j. smith',
        what: 'a name',
        text: 'J. Smith',
        question: 'Account',
        questions: ['Account'],
        before: 'He was held by ',
        after: ' until he calmed. Then J. SMITH left,',
        count: 2,
        mustDecide: true,
      },
    ])
  })

  it('need not be decided where it stands in a child’s own account alone', () => {
    const mustDecide = (typedIn: object) =>
      findsIn(asked, { ...typedIn }, looking).map((find) => find.mustDecide)
    expect(mustDecide({ own: 'Jayden Smith hit me' })).toEqual([false])
    expect(mustDecide({ own: 'Jayden Smith hit me', account: 'Jayden Smith did' })).toEqual([true])
  })

  it('leaves out what was accepted, however it is written', () => {
    const accepted = new Set(['keppel wrexley'])
    const finds = findsIn(
      asked,
      { account: 'At KEPPEL  Wrexley and Keppel Wrexley with Jayden' },
      { ...looking, accepted },
    )
    expect(finds.map(({ text }) => text)).toEqual(['Jayden'])
  })

  it('is looked for in so many characters and no more', () => {
    const long = { account: `Jayden ${'a '.repeat(lookedThrough / 2)} Kian` }
    expect(findsIn(asked, long, looking).map(({ text }) => text)).toEqual(['Jayden'])
    expect(isTooLong(asked, long)).toBe(true)
    expect(isTooLong(asked, { account: 'a'.repeat(lookedThrough) })).toBe(false)
  })
})

describe('the check page', () => {
  let app: TestApp
  let head: Browser
  beforeEach(async () => {
    app = await startApp()
    head = await app.signedIn(app.people.head)
  })

  const withName = { force: { description: 'J. Smith and his cousin held him. J. Smith let go.' } }
  const decide = (decision: string, replacement = '') =>
    head.send({ 'replacement-1': replacement }, { action: '/finds', press: ['decision', decision] })

  async function untilCheck(other: Changes): Promise<void> {
    await recordByHand(head, other)
    expect(head.page.status).toBe(422)
  }

  it('shows what looks like a name with its question and its words, and submits nothing until it is decided', async () => {
    await untilCheck(withName)
    expect(head.page.errors).toContain('“J. Smith” looks like a name: replace it, or say that it is not one')
    expect(head.page.text).toContain('“J. Smith” looks like a name')
    expect(head.page.text).toContain('J. Smith and his cousin held him.')
    expect(head.page.text).toContain('It appears in 2 places: all of them are replaced.')
    expect(await app.parts.db.selectFrom('incident').selectAll().execute()).toEqual([])
  })

  it('writes a pseudonym in its place wherever it stands, and the record never holds the name', async () => {
    await untilCheck(withName)
    const refused = await decide('replace', 'Jordan Smith')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Use a code with a figure, such as K12')
    expect(refused.value('replacement-1')).toBe('Jordan Smith')
    const checked = await decide('replace', 'S-9')
    expect(checked.text).toContain('S-9 and his cousin held him. S-9 let go.')
    expect(checked.text).not.toContain('looks like a name')
    await head.send({}, { action: '/submission' })
    expect(head.page.text).toContain('Incident recorded')
    const rows = await app.parts.db.selectFrom('recordVersion').select('content').execute()
    expect(rows.some(({ content }) => content.includes('J. Smith'))).toBe(false)
  })

  it('takes a role in place of a name, and other words in place of a date or a number', async () => {
    await untilCheck({ force: { description: 'Mr Smith held him.' } })
    expect(head.page.text).toContain('Pseudonym or role to write in place of “Mr Smith”')
    expect((await decide('replace', 'Mr Brown')).text).toContain('or a role, such as duty governor')
    expect((await decide('replace', 'duty governor')).text).toContain('duty governor held him.')
    await untilCheck({ force: { description: 'He was born 12/03/2004.' } })
    expect(head.page.text).toContain('Write instead of “12/03/2004”, for example the child’s age')
    expect((await decide('replace', 'on 1/2/2003')).text).toContain('and no date of birth')
    expect((await decide('replace', '15 years ago')).text).toContain('He was born 15 years ago.')
  })

  it('says that the own reference is replaced too, before it is', async () => {
    await untilCheck({
      'what-happened': { ownReference: 'A1234BC' },
      force: { description: 'A1234BC was held.' },
    })
    expect(head.page.text).toContain('Write instead of “A1234BC”, for example the child’s pseudonym')
    expect(head.page.text).toContain(
      'It appears in 2 places, in “Own reference” and “Description of the measure”: all of them are replaced.',
    )
  })

  it('takes “this is not a name” from the office at the establishment, and its event never holds the word', async () => {
    await untilCheck({ force: { description: 'They were moved to Keppel Wrexley.' } })
    await decide('accept')
    expect(head.page.text).not.toContain('looks like a name')
    await head.send({}, { action: '/submission' })
    await recordByHand(head, {
      'what-happened': { ownReference: 'Keppel  Wrexley is where it was' },
      force: { description: 'They were moved to KEPPEL Wrexley.' },
    })
    expect(head.page.text).toContain('Incident recorded')
    const { db } = app.parts
    expect(
      await db.selectFrom('acceptedWord').select(['establishmentId', 'key', 'acceptedBy']).execute(),
    ).toEqual([{ establishmentId: ash, key: 'keppel wrexley', acceptedBy: app.people.head.id }])
    const [event, ...more] = await db
      .selectFrom('historyEvent')
      .selectAll()
      .where('act', '=', 'accepted')
      .execute()
    expect(more).toEqual([])
    expect(event).toMatchObject({ subject: 'accepted-word', establishmentId: ash, whoId: app.people.head.id })
    expect(JSON.stringify(event).toLowerCase()).not.toContain('keppel')
  })

  it('accepts for the office that said so: every other office is asked again', async () => {
    await untilCheck({ force: { description: 'They were moved to Keppel Wrexley.' } })
    expect(head.page.text).toContain('not pointed out again to your office at this establishment')
    await decide('accept')
    const { db } = app.parts
    expect(await acceptedWords(db, ash, 'head')).toContain('keppel wrexley')
    for (const other of ['lado', 'scrutineer'] as const)
      expect(await acceptedWords(db, ash, other), other).not.toContain('keppel wrexley')
    const lado = { ...app.act('again'), who: { id: app.people.lado.id, role: 'lado' } }
    await acceptWord(db, lado, ash, { key: 'keppel wrexley', what: 'a name' })
    expect(await acceptedWords(db, ash, 'lado')).toContain('keppel wrexley')
  })

  it('accepts at one establishment and at no other', async () => {
    await untilCheck({ force: { description: 'They were moved to Keppel Wrexley.' } })
    await decide('accept')
    const other = await app.signedIn(app.people.otherHead)
    await recordByHand(other, {
      'what-happened': { reasonsOther: [] },
      force: { description: 'They were moved to Keppel Wrexley.' },
    })
    expect([other.page.status, other.page.text]).toEqual([
      422,
      expect.stringContaining('“Keppel Wrexley” looks like a name'),
    ])
  })

  it('always lets a child’s own account be saved, and still lists what stands in it', async () => {
    const account = 'Jayden Smith hit me, born 4/5/2004, A1234BC.'
    await recordByHand(head, { children: { 'children-0-account': account } })
    expect(head.page.text).toContain('Incident recorded')
    await head.open(head.page.path.replace('/recorded', ''))
    expect(head.page.text).toContain(account)
    await head.send({}, { action: '/correction' })
    expect(head.page.text).toContain('“Jayden Smith” looks like a name')
    expect(head.page.text).toContain(
      'It appears only in a child’s own account, which you can submit as it is.',
    )
  })

  it('looks through the reason for a correction too, and keeps it while a find is decided', async () => {
    await recordByHand(head)
    await head.open(head.page.path.replace('/recorded', ''))
    await head.send({}, { action: '/correction' })
    await head.send({ reason: 'J. Smith told us' }, { action: '/submission' })
    expect(head.page.status).toBe(422)
    expect(head.page.text).toContain('“J. Smith” looks like a name')
    const again = await decide('replace', 'S-9')
    expect(again.value('reason')).toBe('S-9 told us')
    await head.send({ reason: 'S-9 told us' }, { action: '/submission' })
    expect(head.page.text).toContain('Correction recorded')
  })

  it('changes nothing for somebody else’s draft, or for what is decided already', async () => {
    await untilCheck(withName)
    const { action, hidden } = head.page.form('/finds')
    const other = await app.signedIn(app.people.otherHead)
    await other.open('/incidents')
    const { hidden: own } = other.page.form('/sign-out')
    const refused = await other.post(action, {
      ...hidden,
      _csrf: own['_csrf'] ?? '',
      'replacement-1': 'S-9',
      decision: 'replace',
    })
    expect(refused.status).toBe(404)
    await head.post(action, { ...hidden, 'replacement-1': 'S-9', decision: 'replace' })
    expect(
      (await head.post(action, { ...hidden, 'replacement-1': 'S-8', decision: 'replace' })).text,
    ).toContain('S-9 and his cousin')
  })
})

describe('a step that was refused', () => {
  it('is said on the check page to have errors and its answers kept', async () => {
    const app = await startApp()
    const head = await app.signedIn(app.people.head)
    await recordByHand(head, { children: { 'children-0-pseudonym': 'Kilo' } })
    await head.open(head.page.path.replace(/\/children$/, ''))
    expect(head.page.heading).toContain('Check your answers')
    expect(head.page.text).toContain('This step has errors. Your answers are kept: change it to see them')
  })
})

describe('a pseudonym', () => {
  let app: TestApp
  let head: Browser
  beforeEach(async () => {
    app = await startApp()
    head = await app.signedIn(app.people.head)
  })

  it.each([
    ['Kilo', 'children', 'children-0-pseudonym'],
    ['Jayden Smith 2', 'children', 'children-0-pseudonym'],
    ['A1234BC', 'children', 'children-0-pseudonym'],
    ['Sierra', 'staff', 'staff-0-pseudonym'],
  ] as const)('that is new, %s, is refused with how one looks', async (pseudonym, section, control) => {
    await recordByHand(head, { [section]: { [control]: pseudonym } })
    expect(head.page.text).toContain(
      `“${pseudonym}” is new here and does not look like a pseudonym. Use a code with a figure, such as K12`,
    )
  })

  it('that the establishment has used already goes on being accepted', async () => {
    await recordByHand(head)
    await app.parts.db.deleteFrom('incidentStaff').execute()
    app.parts.opened.connection.exec(
      `drop trigger child_fixed; update child set pseudonym = 'Kilo', pseudonym_key = 'kilo'`,
    )
    await recordByHand(head, { children: { 'children-0-pseudonym': 'kilo' } })
    expect(head.page.text).toContain('Incident recorded')
  })

  it('is asked for of a LADO contact in the same way', async () => {
    const lado = await app.signedIn(app.people.lado)
    await lado.open('/lado-contacts/new')
    const sent = await lado.send({ ...contactPart, children: 'Kilo, K-13', staffPseudonym: 'Jordan Smith' })
    expect(sent.errors).toEqual(
      ['Jordan Smith', 'Kilo'].map(
        (each) =>
          `“${each}” is new here and does not look like a pseudonym. Use a code with a figure, such as K12`,
      ),
    )
  })
})
