import { setSetting } from '../settings/actions.ts'
import { settings } from '../settings/vocabulary.ts'
import { randomFrom } from './random.ts'
import { at, type Happening } from './world.ts'

/** It would alter the released review, so it waits for the scrutineer. */
const waiting: Happening = {
  at: at('2019-12-03', '10:15'),
  who: 'businessManager',
  do: ({ db }, act) =>
    setSetting(db, { ...act, newId: randomFrom(7731).id }, 'signed-within-hours', {
      establishmentType: 'yoi',
      value: '72',
      fromOn: '2018-10-01',
      reason: 'The establishment says that 72 hours were agreed in autumn 2018.',
    }),
}

/** When the service began the business manager looked at each setting, and left it as it was. */
const checked = (): Happening[] =>
  settings
    .filter(({ value: name }) => name !== 'urgent-numbers')
    .map((rule, place) => ({
      at: at('2017-04-04', `10:${String(10 + place).padStart(2, '0')}`),
      who: 'businessManager',
      do: ({ db }, act) =>
        setSetting(db, act, rule.value, {
          establishmentType: rule.byType ? 'yoi' : '',
          value: rule.kind === 'number' ? String(rule.first) : rule.first.join('\n'),
          fromOn: '2017-04-04',
          reason: 'Checked when the service began. It stays as it is.',
        }),
    }))

/** What was changed: two more organisations receive the review; and what somebody would change of it afterwards. */
export const settingHappenings = (): Happening[] => [
  ...checked(),
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
  waiting,
]
