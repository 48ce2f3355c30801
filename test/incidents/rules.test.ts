import { beforeAll, describe, expect, it } from 'vitest'
import { readForm, typeForm } from '../../server/fields/form.ts'
import { incidentRecordForm } from '../../server/incidents/form.ts'
import type { Incident } from '../../server/incidents/sections.ts'
import type { IncidentFormFacts } from '../../server/incidents/form-facts.ts'
import type { EstablishmentType } from '../../server/establishments/vocabulary.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { ash } from '../support/people.ts'
import type { Browser } from '../support/browser.ts'
import { aChild, anIncident, stored, typedTime, typeIncident } from './incident.ts'

const context = { now: '2019-06-03T09:00:00.000Z', today: '2019-06-03' }

const technique = (value: string, level: 'low' | 'pain-inducing', toOn: string | null = null) => ({
  value,
  label: value,
  level,
  fromOn: '2000-01-01',
  toOn,
})

const facts = (type: EstablishmentType = 'yoi', since = '2010-01-01'): IncidentFormFacts => ({
  establishmentId: ash,
  knownPseudonyms: new Set(),
  periods: [{ fromOn: since, name: 'Ash House', type, state: 'open', genders: 'boys' }],
  techniques: [
    technique('arm-hold', 'low'),
    technique('wrist-flexion', 'pain-inducing'),
    technique('old-hold', 'low', '2015-12-31'),
  ],
})

/** What a whole incident, typed like this, is told. */
function told(differs: Partial<Incident>, around: IncidentFormFacts = facts()): string[] {
  const { form: asked } = incidentRecordForm(around)
  const found = readForm(asked, typeForm(asked, anIncident(differs)), context)
  return found.ok ? [] : found.problems.map(({ message }) => message)
}

const open = { safeguardingDecision: 'undecided', decisionReason: '', decidedBy: '' } as const
const decideNow =
  'After a serious injury, a warning sign or a child’s allegation, make the safeguarding decision before you submit'
const seriously = (medicalExamination: 'done' | 'refused' | 'offered' | 'not-offered' | 'not-recorded') => ({
  children: [aChild({ injury: 'serious', medicalExamination })],
  treatment: 'Stitches.',
})

