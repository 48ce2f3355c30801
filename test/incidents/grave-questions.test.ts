import { beforeEach, describe, expect, it } from 'vitest'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { incidentFacts } from '../../server/incidents/facts.ts'
import type { Incident } from '../../server/incidents/sections.ts'
import { questionsOf } from '../../server/incidents/grave-questions/queries.ts'
import { incidentListRules, listIncidents } from '../../server/incidents/queries.ts'
import { readListQuery } from '../../server/records/list.ts'
import {
  leftOpen,
  lookers,
  signAnswers,
  signsOf,
  type GraveAnswers,
} from '../../server/incidents/grave-questions/vocabulary.ts'
import { injuries, medicalExaminations } from '../../server/incidents/vocabulary.ts'
import { beginDraft } from '../../server/records/actions.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { personOf } from '../hostile/kinds.ts'
import { aChild, aChildFromBefore, recordByHand, stored, typed, typeIncident } from './incident.ts'

let app: TestApp
let head: Browser
beforeEach(async () => {
  app = await startApp()
  head = await app.signedIn(app.people.head)
})

const withChild = (answers: Record<string, string | string[]>) => ({
  children: Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [`children-0-${name}`, answer]),
  ),
})

const toAnswer = (page: { html: Browser['page']['html'] }) =>
  page.html
    .querySelectorAll('.app-todo__item')
    .map((item) => item.textContent.replace(/\s+/g, ' ').trim())
    .filter((text) => text.startsWith('Answer what is open'))

/** Begins a correction of an incident on its page, by its button. */
async function correcting(id: string): Promise<string> {
  await head.open(`/incidents/${id}`)
  await head.send({}, { action: '/correction' })
  return head.page.path
}

describe('warning signs, injuries and examination', () => {
  it('are asked for each child, and nothing is chosen beforehand', async () => {
    await typeIncident(head, {
      children: { ...typed.children, ...blank(0), 'children-1-pseudonym': 'K-13', 'children-1-age': '16' },
    })
    expect(head.page.status).toBe(422)
    for (const place of [0, 1])
      for (const name of Object.keys(messages))
        expect(head.page.html.querySelector(`a[href="#children-${place}-${name}"]`)?.text).toBe(
          `Child ${place + 1}: ${messages[name] ?? ''}`,
        )
    expect(head.page.html.querySelectorAll('#children input[checked][name^="children-1-"]')).toEqual([])
  })

  it('“None seen” says who looked', async () => {
    const page = await head.open(await recordByHand(head))
    expect(page.answer('Warning signs')).toBe('None seen')
    expect(page.answer('Who looked for warning signs')).toBe('Staff')
    expect(page.answer('Who looked for injuries')).toBe('Healthcare')
  })

  const refused: [sentence: string, answers: Record<string, string | string[]>, message: string][] = [
    [
      '“None seen” beside a sign',
      { warningSigns: ['vomiting', 'none-seen'] },
      'Choose “None seen” or “Not known” alone, or take it out and leave the signs that were seen',
    ],
    [
      'a sign that nobody saw',
      { warningSigns: 'vomiting', signsLookedBy: 'nobody' },
      'A warning sign was seen: say who saw it',
    ],
    ['an injury that nobody saw', { injuryLookedBy: 'nobody' }, 'The child was injured: say who saw it'],
  ]
  it.each(refused)('refuse %s', async (_sentence, answers, message) => {
    await typeIncident(head, withChild(answers))
    expect(head.page.errors).toEqual([message])
  })

  it('accept that nobody looked, where none was seen', async () => {
    await recordByHand(head, withChild({ injury: 'none', signsLookedBy: 'nobody', injuryLookedBy: 'nobody' }))
    expect(head.page.text).toContain('Incident recorded')
    expect(toAnswer(await head.open('/'))).toEqual([])
  })
})

const messages: Record<string, string> = {
  warningSigns: 'Choose the warning signs that were seen on this child, or “None seen”, or “Not known”',
  signsLookedBy: 'Who looked for warning signs: choose one, or “Not known”',
  injury: 'Say whether the child was injured, or that it is not known',
  injuryLookedBy: 'Who looked for injuries: choose one, or “Not known”',
  medicalExamination: 'Say whether a medical examination was done, or that it is not known',
}

const blank = (place: number) =>
  Object.fromEntries(Object.keys(messages).map((name) => [`children-${place}-${name}`, '']))

