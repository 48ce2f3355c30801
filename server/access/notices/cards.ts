import type { HomeCards } from '../../home/task.ts'
import { accountAlertCard } from './page.ts'
import { noticesFor } from './queries.ts'

/** For everybody: what happened to the own account. */
export const accountAlertCards: HomeCards = async ({ db, person, now }) =>
  accountAlertCard(await noticesFor(db, person, now))
