import { incidentTitle } from '../naming.ts'
import { instant, plural } from '../../../reports/wording.ts'
import { rowsOf } from '../../fields/form.ts'
import { labelOf, type Vocabulary } from '../../fields/vocabulary.ts'
import { paths } from '../../paths.ts'
import type { RecordForm } from '../../records/kind.ts'
import type { RecordHistoryPage, RecordVersionView, TableView } from '../../records/page-types.ts'
import type { Incident } from '../form.ts'
import { standings } from '../vocabulary.ts'
import { countedAnswers } from './counted.ts'
import type { ChangedVersion, Unread } from './queries.ts'

interface Around extends Unread {
  /** The form of each establishment's incidents, for the words of its answers. */
  forms: ReadonlyMap<string, RecordForm<Incident>>
  establishments: Vocabulary
  readAt: string | undefined
  csrf: string
  key: string
}

/** What was changed of the counted answers since the scrutineer last read them (SECURITY B4). */
export function changesPage(around: Around): RecordHistoryPage {
  const { changes, readAt, upTo, discarded } = around
  return {
    heading: 'Changes to what is counted',
    caption: readAt === undefined ? 'You have read none yet' : `Since you last read them, ${instant(readAt)}`,
    intro: introOf(around),
    forms:
      upTo === undefined
        ? []
        : [
            {
              action: paths.incidentChangesRead(),
              text: 'I have read these',
              hidden: [
                { name: 'key', value: around.key },
                { name: 'version', value: String(upTo) },
              ],
              csrf: around.csrf,
            },
          ],
    versions: changes.map((change) => versionView(change, around)),
    ...(discarded.length === 0 ? {} : { tables: [discardedTable(around)] }),
    backHref: paths.incidents(),
    backText: 'Back to Incidents',
  }
}

function introOf({ changes, isFull }: Around): string[] {
  const found =
    changes.length === 0
      ? `No answer that a number is made of was changed, and no incident was withdrawn or put back${isFull ? ', as far as this page goes' : ''}.`
      : `${plural(changes.length, 'change')} after submission, the earliest first. Changes of words alone are left out; the history of each incident has them.`
  return [found, ...(isFull ? ['There are more to look through: they follow once you have read these.'] : [])]
}

const versionView = (change: ChangedVersion, { forms, establishments }: Around): RecordVersionView => ({
  title: `${incidentTitle(change)}, ${labelOf(establishments, change.establishmentId)}: ${change.act}`,
  href: paths.incident(change.subjectId),
  who: change.who,
  when: instant(change.at),
  ...(change.reason === '' ? {} : { why: change.reason }),
  changes: changeViews(change, forms.get(change.establishmentId)),
})

/** What one change changed, answer by answer, in the form’s words. */
export function changeViews(change: ChangedVersion, asked: RecordForm<Incident> | undefined) {
  const [before, after] = [wordsOf(change.before, asked), wordsOf(change.after, asked)]
  return change.changed.map((name) => {
    const [was = nothing(name), is = nothing(name)] = [before.get(name), after.get(name)]
    return { key: is.key, from: apartFrom(was.value, is.value), to: apartFrom(is.value, was.value) }
  })
}

const nothing = (name: string) => ({ name, key: name, value: [] })

function wordsOf(content: Record<string, unknown>, asked: RecordForm<Incident> | undefined) {
  const counted = countedAnswers(content)
  const rows = asked === undefined ? [] : rowsOf(asked.form, counted as Partial<Incident>, 'scrutineer')
  const standing = {
    name: 'standing',
    key: 'Standing',
    value: [labelOf(standings, String(content['standing']))],
  }
  return new Map([...rows, standing].map((row) => [row.name, row]))
}

/**
 * The lines that are not in the other version. Of a child's line, 'Pseudonym: K-12; Age: 15; …', only who it is and what
 * differs: nobody finds a downgraded injury among twelve answers.
 */
function apartFrom(lines: readonly string[], other: readonly string[]): string[] {
  return lines.flatMap((line, place) => {
    if (other.includes(line)) return []
    const against = new Set((other[place] ?? '').split('; '))
    const [first = '', ...rest] = line.split('; ')
    return [first, ...rest.filter((part) => !against.has(part))].join('; ')
  })
}

const discardedTable = ({ discarded, establishments }: Around): TableView => ({
  caption: 'Drafts of incidents that were thrown away in that time',
  columns: [{ text: 'When' }, { text: 'Who' }, { text: 'Establishment' }],
  rows: discarded.map(({ at, name, establishmentId }) => ({
    cells: [
      { text: instant(at) },
      { text: name ?? 'The system' },
      { text: establishmentId === null ? '' : labelOf(establishments, establishmentId) },
    ],
  })),
})
