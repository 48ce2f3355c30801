import { watchedSince, type HomeCards } from '../../home/task.ts'
import { replacementCard } from '../notices/page.ts'
import { replacementsSince } from './queries.ts'

export const replacementCards: HomeCards = async ({ db, today }) =>
  replacementCard(await replacementsSince(db, watchedSince(today)))