describe('an incident', () => {
  const cases: [sentence: string, differs: Partial<Incident>, message?: string][] = [
    ['stands as it is', {}],
    ['may be undecided where nothing serious happened', open],
    [
      'needs an authoriser where it was planned',
      { planned: 'yes' },
      'Say who authorised the planned use of force',
    ],
    ['is planned with an authoriser', { planned: 'yes', authorisedBy: 'Duty governor' }],
    [
      'needs a justification of a pain-inducing technique',
      { techniques: [{ technique: 'wrist-flexion', uses: 1 }] },
      'Say why the pain-inducing technique was used',
    ],
    [
      'holds a pain-inducing technique with its justification',
      { techniques: [{ technique: 'wrist-flexion', uses: 1 }], painJustification: 'A blade at a throat.' },
    ],
    ['accepts that a seriously injured child refused', seriously('refused')],
    [
      'needs a decision where a child says that staff hurt them',
      { children: [aChild({ alleges: 'yes' })], ...open },
      decideNow,
    ],
    ['needs a decision after a serious injury', { ...seriously('done'), ...open }, decideNow],
    [
      'needs a decision after a warning sign on a child',
      { children: [aChild({ warningSigns: ['vomiting'] })], ...open },
      decideNow,
    ],
    [
      'needs a decision after a warning sign of which nobody knows the child',
      { warningSigns: ['vomiting'], children: [aChild({ warningSigns: ['not-known'] })], ...open },
      decideNow,
    ],
    [
      'needs the reason for a decision',
      { decisionReason: '' },
      'Give the reason for the safeguarding decision',
    ],
    ['needs to know who decided', { decidedBy: '' }, 'Say in which role the safeguarding decision was made'],
    [
      'needs to know the treatment of an injury that was treated',
      { staffInjuryMinorTreated: 1 },
      'Somebody’s injury needed treatment: say what treatment was given',
    ],
    [
      'needs to know why the camera did not record all of it',
      { bodyCamera: 'worn-not-on' },
      'Say why the camera did not record all of it',
    ],
    [
      'refuses a record written before it',
      { writtenAt: '2019-05-31T14:34:00+01:00' },
      'The record cannot have been written before the incident',
    ],
    ['accepts a record written at once', { writtenAt: '2019-05-31T14:35:00+01:00' }],
    [
      'refuses a record signed before it was written',
      { signedAt: '2019-05-31T17:59:00+01:00' },
      'The record cannot have been signed before it was written',
    ],
    [
      'refuses a record signed before it, where nobody says when it was written',
      { writtenAt: null, signedAt: '2019-05-31T09:00:00+01:00' },
      'The record cannot have been signed before the incident',
    ],
    ['accepts times that were not supplied', { writtenAt: null, signedAt: null, durationMinutes: null }],
    [
      'refuses a child spoken to before it',
      { children: [aChild({ spokenToAt: '2019-05-31T14:00:00+01:00' })] },
      'A child cannot have been spoken to about it before the incident',
    ],
    [
      'refuses a time at which a child was spoken to who was not',
      { children: [aChild({ debrief: 'declined' })] },
      'Take out the time, or say that the child was spoken to',
    ],
    [
      'holds each child once, in capitals or not',
      { children: [aChild({ pseudonym: 'K-12' }), aChild({ pseudonym: 'k-12' })] },
      'The same child is entered twice. Enter each child once',
    ],
    ['holds two children', { children: [aChild({ pseudonym: 'K-12' }), aChild({ pseudonym: 'K-13' })] }],
    ['has at least one child', { children: [] }, 'Enter the pseudonym of the child on whom force was used'],
    [
      'is not longer than a day',
      { durationMinutes: 1441 },
      'How long did it last, in minutes: enter a whole number from 0 to 1,440',
    ],
    [
      'has not lasted beyond now',
      {
        happenedAt: '2019-06-03T09:59:00+01:00',
        durationMinutes: 2,
        writtenAt: null,
        signedAt: null,
        children: [aChild({ debrief: 'not-done', spokenToAt: null })],
      },
      'The use of force cannot have lasted beyond now. Check the minutes and the time of the incident',
    ],
    [
      'names each technique once',
      {
        techniques: [
          { technique: 'arm-hold', uses: 1 },
          { technique: 'arm-hold', uses: 2 },
        ],
      },
      'Enter each technique once, with all its uses',
    ],
    [
      'names only techniques in use on the day',
      { techniques: [{ technique: 'old-hold', uses: 1 }] },
      'Choose only techniques that were in use on the day of the incident',
    ],
    [
      'does not give the main reason again',
      { reasonsOther: ['fight'] },
      'Take the main reason out of the other reasons',
    ],
    [
      'that counts as handcuffs only names the handcuffs',
      { countsAs: 'mechanical' },
      'It counts as handcuffs only: say which handcuffs were used',
    ],
    [
      'that holds a pain-inducing technique is a use of force',
      {
        countsAs: 'guiding',
        techniques: [{ technique: 'wrist-flexion', uses: 1 }],
        painJustification: 'He had a blade.',
      },
      'A pain-inducing technique is a use of force, and this incident is entered as guiding or handcuffs only: change what it counts as, or take the technique out',
    ],
  ]
  it.each(cases)('%s', (_sentence, differs, message) => {
    expect(told(differs)).toEqual(message === undefined ? [] : [message])
  })
})

