import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { meetingKind } from '../../server/qa-meetings/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { aChild, stored } from '../incidents/incident.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { aMeeting, aVisit } from '../support/records.ts'
import type { TextForm } from './filling.ts'
import type { World } from './world.ts'

/** Pages on which what is open in a record is answered: each needs a record in which it is, anew each time. */
export const laterForms: Record<string, TextForm> = {
  '/incidents/:id/decision': {
    who: 'head',
    pages: () => [incidentAt('decision')],
    answers: () => ({ safeguardingDecision: 'no-concern' }),
  },
  '/incidents/:id/spoken-to': {
    who: 'head',
    pages: () => [incidentAt('spoken-to')],
    answers: () => ({ 'children-0-debrief': 'declined' }),
  },
  '/incidents/:id/times': {
    who: 'head',
    pages: () => [incidentAt('times')],
    answers: () => typedDay('signedAt', '1'),
  },
  '/lado-contacts/:id/interim': {
    who: 'lado',
    pages: () => [contactAt('interim')],
    answers: () => ({ threshold: 'yes', staffPosition: 'moved' }),
  },
  '/lado-contacts/:id/outcome': {
    who: 'lado',
    pages: () => [contactAt('outcome')],
    answers: () => ({ outcome: 'unfounded', ...typedDay('outcomeOn', '3') }),
  },
  '/qa-meetings/:id/minutes': { who: 'business-manager', pages: () => [meetingAt('minutes')] },
  '/visits/:id/report': {
    who: 'scrutineer',
    pages: () => [visitAt],
    answers: () => typedDay('reportSentOn', '3'),
  },
}

const typedDay = (name: string, day: string) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: '6',
  [`${name}-year`]: '2019',
  ...(name === 'signedAt' ? { [`${name}-time`]: '10:00' } : {}),
})

export const incidentAt =
  (slug: string) =>
  async ({ app }: World) => {
    const child = aChild({ debrief: 'not-done', spokenToAt: null, account: '', injury: 'not-recorded' })
    const { id } = await stored(app, {
      safeguardingDecision: 'undecided',
      decisionReason: '',
      decidedBy: '',
      signedAt: null,
      children: [child],
    })
    return `/incidents/${id}/${slug}`
  }

const contactAt =
  (slug: string) =>
  async ({ app }: World) => {
    const values = aLadoContact({ threshold: 'undecided', staffPosition: 'not-recorded', outcome: 'open' })
    const { id } = await recordNew(app.parts.db, app.act(), ladoContactKind, { values })
    return `/lado-contacts/${id}/${slug}`
  }

const visitAt = async ({ app }: World) => {
  const { id } = await recordNew(app.parts.db, app.act(), visitKind, { values: aVisit() })
  return `/visits/${id}/report`
}

/** Each quarter has one meeting: another one each time. */
export const meetingAt =
  (slug: string) =>
  async ({ app: { parts, act } }: World) => {
    const { length } = await parts.db.selectFrom('qaMeeting').select('id').execute()
    const quarter = (['Q1', 'Q2', 'Q3', 'Q4'] as const)[length % 4] ?? 'Q1'
    const values = aMeeting({ year: String(1900 + Math.floor(length / 4)), quarter, minutes: '' })
    return `/qa-meetings/${(await recordNew(parts.db, act(), meetingKind, { values })).id}/${slug}`
  }
