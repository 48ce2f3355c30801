import { number } from '../../reports/wording.ts'
import type { HomeCards } from '../home/task.ts'
import { paths } from '../paths.ts'
import { failedSignInsOn } from './day-seal.ts'

/** For the scrutineer: wrong sign-ins, where there are any. */
export const failedSignInCards: HomeCards = async ({ db, today }) => {
  const failed = await failedSignInsOn(db, today)
  if (failed === 0) return []
  const row = { key: 'Failed today, all accounts', value: [number(failed)], href: paths.happened() }
  return [{ title: 'Sign-ins', rows: [row] }]
}
