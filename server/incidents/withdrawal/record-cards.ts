import { instant, listOf, longDateTime } from '../../../reports/wording.ts'
import { referenceWords } from '../naming.ts'
import { paths } from '../../paths.ts'
import type { RecordForm } from '../../fields/sections.ts'
import { cardsOf } from '../../records/page.ts'
import type { RecordCard } from '../../records/page-types.ts'
import { changeRow } from '../changes/page.ts'
import type { ChangedVersion } from '../changes/queries.ts'
import type { IncidentContent } from '../content-queries.ts'
import type { Incident } from '../sections.ts'
import type { AskedWithdrawal } from './queries.ts'
import type { Alike } from './held-queries.ts'

export interface RecordShown {
  asked: AskedWithdrawal
  content: IncidentContent
  form: RecordForm<Incident>
  alike: readonly Alike[]
  /** Changes since it was recorded, oldest first. */
  changes: readonly ChangedVersion[]
}

/** The reason, and then the record that it is about: nobody decides about a withdrawal without them side by side. */
export const recordCards = ({ asked, content, form, alike, changes }: RecordShown): RecordCard[] => [
  {
    title: 'The reason given',
    rows: [
      { key: 'Reason', value: [`“${asked.reason}”`] },
      { key: 'Asked by', value: [asked.asker, instant(asked.askedAt)] },
    ],
  },
  // As the record's own page has them, so that no answer is left out of what is decided about.
  ...cardsOf<Incident>(form, content, 'scrutineer')
    .flat()
    .filter(({ rows }) => rows.length > 0),
  changesCard(changes, form),
  alikeCard(alike),
]

const changesCard = (changes: readonly ChangedVersion[], form: RecordForm<Incident>): RecordCard => ({
  title: 'Changes since it was recorded',
  rows:
    changes.length === 0
      ? [{ key: 'Changes', value: ['None'] }]
      : changes.map((change) => changeRow(change, form)),
})

const alikeCard = (alike: readonly Alike[]): RecordCard => ({
  title: 'Other incidents that may be the same one',
  rows:
    alike.length === 0
      ? [
          {
            key: 'Within a day',
            value: ['None that counts names one of these children or has the same reference'],
          },
        ]
      : alike.map(({ id, happenedAt, children, sameReference, ...named }) => ({
          key: referenceWords(named),
          href: paths.incident(id),
          value: [
            [
              longDateTime(happenedAt),
              ...(children.length === 0 ? [] : [`also names ${listOf(children)}`]),
              ...(sameReference ? ['has the same reference'] : []),
            ].join('; '),
          ],
        })),
})
