import { answerReferral } from '../incidents/referral/actions.ts'
import type { ReferralAnswers } from '../incidents/referral/form.ts'
import { followUp } from '../incidents/urgent/actions.ts'
import type { FollowUpAnswers } from '../incidents/urgent/form.ts'
import { askedUrgent, openUrgent } from '../incidents/urgent/queries.ts'
import { isGravest, type Urgent } from '../incidents/urgent/reasons.ts'
import { setSetting } from '../settings/actions.ts'
import { localDateOf } from '../../reports/clocks.ts'
import { randomFrom } from './random.ts'
import { at, named, type DemoRole, type Happening } from './world.ts'

/** Of its own, so that the rest of the example stays as it is. */
const random = (seed: number) => ({ newId: randomFrom(seed).id })

/** Days on which the scrutineer went through what was urgent and what had changed; what came after the last is still on the home page. */
export const readingDays = [
  '2017-05-24',
  '2017-06-29',
  '2017-08-10',
  '2017-09-28',
  '2017-11-23',
  '2018-01-18',
  '2018-03-01',
  '2018-03-29',
  '2018-04-26',
  '2018-05-24',
  '2018-06-13',
  '2018-07-26',
  '2018-08-30',
  '2018-09-27',
  '2018-11-14',
  '2018-12-19',
  '2019-02-07',
  '2019-02-28',
  '2019-03-28',
  '2019-05-23',
  '2019-06-27',
  '2019-08-15',
  '2019-09-26',
  '2019-10-24',
  '2019-11-14',
]

interface Answered {
  incident: string
  who: DemoRole
  at: string
  answers: ReferralAnswers
}

/** Heads say who an incident was referred to: once though a contact of the LADO tells it too, once where none that they may read does. */
const answered: readonly Answered[] = [
  {
    incident: 'MED grip',
    who: 'headMED',
    at: at('2018-07-10', '10:05'),
    answers: {
      referredTo: 'LADO, through children’s social care',
      referredOn: '2018-07-09',
      note: 'The social worker referred it; the LADO has confirmed that.',
    },
  },
  {
    incident: 'CKI open referral',
    who: 'headCKI',
    at: at('2019-03-22', '10:05'),
    answers: {
      referredTo: 'LADO, by telephone and then by the referral form',
      referredOn: '2019-03-15',
      note: 'The form was acknowledged the same day.',
    },
  },
]

const answering = ({ incident, who, at: when, answers }: Answered, nth: number): Happening => ({
  at: when,
  who,
  do: (world, act, person) =>
    answerReferral(
      world.db,
      { ...act, ...random(7700 + nth) },
      { person, incidentId: named(world, incident), answers },
    ),
})

/** What came of the worked year's urgent incidents, and the numbers to ring: invented ones that ring nowhere. */
export const urgentHappenings = (): Happening[] => [
  {
    at: at('2017-04-04', '09:20'),
    who: 'businessManager',
    do: ({ db }, act) =>
      setSetting(db, { ...act, ...random(771) }, 'urgent-numbers', {
        establishmentType: '',
        value: [
          'LADO, weekdays 9am to 5pm: 01632 960011',
          'Out-of-hours social care team: 01632 960012',
          'Police, if nobody is in danger now: 101',
        ].join('\n'),
        fromOn: '2017-04-04',
        reason: 'The numbers of the partnership’s procedures.',
      }),
  },
  ...answered.map(answering),
  ...readingDays.map((day, nth): Happening => ({
    at: at(day, '18:40'),
    who: 'scrutineer',
    do: async ({ db }, act, person) => {
      const own = { ...act, ...random(7720 + nth) }
      // What was asked on the day before has been answered by now.
      for (const { id, version } of await askedUrgent(db, person))
        await followUp(db, own, { person, incidentId: id, version, answers: answerCame(act.at) })
      for (const { id, version, urgent } of await openUrgent(db, person))
        await followUp(db, own, { person, incidentId: id, version, answers: answersTo(urgent, act.at) })
    },
  })),
]

const answerCame = (now: string): FollowUpAnswers => ({
  cameOfIt: 'noted',
  note: 'The head of safeguarding answered by telephone: what the nurse saw, and what was changed.',
  toldWhom: '',
  doneOn: localDateOf(now),
})

const answersTo = (urgent: readonly Urgent[], now: string): FollowUpAnswers => ({
  ...(isGravest(urgent)
    ? {
        cameOfIt: 'asked',
        note: 'Asked the head of safeguarding what the nurse saw and what was changed afterwards.',
      }
    : { cameOfIt: 'noted', note: '' }),
  toldWhom: '',
  doneOn: localDateOf(now),
})
