import { ownChoices } from '../../establishments/published-figures/queries.ts'
import { firstWatched, type HomeCards, type Looker, type Looking } from '../../home/task.ts'
import { grantCard } from './page.ts'
import { grantsSince, passkeyRoles } from './queries.ts'

/** On Administration. */
export const grantCards: HomeCards = async (looking) => [await cardOf(looking)]

/** On the home page, where any role was given in the days that cards look back on. */
export const givenRoleCards: HomeCards = async (looking) =>
  (await looking.once(grantsWatched)).length === 0 ? [] : [await cardOf(looking)]

const grantsWatched = async (looker: Looker) => grantsSince(looker.db, await firstWatched(looker))

const cardOf = async ({ db, today, once }: Looking) =>
  grantCard(await once(grantsWatched), {
    passkeyRoles: await passkeyRoles(db, today),
    houses: await ownChoices(db),
  })
