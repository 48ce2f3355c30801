import { answerReferral } from '../incidents/referral/actions.ts'
import { followUp } from '../incidents/urgent/actions.ts'
import type { FollowUpAnswers } from '../incidents/urgent/form.ts'
import { openUrgent } from '../incidents/urgent/queries.ts'
import { isGravest, type Urgent } from '../incidents/urgent/reasons.ts'
import { setSetting } from '../settings/actions.ts'
import { localDateOf } from '../../reports/clocks.ts'
import { randomFrom } from './random.ts'
import { at, named, type Happening } from './world.ts'

/** Of its own, so that the rest of the example stays as it is. */
const random = (seed: number) => ({ newId: randomFrom(seed).id })

/** Days on which the scrutineer went through what was urgent; what came after the last still stands on the home page. */
const days = [
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
]

/** A head says who an incident was referred to, though a contact of the LADO tells it too. */
const answered: Happening = {
  at: at('2019-03-22', '10:05'),
  who: 'headCKI',
  do: (world, act, person) =>
    answerReferral(
      world.db,
      { ...act, ...random(7719) },
      {
        person,
        incidentId: named(world, 'CKI open referral'),
        answers: {
          referredTo: 'LADO, by telephone and then by the referral form',
          referredOn: '2019-03-15',
          note: 'The form was acknowledged the same day.',
        },
      },
    ),
}

/** What came of the worked year's urgent incidents, and the numbers to ring: invented ones that ring nowhere. */
export const urgentHappenings = (): Happening[] => [
  {
    at: at('2018-04-03', '09:20'),
    who: 'businessManager',
    do: ({ db }, act) =>
      setSetting(db, { ...act, ...random(771) }, 'urgent-numbers', {
        establishmentType: '',
        value: [
          'LADO, weekdays 9am to 5pm: 01632 960011',
          'Out-of-hours social care team: 01632 960012',
          'Police, if nobody is in danger now: 101',
        ].join('\n'),
        fromOn: '2018-04-03',
        reason: 'The numbers of the partnership’s procedures.',
      }),
  },
  answered,
  ...days.map((day, nth): Happening => ({
    at: at(day, '18:40'),
    who: 'scrutineer',
    do: async ({ db }, act, person) => {
      const own = { ...act, ...random(7720 + nth) }
      for (const { id, version, urgent } of await openUrgent(db, person))
        await followUp(db, own, { person, incidentId: id, version, answers: answersTo(urgent, act.at) })
    },
  })),
]

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
