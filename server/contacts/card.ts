import type { HomeCards } from '../home/task.ts'
import { paths } from '../paths.ts'
import { daysUsedInWords } from './day-queries.ts'

/** For the scrutineer: the year’s days. */
export const daysCards: HomeCards = async ({ db, today }) => [
  {
    title: 'Your days',
    rows: [{ key: 'Used so far', value: [await daysUsedInWords(db, today)], href: paths.contacts() }],
  },
]