describe('“Not known” and “Not examined”', () => {
  const open = withChild({
    warningSigns: 'not-known',
    signsLookedBy: 'not-known',
    injury: 'none',
    medicalExamination: 'not-offered',
  })

  it('can be submitted, and stand on the head’s home page until they are answered', async () => {
    const address = await recordByHand(head, open)
    expect(head.page.text).toContain('Still to be answered for K-12: warning signs and medical examination')
    const home = await head.open('/')
    expect(toAnswer(home)).toEqual([
      expect.stringMatching(
        /^Answer what is open about incident UOF\/19\/7 \(ASH-2019-0001\): warning signs and medical examination/,
      ),
    ])
    expect(home.link('Answer what is open')).toBe(`${address}/open-questions`)
    const page = await head.open(address)
    expect(page.text).toContain('Still to be answered for K-12: warning signs and medical examination.')
    await head.open(page.link('Answer what is open about each child') ?? '')
    await head.send({
      'children-0-warningSigns': 'none-seen',
      'children-0-signsLookedBy': 'healthcare',
      'children-0-medicalExamination': 'refused',
    })
    expect(head.page.text).toContain('Added to the record')
    expect(toAnswer(await head.open('/'))).toEqual([])
    expect((await head.open(address)).text).not.toContain('Still to be answered')
  })

  it('are asked of the establishment’s own head, and of no record that is withdrawn', async () => {
    const child = aChild({ medicalExamination: 'offered' })
    await stored(app, { children: [child] })
    const withdrawn = await stored(app, { children: [child] })
    await app.parts.db
      .updateTable('incident')
      .set({ standing: 'withdrawn' })
      .where('id', '=', withdrawn.id)
      .execute()
    expect(toAnswer(await head.open('/'))).toHaveLength(1)
    expect((await head.open(`/incidents/${withdrawn.id}`)).text).not.toContain('Answer what is open')
    expect(toAnswer(await (await app.signedIn(app.people.otherHead)).open('/'))).toEqual([])
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect((await scrutineer.open('/')).text).not.toContain('Answer what is open')
  })

  it('are counted on the home page, and the number leads to exactly these', async () => {
    await stored(app)
    for (let count = 0; count < 11; count += 1)
      await stored(app, { children: [aChild({ injury: 'not-recorded' })] })
    const home = await head.open('/')
    expect(toAnswer(home)).toHaveLength(3)
    expect((await head.open(home.link('11 incidents leave') ?? '')).rows()).toHaveLength(11)
  })

  it('are found by the database where the rule finds them, for every answer', async () => {
    const settled = aChild({ signsLookedBy: 'healthcare' })
    const variants: Partial<GraveAnswers & { warningSigns: Incident['children'][number]['warningSigns'] }>[] =
      [
        ...signAnswers.map(({ value }) => ({ warningSigns: [value] })),
        ...lookers.flatMap(({ value }) => [{ signsLookedBy: value }, { injuryLookedBy: value }]),
        ...injuries.map(({ value: injury }) => ({ injury })),
        ...medicalExaminations.map(({ value: medicalExamination }) => ({ medicalExamination })),
        { warningSigns: [], signsLookedBy: null, injuryLookedBy: null, injury: 'not-recorded' },
      ]
    const expected: Record<string, string[]> = {}
    for (const variant of variants) {
      const child = { ...settled, ...variant }
      const { id } = await stored(app, { children: [aChild({ pseudonym: 'K-1' }), child] })
      if (leftOpen(child).length > 0) expected[id] = leftOpen(child)
    }
    const { db } = app.parts
    const query = { ...readListQuery({ open: 'yes' }, incidentListRules), today: '2019-06-03' }
    const found = (await listIncidents(db, personOf(app.people.head), query)).map(({ id }) => id)
    expect(Object.fromEntries(await questionsOf(db, found))).toEqual(expected)
    expect(found).toHaveLength(7)
  })
})

