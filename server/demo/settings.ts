import { setSetting } from '../settings/actions.ts'
import { randomFrom } from './random.ts'
import { at, type Happening } from './world.ts'

/**
 * What was changed in the worked year: two more organisations receive the review, and no return is asked for after it; and
 * what somebody would change of it afterwards.
 */
export const settingHappenings = (): Happening[] => [
  {
    at: at('2019-01-24', '10:40'),
    who: 'businessManager',
    do: ({ db }, act) =>
      setSetting(db, act, 'recipients', {
        establishmentType: '',
        value: [
          'Medway Council',
          'Kent Police',
          'NHS Kent and Medway',
          'HM Government (office to be named)',
          'Youth Custody Service',
          'HM Inspectorate of Prisons',
        ].join('\n'),
        fromOn: '2019-02-01',
        reason: 'Agreed at the quality assurance meeting of 22 January 2019.',
      }),
  },
  {
    at: at('2019-03-26', '16:05'),
    who: 'businessManager',
    do: ({ db }, act) =>
      setSetting(db, act, 'return-types', {
        establishmentType: '',
        value: '',
        fromOn: '2019-04-01',
        reason: 'The worked example holds one year: no return is asked for after it.',
      }),
  },
  // It would alter the released review, so it waits for the scrutineer.
  {
    at: at('2019-12-03', '10:15'),
    who: 'businessManager',
    do: ({ db }, act) =>
      setSetting(db, { ...act, newId: randomFrom(7731).id }, 'signed-within-hours', {
        establishmentType: 'yoi',
        value: '72',
        fromOn: '2018-10-01',
        reason: 'The establishment says that 72 hours were agreed in autumn 2018.',
      }),
  },
]
