import type { HomeCards } from '../../home/task.ts'
import { settingOn } from '../../settings/queries.ts'
import { ringLines } from './ring.ts'
import type { RecordCard } from '../../records/page-types.ts'

export const riskCards: HomeCards = async ({ db, today }) => [
  riskCard(await settingOn(db, 'urgent-numbers', today)),
]

/** On a head's home page, always: who to ring about a child at risk, and that neither this service nor the scrutineer is it. */
const riskCard = (numbers: readonly string[]): RecordCard => ({
  title: 'If a child may be at risk',
  rows: [
    { key: 'Ring', value: ringLines(numbers) },
    {
      key: 'Not the scrutineer',
      value: [
        'The independent scrutineer works a few days a year and is not an emergency contact. What you record here does not alert anybody.',
      ],
    },
  ],
})
