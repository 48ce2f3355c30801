import { instant, plural } from '../../reports/wording.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { paths } from '../paths.ts'
import type { RecordHistoryPage, RecordVersionView } from '../records/page-types.ts'
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
    ...(isFull ? ['There are more changes. They are listed once you have read these.'] : []),
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
  notes = [],
  changes,
}: WordedChange): RecordVersionView => ({
  title: `${title}: ${act}`,
  href,
  who,
  when: instant(at),
  ...(pointed === undefined ? {} : { tag: { text: labelOf(pointedOut, pointed), colour: 'red' } }),
  ...(reason === '' ? {} : { why: reason }),
  notes,
  changes: [...changes],
})
