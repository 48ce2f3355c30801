import type { HomeCards, Looker } from '../../home/task.ts'
import { isTestDue, recoverySheetCard } from './page.ts'
import { lastEnvelopeTest } from './queries.ts'

const testedOn = ({ db }: Looker) => lastEnvelopeTest(db)

/** On Administration. */
export const recoverySheetCards: HomeCards = async ({ today, once }) => [
  recoverySheetCard(await once(testedOn), today),
]

/** On the home page, where a test is due. */
export const dueTestCards: HomeCards = async (looking) =>
  isTestDue(await looking.once(testedOn), looking.today) ? recoverySheetCards(looking) : []
