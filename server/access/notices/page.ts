import { instant, plural } from '../../../reports/wording.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { paths } from '../../paths.ts'
import type { RecordCard, RecordRow } from '../../records/page-types.ts'
import { factorKinds } from '../factors/vocabulary.ts'
import type { Notice, Notices } from './queries.ts'
import { noticeKinds } from './vocabulary.ts'

const mostShown = 5

/** The own account: what happened to it, and where to change it. */
export const accountCard = (notices: Notices): RecordCard => ({
  title: 'Signing in',
  rows: [
    ...happenedRows(notices),
    { key: 'Second step', value: ['See or change your second step'], href: paths.secondFactors() },
    { key: 'Sign-ins', value: ['See where you are signed in'], href: paths.sessions() },
    { key: 'Password', value: ['Change your password'], href: paths.password() },
  ],
})

/** On the home page, where somebody tried in vain to sign in, or something of the account was changed (SECURITY AUN-10). */
export const accountAlertCard = (notices: Notices): RecordCard[] =>
  notices.failed === 0 && notices.changes.length === 0
    ? []
    : [
        {
          title: 'Your account',
          rows: [
            ...happenedRows(notices),
            { key: 'If this was not you', value: ['See or change how you sign in'], href: paths.account() },
          ],
        },
      ]

const happenedRows = ({ before, failed, changes }: Notices): RecordRow[] => [
  {
    key: 'Signed in before this',
    value: before === undefined ? ['Never'] : [wordsOf(before, instant(before.at))],
  },
  { key: 'Failed tries since then', value: [failed === 0 ? 'None' : plural(failed, 'try', 'tries')] },
  ...(changes.length === 0
    ? []
    : [
        {
          key: 'Since then, or in the last 30 days',
          value: changes
            .slice(0, mostShown)
            .map((each) => `${wordsOf(each, labelOf(noticeKinds, each.kind))}, ${instant(each.at)}`),
        },
      ]),
]

function wordsOf({ details }: Notice, words: string): string {
  const more =
    details['browser'] ?? (details['factor'] && labelOf(factorKinds, details['factor']).toLowerCase())
  return more === undefined || more === '' ? words : `${words} (${more})`
}

interface Replacement {
  name: string
  askerName: string
  askedAt: string
  answer: 'confirmed' | 'refused' | null
}

/** What the scrutineer is shown of lost second steps; null where there were none. */
export const replacementCard = (replacements: readonly Replacement[]): RecordCard[] =>
  replacements.length === 0
    ? []
    : [
        {
          title: 'Lost second steps',
          rows: replacements.map(({ name, askerName, askedAt, answer }) => ({
            key: name,
            value: [`Asked by ${askerName}, ${instant(askedAt)}`, answers[answer ?? 'open']],
          })),
        },
      ]

const answers = {
  open: 'The second officer has not answered yet',
  confirmed: 'Confirmed by the second officer',
  refused: 'Refused by the second officer',
}