describe('the reason for using force', () => {
  const reasons: [EstablishmentType, Incident['reasonPrimary'], boolean][] = [
    ['yoi', 'refusal-to-locate', true],
    ['stc', 'refusal-to-locate', false],
    ['sch', 'refusal-to-locate', false],
    ['sch', 'absconding', true],
    ['yoi', 'absconding', false],
    ['stc', 'incitement', true],
    ['sch', 'incitement', false],
    ['sch', 'self-harm', true],
  ]
  it.each(reasons)('at a %s, %s: lawful %s', (type, reasonPrimary, isLawful) => {
    expect(told({ reasonPrimary }, facts(type)).length === 0).toBe(isLawful)
  })

  it('is held to the type of establishment on the day of the incident', () => {
    const changed: IncidentFormFacts = {
      ...facts('stc'),
      periods: [...facts('stc').periods, { ...facts('sch', '2019-05-31').periods[0], type: 'sch' } as never],
    }
    const unlawful = 'The law does not allow this reason in an establishment of its type on that day'
    expect(told({ reasonPrimary: 'incitement' }, changed)).toEqual([unlawful])
    expect(told({ reasonsOther: ['escape'] }, changed)).toEqual([unlawful])
    const before = { happenedAt: '2019-05-30T23:59:00+01:00' }
    expect(told({ ...before, reasonPrimary: 'incitement' }, changed)).toEqual([])
    expect(told({ ...before, reasonPrimary: 'absconding' }, changed)).toEqual([unlawful])
  })

  it('is refused on days when the establishment was not open to children', () => {
    const closed = facts()
    const [period] = closed.periods
    if (period === undefined) throw new Error('There is a period')
    const periods = [period, { ...period, fromOn: '2019-05-31', state: 'closed' as const }]
    expect(told({}, { ...closed, periods })).toEqual([
      'The establishment was not open to children on that day. Check the date',
    ])
  })
})

