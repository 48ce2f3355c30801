import { instant, plural } from '../../../reports/wording.ts'
import { labelOf, type Vocabulary } from '../../fields/vocabulary.ts'
import { paths } from '../../paths.ts'
import type { RecordCard } from '../../records/page-types.ts'
import { changeInLines } from '../people/change-words.ts'
import { roles } from '../vocabulary.ts'
import type { Grant } from './queries.ts'

const mostShown = 10

/** What the scrutineer is shown of who may do what: the latest grants of the year, and where all of them stand. */
export const grantCard = (
  grants: readonly Grant[],
  { passkeyRoles, houses }: { passkeyRoles: readonly string[]; houses: Vocabulary },
): RecordCard => ({
  title: 'Who may do what',
  rows: [
    ...(grants.length === 0 ? [{ key: 'In the last year', value: ['No role was given'] }] : []),
    ...grants.slice(0, mostShown).map((grant) => ({
      key: grant.name ?? 'Who must hold a passkey',
      value: [...whatInLines(grant, houses), `By ${grant.who}, ${instant(grant.at)}`],
    })),
    {
      key: 'Must hold a passkey',
      value: passkeyRoles.length === 0 ? ['Nobody'] : passkeyRoles.map((role) => labelOf(roles, role)),
    },
    { key: 'All of them', value: [restInWords(grants.length)], href: `${paths.happened()}?kind=person` },
  ],
})

function whatInLines({ act, role, change }: Grant, houses: Vocabulary): string[] {
  if (role === undefined) return ['The setting was changed']
  const words = labelOf(roles, role)
  if (act === 'account added') return [`New account: ${words}`]
  if (act === 'account enabled') return [`May sign in again: ${words}`]
  const before = change?.before
  return change === undefined || before === undefined
    ? [words]
    : [words, ...changeInLines({ before, after: change.after }, houses)]
}

const restInWords = (count: number): string =>
  count > mostShown
    ? `See ${plural(count - mostShown, 'more change', 'more changes')} of accounts`
    : 'See every change of an account'