describe('a record from before each child was asked about', () => {
  const before = { warningSigns: ['vomiting' as const], children: [aChildFromBefore()] }

  it('keeps its warning sign of no child in particular, and is not asked about again', async () => {
    const { id } = await stored(app, { ...before, children: [aChildFromBefore({ injury: 'not-recorded' })] })
    const page = await head.open(`/incidents/${id}`)
    expect(page.answer('Warning signs, not known on which child')).toBe('Vomiting')
    expect(page.answer('Warning signs')).toBe('Not asked for each child when this was recorded')
    expect(page.answer('Who looked for injuries')).toBe('Not asked for each child when this was recorded')
    expect(page.text).not.toContain('None seen')
    expect(toAnswer(await head.open('/'))).toEqual([])
  })

  it('says that none was chosen where none was, and not that none was seen', async () => {
    const { id } = await stored(app, { children: [aChildFromBefore()] })
    const page = await head.open(`/incidents/${id}`)
    expect(page.answer('Warning signs, not known on which child')).toBe('None was chosen')
    expect(page.text).not.toContain('None seen')
  })

  it('is corrected in anything else with “Not known”, and keeps its sign', async () => {
    const { id } = await stored(app, before)
    const draft = await correcting(id)
    expect(head.page.link('Choose the warning signs that were seen on this child')).toMatch(
      /\/children#children-0-warningSigns$/,
    )
    expect((await head.send({ reason: 'A typing error' }, { action: '/submission' })).status).toBe(422)
    const part = await head.open(`${draft}/children`)
    expect(part.text).toContain('This record is from before warning signs, and who looked for signs')
    expect(part.html.querySelectorAll('[name="children-0-warningSigns"][checked]')).toEqual([])
    expect(
      part.html.querySelectorAll('[name="warningSigns"][checked]').map((each) => each.getAttribute('value')),
    ).toEqual(['vomiting'])
    await head.send({ ...typed.children, ...notKnown, warningSigns: 'vomiting' })
    await head.send({ reason: 'A typing error' })
    const page = await head.open(`/incidents/${id}`)
    expect(page.answer('Warning signs, not known on which child')).toBe('Vomiting')
    expect(page.answer('Warning signs')).toBe('Not known')
    const history = await head.open(`/incidents/${id}/history`)
    expect(history.text).toContain('Warning signs Was: Not asked for each child when this was recorded')
  })

  it('never turns its sign into none seen on each child', async () => {
    const { id } = await stored(app, before)
    const draft = await correcting(id)
    await head.open(`${draft}/children`)
    const page = await head.send({ ...typed.children, warningSigns: 'vomiting' })
    expect(page.errors).toEqual([
      'The record holds a warning sign without a child: choose it with the child on whom it was seen, or “Not known” where nobody knows which child it was',
    ])
  })

  it('gives its sign to a child once somebody says on whom it was seen, and counts it once', async () => {
    const { id } = await stored(app, before)
    const draft = await correcting(id)
    await head.open(`${draft}/children`)
    await head.send({ ...typed.children, 'children-0-warningSigns': 'vomiting' })
    await head.send({ reason: 'Healthcare’s own record names the child' })
    const page = await head.open(`/incidents/${id}`)
    expect(page.answer('Warning signs')).toBe('Vomiting')
    expect(page.answer('Warning signs, not known on which child')).toBe('')
    expect((await head.open(`/incidents/${id}/history`)).text).toContain(
      'Warning signs, not known on which child',
    )
    const verified = await verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)
    expect(verified.sound).toBe(true)
  })
})

describe('the warning signs of an incident', () => {
  it('are those of its children and those without a child, each kind once', async () => {
    const happened = { happenedAt: '2018-07-01T10:00:00+01:00' }
    await stored(app, {
      ...happened,
      warningSigns: ['petechial-rash', 'vomiting'],
      children: [
        aChild({ warningSigns: ['breathing', 'vomiting'] }),
        aChild({ pseudonym: 'K-13', warningSigns: ['breathing'] }),
        aChild({ pseudonym: 'K-14', warningSigns: ['none-seen'] }),
        aChild({ pseudonym: 'K-15', warningSigns: ['not-known'] }),
      ],
    })
    const [fact] = await incidentFacts(app.parts.db, { from: '2018-04-01', to: '2019-03-31' })
    expect(fact?.warningSigns).toEqual(['breathing', 'vomiting', 'petechial-rash'])
    expect(fact?.signsWithoutChild).toEqual(['petechial-rash', 'vomiting'])
    expect(fact?.children.map(({ warningSigns }) => warningSigns)).toEqual([
      ['breathing', 'vomiting'],
      ['breathing'],
      ['none-seen'],
      ['not-known'],
    ])
    expect(signsOf({ warningSigns: [], children: [aChild({ warningSigns: ['not-known'] })] })).toEqual([])
  })
})

describe('a draft begun before each child was asked about', () => {
  it('keeps the sign that was chosen, and asks for its child', async () => {
    const { db } = app.parts
    const answers = Object.assign({}, ...Object.values(typed), { warningSigns: 'vomiting' }) as Record<
      string,
      string
    >
    const act = { ...app.act(), who: { id: app.people.head.id, role: 'head' } }
    const id = await beginDraft(db, act, { kind: 'incident', subjectId: null, baseVersion: null }, answers)
    const part = await head.open(`/incidents/drafts/${id}/children`)
    expect(part.text).toContain('Which warning signs are recorded for the incident, without a child?')
    const again = await head.send({ ...typed.children, warningSigns: 'vomiting' })
    expect(again.errors).toEqual([
      'Warning signs are now asked for each child. Choose each sign with its child, then take it out here',
    ])
    await head.send({ ...typed.children, 'children-0-warningSigns': 'vomiting' })
    expect(head.page.status).toBe(200)
    const children = await head.open(`/incidents/drafts/${id}/children`)
    expect(children.text).not.toContain('without a child')
  })
})

const notKnown = {
  'children-0-warningSigns': 'not-known',
  'children-0-signsLookedBy': 'not-known',
  'children-0-injuryLookedBy': 'not-known',
}
