import { ownChoices } from '../../establishments/published-figures/queries.ts'
import { kindsInWords } from '../../kinds.ts'
import type { HomeCards } from '../task.ts'
import { thirtyDaysCard } from './page.ts'
import { announcedIn30Days } from './queries.ts'

export const thirtyDaysCards: HomeCards = async ({ db, person, now }) =>
  thirtyDaysCard(await announcedIn30Days(db, person, now), {
    kinds: kindsInWords,
    houses: await ownChoices(db),
  })
