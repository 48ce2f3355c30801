import { describe, expect, it } from 'vitest'
import type { Incident } from '../../server/incidents/sections.ts'
import { graveLines } from '../../server/incidents/urgent/record-grave.ts'
import { startApp } from '../support/app.ts'
import { aChild, anIncident, recordByHand, typedTime, typeIncident } from './incident.ts'

const techniques = [
  {
    value: 'thumb-flexion',
    label: 'Thumb flexion',
    level: 'pain-inducing',
    fromOn: '2000-01-01',
    toOn: null,
  },
] as const
const numbers = ['Out-of-hours team: 03000 000003', 'LADO, weekdays: 01634 000002']
const ringNow = 'If the people who must act do not know yet, ring them now, in this order:'
const danger = 'If a child is in danger now: 999'
const said = (differs: Partial<Incident>) => graveLines(anIncident(differs), techniques, numbers)
const child = (differs: Partial<Incident['children'][number]>) => ({ children: [aChild(differs)] })

describe('after something grave was recorded', () => {
  it.each<[string, Partial<Incident>, string]>([
    [
      'which warning sign',
      child({ warningSigns: ['breathing', 'vomiting'] }),
      'K-12 had difficulty breathing. K-12 vomited',
    ],
    ['a serious injury', child({ injury: 'serious' }), 'K-12 was seriously injured'],
    ['an allegation', child({ alleges: 'yes' }), 'K-12 says that staff hurt or mistreated them'],
    [
      'which pain-inducing technique',
      { techniques: [{ technique: 'thumb-flexion', uses: 1 }] },
      'A pain-inducing technique was used (Thumb flexion)',
    ],
    ['a member of staff', { staffInjurySerious: 1 }, 'A member of staff was seriously injured'],
  ])('names %s first', (_what, differs, words) => {
    expect(said(differs)[0]).toBe(`This is grave: ${words}.`)
  })

  it('says of a child who was held face down that healthcare must know, without calling that urgent', () => {
    expect(said(child({ position: 'prone' }))).toEqual([
      'K-12 was held face down. If healthcare does not know, tell them now.',
      ...[ringNow, danger, ...numbers],
    ])
    expect(said(child({ position: 'prone', injury: 'serious' })).slice(0, 2)).toEqual([
      'This is grave: K-12 was seriously injured.',
      'K-12 was held face down. If healthcare does not know, tell them now.',
    ])
  })

  it('says who is to be examined now, and of whom it is not known', () => {
    const sign = { warningSigns: ['breathing' as const] }
    const children = [
      aChild({ ...sign, medicalExamination: 'not-offered' }),
      aChild({ pseudonym: 'K-13', medicalExamination: 'not-recorded' }),
      aChild({ pseudonym: 'K-14', medicalExamination: 'refused' }),
    ]
    expect(said({ children }).slice(1)).toEqual([
      'K-12 is not examined: have the child examined now.',
      'It is not known whether K-13 was examined. If not, have the child examined now.',
      ...[ringNow, danger, ...numbers],
    ])
  })

  it('puts 999 before the LADO where a child who alleges something also had a warning sign', () => {
    expect(said(child({ alleges: 'yes', warningSigns: ['consciousness'] })).slice(2)).toEqual([
      danger,
      'Then ring the LADO, about what the child says: LADO, weekdays: 01634 000002',
      'Then, if they must act and do not know yet:',
      'Out-of-hours team: 03000 000003',
    ])
  })

  it.each(['lado-consultation', 'lado-referral'] as const)(
    'does not read as if nobody had been told where the decision is %s',
    (safeguardingDecision) => {
      const lines = said({ ...child({ alleges: 'yes' }), safeguardingDecision })
      expect(lines[1]).toMatch(
        /^Your record says that (the LADO was consulted|it was referred to the LADO)\. This service has not told anybody\.$/,
      )
      expect(lines.join(' ')).not.toMatch(/ring them now|Ring the LADO|Your decision is/)
      expect(lines).toContain('Ring these if somebody else must act and does not know yet:')
    },
  )

  it.each(['not-offered', 'not-recorded'])(
    'accepts a serious injury whose examination is %s, and asks again',
    async (medicalExamination) => {
      const app = await startApp()
      const head = await app.signedIn(app.people.head)
      const address = await recordByHand(head, {
        children: {
          'children-0-injury': 'serious',
          'children-0-medicalExamination': medicalExamination,
        },
        'injuries-and-signs': { treatment: 'Hospital.' },
      })
      expect(head.page.text).toContain('Incident recorded')
      expect(head.page.text).toMatch(/K-12 is not examined: have|It is not known whether K-12 was examined/)
      expect(head.page.text).toContain('Still to be answered for K-12: medical examination')
      expect((await head.open('/')).text).toMatch(/medical examination/i)
      const scrutineer = await app.signedIn(app.people.scrutineer)
      expect((await scrutineer.open('/incidents?urgent=open')).text).toContain('1 incident')
      expect(address).toContain('/incidents/')
    },
  )

  it('stands before who can read the record, with everything that is open', async () => {
    const app = await startApp()
    const head = await app.signedIn(app.people.head)
    await recordByHand(head, {
      children: { 'children-0-warningSigns': ['breathing'] },
      'record-and-decision': { ...typedTime('writtenAt', '', ''), ...typedTime('signedAt', '', '') },
    })
    const { text } = head.page
    expect(text.indexOf('This is grave')).toBeGreaterThan(0)
    expect(text.indexOf('This is grave')).toBeLessThan(text.indexOf('Who can read it'))
    expect(text.indexOf('999')).toBeLessThan(text.indexOf('Who can read it'))
    expect(text).toContain('The time at which the record was written.')
    expect(text).toContain('The time at which the record was signed.')
  })

  it('is asked about on the check page where the child’s words speak of pain', async () => {
    const app = await startApp()
    const head = await app.signedIn(app.people.head)
    await typeIncident(head, { children: { 'children-0-account': 'He bent my arm after I stopped.' } })
    expect(head.page.text).toContain('What K-12 said may speak of pain or of being hurt. Read it again')
    await typeIncident(head)
    expect(head.page.text).not.toContain('may speak of pain')
    await typeIncident(head, { force: { painJustification: 'He had a blade.' } })
    expect(head.page.text).toContain('You gave a reason for a pain-inducing technique, and none')
  })

  it('is said on the confirmation itself, and nothing of it after a plain incident', async () => {
    const app = await startApp()
    const head = await app.signedIn(app.people.head)
    await recordByHand(head, { children: { 'children-0-position': 'prone' } })
    expect(head.page.text).toContain('K-12 was held face down. If healthcare does not know, tell them now.')
    expect(head.page.text).not.toContain('This is grave')
    await recordByHand(head)
    expect(head.page.text).not.toMatch(/This is grave|999/)
    expect(graveLines(anIncident(), techniques, numbers)).toEqual([])
  })
})