describe('on the page', () => {
  let app: TestApp
  let head: Browser
  beforeAll(async () => {
    app = await startApp()
    head = await app.signedIn(app.people.head)
  })
  const at = async (day: string, time: string, more: Record<string, string> = {}) => {
    await typeIncident(head, { 'what-happened': { ...typedTime('happenedAt', day, time), ...more } })
    return head.page
  }

  it('the hour that the spring change skips is refused, the hours around it are not', async () => {
    expect((await at('2019-03-31', '01:30')).errors).toEqual([
      'Date and time of the incident: the clocks went forward that night and 01:30 did not happen. Check the time',
    ])
    expect((await at('2019-03-31', '00:59')).status).toBe(200)
    expect((await at('2019-03-31', '02:30')).status).toBe(200)
  })

  it('the hour that the autumn change repeats is asked which', async () => {
    const again = await at('2018-10-28', '01:30')
    expect(again.errors).toEqual([
      'Date and time of the incident: the clocks went back that night. Say which 01:30 it was',
    ])
    expect(again.text).toContain('The first, before the clocks went back')
    expect((await at('2018-10-28', '01:30', { 'happenedAt-which': 'second' })).status).toBe(200)
  })

  it('dates that are not there and times still to come are refused', async () => {
    expect((await at('2019-02-31', '10:00')).errors).toEqual([
      'Date and time of the incident: February 2019 has only 28 days',
    ])
    expect((await at('2019-06-03', '10:01')).errors).toEqual([
      'Date and time of the incident: the time cannot be in the future',
    ])
    expect((await at('2019-06-04', '10:00')).errors).toEqual([
      'Date and time of the incident: the date cannot be in the future',
    ])
  })

  it('the box that is wrong is named and linked, whichever it is', async () => {
    const at = (day: string, month: string, year: string, time = '10:00') =>
      typeIncident(head, {
        'what-happened': {
          'happenedAt-day': day,
          'happenedAt-month': month,
          'happenedAt-year': year,
          'happenedAt-time': time,
        },
      })
    for (const [typed, message, box] of [
      [['31', '3', '19'], 'the year “19” has two figures. Enter all four, such as 2018', 'year'],
      [['31', 'Mrz', '2019'], 'there is no month “Mrz”. Enter 1 to 12 or its name', 'month'],
      [['31', '4', '2019'], 'April 2019 has only 30 days', 'day'],
      [['31', '3', '2019', '14:75'], 'there is no minute 75', 'time'],
    ] as const) {
      await at(...(typed as unknown as [string, string, string]))
      expect(head.page.errors).toEqual([`Date and time of the incident: ${message}`])
      expect(head.page.link(head.page.errors[0] ?? '')).toBe(`#happenedAt-${box}`)
      expect(head.page.html.querySelector(`#happenedAt-${box}`)).not.toBeNull()
    }
  })

  it('only lawful reasons are offered, and another one is refused', async () => {
    const other = await app.signedIn(app.people.otherHead)
    expect((await other.open('/incidents/new')).text).not.toContain('Refusal to move')
    await typeIncident(other, { 'what-happened': { reasonPrimary: 'refusal-to-relocate', reasonsOther: [] } })
    expect(other.page.status).toBe(422)
    expect(other.page.errors).toEqual([
      'Choose the main reason, from those that the law allows in a secure training centre',
    ])
    expect((await head.open('/incidents/new')).text).toContain('Refusal to move')
  })

  it('what does not fit between sections stands on the check page, linked to its section', async () => {
    await typeIncident(head, {
      children: { ...typedTime('children-0-spokenToAt', '2019-05-30', '10:00') },
      'record-and-decision': { ...typedTime('writtenAt', '2019-05-31', '14:00') },
    })
    const link = head.page.link('A child cannot have been spoken to about it before the incident')
    expect(link).toMatch(/\/children#children$/)
    expect(head.page.link('The record cannot have been written before the incident')).toMatch(
      /\/record-and-decision#writtenAt-day$/,
    )
    expect((await head.send({})).status).toBe(422)
    expect((await head.open('/incidents')).rows()).toEqual([])
  })

  it('a pain-inducing technique in a secure school is recorded and flagged', async () => {
    const { db } = app.parts
    const pain = { techniques: [{ technique: 'wrist-flexion', uses: 1 }], painJustification: 'Danger.' }
    const scrutineer = await app.signedIn(app.people.scrutineer)
    const plain = await stored(app, pain)
    expect((await scrutineer.open(`/incidents/${plain.id}`)).text).not.toContain('never allows')
    await db.updateTable('establishmentAttribute').set({ type: 'sch' }).execute()
    expect((await scrutineer.open(`/incidents/${plain.id}`)).text).toContain(
      'A pain-inducing technique was used in a secure school, where the law never allows one',
    )
  })
})

describe('a correction of an incident whose establishment was said to be closed, or of another type, since', () => {
  const [first] = facts().periods
  if (first === undefined) throw new Error('There is a period')
  const { happenedAt, reasonPrimary, reasonsOther } = anIncident()
  const stands = { happenedAt, reasonPrimary, reasonsOther }
  const notOpen = 'The establishment was not open to children on that day. Check the date'

  it('is judged by nothing new where its day is not touched', () => {
    const closed = { ...facts(), periods: [{ ...first, state: 'closed' as const }] }
    expect(told({}, closed)).toEqual([notOpen])
    expect(told({}, { ...closed, stands })).toEqual([])
    const moved = { happenedAt: '2019-03-02T10:00:00+00:00' }
    expect(told(moved, { ...closed, stands })).toContain(notOpen)
  })

  it('keeps the reasons that it was recorded with, and takes no other that the law does not allow', () => {
    const retyped: IncidentFormFacts = {
      ...facts(),
      periods: [
        { ...first, type: 'sch' },
        { ...first, fromOn: '2019-12-01' },
      ],
    }
    const message = 'The law does not allow this reason in an establishment of its type on that day'
    const escape = { reasonPrimary: 'escape' } as const
    expect(told(escape, retyped)).toEqual([message])
    expect(told(escape, { ...retyped, stands: { ...stands, ...escape } })).toEqual([])
    expect(told(escape, { ...retyped, stands })).toEqual([message])
  })
})
