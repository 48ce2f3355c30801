import { beforeEach, describe, expect, it } from 'vitest'
import { verifyHistory } from '../../server/history/verify.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { incidentFacts } from '../../server/incidents/facts.ts'
import { sealWith } from '../../server/keys.ts'
import { moveStanding } from '../../server/incidents/withdrawal/actions.ts'
import { contents } from '../../server/kinds.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash, birch } from '../support/people.ts'
import { aChild, corrected, stored } from './incident.ts'

const lookedAt = ['record-here', 'footage']

describe('the withdrawal of an incident', () => {
  let app: TestApp
  let head: Browser
  let scrutineer: Browser
  let address: string
  let id: string
  beforeEach(async () => {
    app = await startApp()
    head = await app.signedIn(app.people.head)
    scrutineer = await app.signedIn(app.people.scrutineer)
    id = (await stored(app)).id
    address = `/incidents/${id}`
  })

  const counted = async () =>
    (await incidentFacts(app.parts.db, { from: '2019-05-01', to: '2019-05-31' })).length

  async function ask(reason = 'Recorded twice; see ASH-2019-0002') {
    await head.open(`${address}/withdrawal`)
    return head.send({ reason }, { action: '/withdrawal' })
  }

  async function decide(decision: 'agreed' | 'refused', reason = 'Seen beside the other record') {
    await scrutineer.open(`${address}/withdrawal/decision`)
    return scrutineer.send({ lookedAt, decision, reason }, { action: '/decision' })
  }

  it('shows at once and counts until the scrutineer agrees', async () => {
    await head.open(address)
    expect(head.page.link('Ask to withdraw it')).toBe(`${address}/withdrawal`)
    const asked = await ask()
    expect(asked.text).toContain('“Recorded twice; see ASH-2019-0002”')
    expect(asked.text).toContain('The incident counts until the scrutineer agrees.')
    expect((await head.open('/incidents')).text).toContain('Withdrawal asked')
    expect(await counted()).toBe(1)
    await scrutineer.open('/')
    expect(scrutineer.page.link('Decide about the withdrawal of incident ASH-2019-0001')).toBe(
      `${address}/withdrawal/decision`,
    )
    const decided = await decide('agreed')
    expect(decided.text).toContain('This incident is withdrawn: it is not counted in any number from now on.')
    expect(await counted()).toBe(0)
    expect((await scrutineer.open('/')).text).not.toContain('Decide about the withdrawal')
  })

  it('goes on counting when the scrutineer does not agree, and may be asked for again', async () => {
    await ask()
    expect((await decide('refused')).text).not.toContain('Withdrawal asked by')
    expect(await counted()).toBe(1)
    expect((await ask('It was a drill')).text).toContain('“It was a drill”')
  })

  it('can be taken back, and a withdrawn incident put back, each with a reason', async () => {
    await ask()
    expect((await head.open(`${address}/withdrawal`)).heading).toContain('Take the withdrawal back')
    await head.send({ reason: 'It is another incident' }, { action: '/withdrawal' })
    expect((await head.open(address)).text).not.toContain('Withdrawal asked')
    await ask()
    await decide('agreed')
    expect((await head.open(`${address}/withdrawal`)).heading).toContain('Put this incident back')
    await head.send({ reason: 'The other was the double' }, { action: '/withdrawal' })
    expect(await counted()).toBe(1)
  })

  it('stands in the record’s history with every reason, and the history holds', async () => {
    await ask()
    await decide('agreed', 'Both records describe one and the same restraint')
    const { text } = await scrutineer.open(`${address}/history`)
    for (const words of [
      'Version 2, withdrawal asked',
      'Recorded twice; see ASH-2019-0002',
      'Version 3, withdrawal agreed',
      'Both records describe one and the same restraint',
    ])
      expect(text).toContain(words)
    const { db, keys } = app.parts
    const verified = await verifyHistory(db, sealWith(keys.history), contents)
    expect(verified).toMatchObject({ sound: true })
  })

  it('is no correction in the numbers of the review', async () => {
    await ask()
    await decide('refused')
    const [fact] = await incidentFacts(app.parts.db, { from: '2019-05-01', to: '2019-05-31' })
    expect(fact?.corrections).toBe(0)
  })

  it('asks for a reason and keeps what was chosen', async () => {
    await head.open(`${address}/withdrawal`)
    const empty = await head.send({ reason: '' }, { action: '/withdrawal' })
    expect([empty.status, empty.errors]).toEqual([
      422,
      ['Say why this incident should not count, such as “recorded twice, see the other number”'],
    ])
    await ask()
    await scrutineer.open(`${address}/withdrawal/decision`)
    const half = await scrutineer.send({ lookedAt, decision: 'agreed', reason: '' }, { action: '/decision' })
    expect([half.status, half.value('decision')]).toEqual([422, 'agreed'])
  })

  it('is decided for itself where two are asked, and none where none is', async () => {
    await ask('The first one')
    const second = `/incidents/${(await stored(app)).id}`
    await head.open(`${second}/withdrawal`)
    await head.send({ reason: 'The second one' }, { action: '/withdrawal' })
    const shown = await scrutineer.open(`${second}/withdrawal/decision`)
    expect(shown.text).toContain('“The second one”')
    expect(shown.text).not.toContain('The first one')
    const third = (await stored(app)).id
    const { hidden } = scrutineer.page.form('/decision')
    const answers = { version: '1', lookedAt: 'footage', decision: 'agreed', reason: 'Seen' }
    const decided = { ...hidden, ...answers } as Record<string, string>
    expect((await scrutineer.post(`/incidents/${third}/withdrawal/decision`, decided)).status).toBe(409)
    expect(await counted()).toBe(3)
  })

  it('is not decided over a version that the scrutineer did not see', async () => {
    await ask()
    await scrutineer.open(`${address}/withdrawal/decision`)
    await head.open(`${address}/withdrawal`)
    await head.send({ reason: 'Entered by mistake' }, { action: '/withdrawal' })
    await ask('Another reason altogether')
    const late = await scrutineer.send(
      { lookedAt, decision: 'agreed', reason: 'Seen' },
      { action: '/decision' },
    )
    expect(late.status).toBe(409)
    expect(late.text).toContain('Another reason altogether')
    expect(late.value('reason')?.trim()).toBe('Seen')
    expect(await counted()).toBe(1)
  })

  it('that was taken back meanwhile is not decided, and the scrutineer is told so with what they wrote', async () => {
    await ask()
    await scrutineer.open(`${address}/withdrawal/decision`)
    await head.open(`${address}/withdrawal`)
    await head.send({ reason: 'Entered by mistake' }, { action: '/withdrawal' })
    const late = await scrutineer.send(
      { lookedAt, decision: 'agreed', reason: 'Seen' },
      { action: '/decision' },
    )
    expect([late.status, late.errors]).toEqual([
      409,
      [
        'Somebody changed this incident while you were writing, so nothing was saved. The withdrawal is no longer asked for',
      ],
    ])
    expect(late.value('reason')?.trim()).toBe('Seen')
    expect((await head.open(address)).text).toContain('StatusSubmitted')
    expect((await scrutineer.open(`${address}/withdrawal/decision`)).path).toBe(address)
  })

  it('is asked once by two of one office, and the later is told what the page asks now', async () => {
    const deputy = await app.signedIn(app.people.head)
    await deputy.open(`${address}/withdrawal`)
    await ask()
    const late = await deputy.send({ reason: 'It was a drill' }, { action: '/withdrawal' })
    expect([late.status, late.errors]).toEqual([
      409,
      [
        'Somebody changed this incident while you were writing, so nothing was saved. Send this only if you now want this: Take the withdrawal back',
      ],
    ])
    expect(late.value('reason')?.trim()).toBe('It was a drill')
    expect((await head.open(address)).text).toContain('StatusWithdrawal asked')
  })

  it('is one act when its button is pressed twice', async () => {
    await head.open(`${address}/withdrawal`)
    const { hidden } = head.page.form('/withdrawal')
    const twice = { ...hidden, reason: 'Recorded twice by night staff' } as Record<string, string>
    for (const _press of [1, 2])
      expect((await head.post(`${address}/withdrawal`, twice)).text).toContain('Withdrawal asked for')
    expect((await head.open(address)).text).toContain('StatusWithdrawal asked')
  })

  it('hides no correction: one made while it stands withdrawn is listed like any other', async () => {
    await ask()
    await decide('agreed')
    await scrutineer.open('/incidents/changes')
    await scrutineer.send({}, { action: '/changes/read' })
    await corrected(app, id, { countsAs: 'guiding' })
    await head.open(`${address}/withdrawal`)
    await head.send({ reason: 'It counts after all' }, { action: '/withdrawal' })
    const { text } = await scrutineer.open('/incidents/changes')
    expect(text).toContain('Was: Restrictive physical intervention')
    expect(text).toContain('Was: Withdrawn Now: Submitted')
  })

  it('is asked by the own head and decided by the scrutineer, and by nobody else', async () => {
    await ask()
    const statuses = []
    for (const person of [app.people.lado, app.people.businessManager, app.people.partner]) {
      const browser = await app.signedIn(person)
      statuses.push((await browser.open(`${address}/withdrawal/decision`)).status)
    }
    expect(statuses).toEqual([403, 403, 404])
    expect((await head.open(`${address}/withdrawal/decision`)).status).toBe(403)
    expect((await scrutineer.open(`${address}/withdrawal`)).status).toBe(403)
    const theirs = await stored(app, { establishmentId: birch, reasonPrimary: 'fight', reasonsOther: [] })
    expect((await head.open(`/incidents/${theirs.id}/withdrawal`)).status).toBe(404)
  })

  it('is decided with the record on the page: force, children, signs, accounts and changes, beside the reason', async () => {
    const children = [aChild({ injury: 'minor', position: 'prone', account: 'They sat on me.' })]
    await corrected(app, id, { children, warningSigns: ['vomiting'], durationMinutes: 9 }, 'The nurse’s form')
    await ask('Nobody was held: the boy walked')
    const page = await scrutineer.open(`${address}/withdrawal/decision`)
    for (const words of [
      '“Nobody was held: the boy walked”',
      'Restrictive physical intervention',
      'Held by the arms.',
      'Arm hold',
      'K-12',
      'Face down',
      'Minor injury, no treatment',
      'They sat on me.',
      'Vomiting',
      '“The nurse’s form”',
      'Duration: was 4 minutes; now 9 minutes',
      'None that counts names one of these children or has the same reference',
    ])
      expect(page.text).toContain(words)
    expect(page.text).toContain(
      'The reason says that nobody was held, or that no force was used; the record names 1 technique (arm hold), how they were held (K-12, face down) and 9 minutes.',
    )
  })

  it('for a double shows the other incident, and says nothing against it', async () => {
    await stored(app, { happenedAt: '2019-05-31T15:10:00+01:00' })
    await ask('Recorded twice; see ASH-2019-0002')
    const page = await scrutineer.open(`${address}/withdrawal/decision`)
    expect(page.text).toMatch(/ASH-2019-0002 ?31 May 2019, 3:10pm; also names K-12/)
    expect(page.text).toContain(
      'The service compared the reason with other incidents within a day that may be the same one, and with ASH-2019-0002, and found nothing that contradicts it. Read the record.',
    )
  })

  it('is not asked for in fewer than three words', async () => {
    for (const reason of ['x', 'A drill', 'x x x x']) {
      const refused = await ask(reason)
      expect([refused.status, refused.errors], reason).toEqual([
        422,
        ['Say in a sentence what is wrong and how you know, such as “recorded twice, see ASH-2019-0002”'],
      ])
      expect(refused.value('reason')).toBe(reason)
    }
    expect((await ask('It was a drill')).status).toBe(200)
  })

  it('for a reason that says nothing the scrutineer is told so, and otherwise what was compared', async () => {
    const act = { ...app.act(), who: { id: app.people.head.id, role: 'head' } }
    const person = { ...app.people.head, name: 'Head', organisation: null }
    await moveStanding(app.parts.db, act, { person, id, version: 1, reason: 'x' })
    const page = await scrutineer.open(`${address}/withdrawal/decision`)
    expect(page.text).toContain('The reason says nothing that can be checked: it has fewer than three words.')
    expect(page.text).not.toContain('nothing that contradicts')
    const second = (await stored(app)).id
    await moveStanding(
      app.parts.db,
      { ...act, key: 'second' },
      { person, id: second, version: 1, reason: 'We agreed on this' },
    )
    const other = await scrutineer.open(`/incidents/${second}/withdrawal/decision`)
    expect(other.text).toContain(
      'The reason has no words that the service can compare with the record: nothing was checked.',
    )
  })

  it('is not decided by a scrutineer who does not say what they looked at, and the history says it', async () => {
    await ask()
    await scrutineer.open(`${address}/withdrawal/decision`)
    const blind = await scrutineer.send(
      { decision: 'agreed', reason: 'Seen beside the other record' },
      { action: '/decision' },
    )
    expect([blind.status, blind.errors]).toEqual([422, ['Say what you looked at']])
    expect(await counted()).toBe(1)
    await decide('agreed')
    for (const browser of [scrutineer, head])
      expect((await browser.open(`${address}/history`)).text).toContain(
        'Looked at: The record on this page; Footage',
      )
    const { details } = await app.parts.db
      .selectFrom('historyEvent')
      .select('details')
      .where('act', '=', 'withdrawal agreed')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(details)).toEqual({ lookedAt: 'record-here footage' })
  })

  it('is decided with every answer that the record’s own page shows', async () => {
    await corrected(app, id, {
      planned: 'yes',
      authorisedBy: 'Duty governor',
      stepsToAvoid: 'Talked for ten minutes.',
      bodyCamera: 'partial',
      bodyCameraReason: 'The battery ran out.',
      staff: [{ pseudonym: 'S-44', part: 'used-force' }],
    })
    await ask()
    const cardRows = (page: Browser['page']) =>
      page.html
        .querySelectorAll('main .govuk-summary-list__row')
        .map((row) => row.text.replace(/\s+/g, ' ').trim())
    const own = cardRows(await head.open(address)).filter((row) => !/^(Standing|Received|Version)/.test(row))
    expect(own.length).toBeGreaterThan(30)
    const page = await scrutineer.open(`${address}/withdrawal/decision`)
    expect(cardRows(page)).toEqual(expect.arrayContaining(own))
    for (const words of ['Duty governor', 'Talked for ten minutes.', 'The battery ran out.', 'S-44'])
      expect(page.text).toContain(words)
    const { form } = await incidentKind.formFor({
      db: app.parts.db,
      person: { ...app.people.scrutineer, name: 'Sal', organisation: null },
      today: '2019-06-03',
      correcting: { id, establishmentId: ash },
    })
    for (const [name, field] of Object.entries(form.fields) as [string, { label: string }][])
      if (!['warningSigns', 'children', 'staff'].includes(name))
        expect(page.text, name).toContain(field.label)
  })

  it('against what the page points out is agreed only for a reason in a sentence', async () => {
    await ask('Nobody was held at all')
    const refused = await decide('agreed', 'ok')
    expect([refused.status, refused.errors]).toEqual([
      422,
      [
        'The record and the reason say different things. Say in a sentence why you agree all the same, and how you know',
      ],
    ])
    expect(await counted()).toBe(1)
    expect((await decide('refused', 'No')).status).toBe(200)
    await ask('Nobody was held at all')
    expect((await decide('agreed', 'Footage shows that the boy walked by himself')).status).toBe(200)
  })

  it('offers no other record to have looked at where there is none', async () => {
    const offered = async () =>
      (await scrutineer.open(`${address}/withdrawal/decision`)).html
        .querySelectorAll('[name="lookedAt"]')
        .map((box) => box.getAttribute('value'))
    await ask('It was a drill')
    expect(await offered()).not.toContain('other-record')
    const { hidden } = scrutineer.page.form('/decision')
    const answers = { lookedAt: 'other-record', decision: 'agreed', reason: 'Both say the same of one thing' }
    const posted = await scrutineer.post(`${address}/withdrawal/decision`, {
      ...hidden,
      ...answers,
    })
    expect(posted.status).toBe(422)
    await stored(app, { happenedAt: '2019-05-31T15:10:00+01:00' })
    expect(await offered()).toContain('other-record')
  })

  it('agreed by mistake is undone by the scrutineer, with a reason', async () => {
    await ask()
    await decide('agreed')
    await scrutineer.open(address)
    expect(scrutineer.page.link('Put it back')).toBe(`${address}/withdrawal/decision`)
    await scrutineer.open(`${address}/withdrawal/decision`)
    const empty = await scrutineer.send({ reason: '' }, { action: '/decision' })
    expect([empty.status, empty.errors]).toEqual([422, ['Say why this incident counts again']])
    const undone = await scrutineer.send({ reason: 'I agreed to the wrong one' }, { action: '/decision' })
    expect(undone.text).toContain('Incident put back: it counts again')
    expect(await counted()).toBe(1)
    expect((await head.open(`${address}/history`)).text).toContain('I agreed to the wrong one')
  })

  it('is told with who agreed and why, and no deadline of it is open', async () => {
    const late = await stored(app, { safeguardingDecision: 'undecided', decisionReason: '', decidedBy: '' })
    address = `/incidents/${late.id}`
    app.at('2019-07-01T09:00:00.000Z')
    head = await app.signedIn(app.people.head)
    scrutineer = await app.signedIn(app.people.scrutineer)
    expect((await head.open(address)).text).toContain('Decision: overdue')
    await ask('It was a drill')
    const decided = await decide('agreed', 'I saw the plan of the drill of that day')
    expect(decided.text).toContain('The list of incidents still shows it.')
    const page = await head.open(address)
    expect(page.text).toContain('“I saw the plan of the drill of that day”')
    expect(page.text).toMatch(/Withdrawal agreed by Test scrutineer/)
    expect(page.text).not.toMatch(/overdue|Record written:/)
  })
})
