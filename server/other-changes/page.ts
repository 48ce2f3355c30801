import { instant, number, plural } from '../../reports/wording.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { paths } from '../paths.ts'
import type { RecordCard, RecordHistoryPage, RecordVersionView } from '../records/page-types.ts'
import type { UnreadOthers } from './queries.ts'
import { pointedOut } from './vocabulary.ts'
import type { WordedChange } from './words.ts'

interface Around extends Omit<UnreadOthers, 'changes'> {
  changes: readonly WordedChange[]
  readAt: string | undefined
  csrf: string
  key: string
}

/** What others changed of records that are no incidents since the scrutineer last read it. */
export const otherChangesPage = ({
  changes,
  upTo,
  isFull,
  readAt,
  csrf,
  key,
}: Around): RecordHistoryPage => ({
  heading: 'Changes to other records',
  caption: readAt === undefined ? 'You have read none yet' : `Since you last read them, ${instant(readAt)}`,
  intro: [
    changes.length === 0
      ? 'Nobody changed a population, a published figure, another source’s count, a QA meeting, an establishment or a LADO contact.'
      : `${plural(changes.length, 'change')} by others. What is pointed out comes first; the rest follows, the earliest first.`,
    ...(isFull ? ['There are more to look through: they follow once you have read these.'] : []),
  ],
  forms:
    upTo === undefined
      ? []
      : [
          {
            action: paths.otherChangesRead(),
            text: 'I have read these',
            hidden: [
              { name: 'key', value: key },
              { name: 'version', value: String(upTo) },
            ],
            csrf,
          },
        ],
  versions: changes.map(versionView),
  backHref: paths.home(),
  backText: 'Back to Home',
})

const versionView = ({
  title,
  href,
  act,
  who,
  at,
  reason,
  pointed,
  changes,
}: WordedChange): RecordVersionView => ({
  title: `${title}: ${act}`,
  href,
  who,
  when: instant(at),
  ...(pointed === undefined ? {} : { tag: { text: labelOf(pointedOut, pointed), colour: 'red' } }),
  ...(reason === '' ? {} : { why: reason }),
  changes: [...changes],
})

/** On the scrutineer's home page: how many there are, what of them is pointed out, and where. */
export const otherChangesCard = ({ changes, isFull }: UnreadOthers): RecordCard => ({
  title: 'Changes to other records',
  rows: [
    {
      key: 'Not read yet',
      value: [
        changes.length === 0
          ? isFull
            ? 'More than one page can look through'
            : 'None'
          : `${isFull ? 'At least ' : ''}${plural(changes.length, 'change')}`,
      ],
      href: paths.otherChanges(),
    },
    ...pointedOut.flatMap(({ value, label }) => {
      const count = changes.filter(({ pointed }) => pointed === value).length
      return count === 0 ? [] : [{ key: label, value: [number(count)], href: paths.otherChanges() }]
    }),
  ],
})
