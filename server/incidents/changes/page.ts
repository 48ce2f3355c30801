import { incidentTitle } from '../naming.ts'
import { instant, listOf, plural, upperFirst } from '../../../reports/wording.ts'
import type { Role } from '../../access/vocabulary.ts'
import { rowsOf } from '../../fields/form.ts'
import { labelOf, type Vocabulary } from '../../fields/vocabulary.ts'
import { paths } from '../../paths.ts'
import type { RecordForm } from '../../fields/sections.ts'
import type {
  ActionForm,
  ChangeView,
  RecordCard,
  RecordHistoryPage,
  RecordRow,
  RecordVersionView,
  TableView,
} from '../../records/page-types.ts'
import { answerDifferences } from '../../records/differences.ts'
import { withSpelling } from '../../records/spelling.ts'
import type { Incident } from '../sections.ts'
import { changedFilter } from '../list-vocabulary.ts'
import { standings } from '../vocabulary.ts'
import { accountsIn } from './accounts.ts'
import { withoutAccounts } from './counted.ts'
import { graveReasons } from './grave.ts'
import type { ChangedVersion, Unread } from './queries.ts'

interface Around extends Unread {
  /** The form of each establishment's incidents, for the words of its answers. */
  forms: ReadonlyMap<string, RecordForm<Incident>>
  establishments: Vocabulary
  readAt: string | undefined
  /** Incidents submitted since the viewer last said that they had seen those, up to an event of the history. */
  submitted: { count: number; upTo: number }
  csrf: string
  key: string
}

/** What was changed of submitted incidents since the scrutineer last read it, the grave first (SECURITY B4). */
export function changesPage(around: Around): RecordHistoryPage {
  const { changes, readAt, upTo, discarded } = around
  return {
    heading: 'Changes after submission',
    caption: readAt === undefined ? 'You have read none yet' : `Since you last read them, ${instant(readAt)}`,
    intro: introOf(around),
    forms: [
      ...(upTo === undefined ? [] : [readForm(around, 'I have read these changes', { to: upTo })]),
      ...submissionForms(around),
    ],
    versions: changes.map((change) => versionView(change, around)),
    ...(discarded.length === 0 ? {} : { tables: [discardedTable(around)] }),
    backHref: `${paths.incidents()}?changed=${changedFilter.value}`,
    backText: 'See every incident that was changed after it was submitted, read or not',
  }
}

/** Incidents submitted since are seen apart from what was changed. */
function submissionForms({ submitted, ...around }: Around): ActionForm[] {
  const { count, upTo: to } = submitted
  if (count === 0) return []
  const text = `I have seen the ${plural(count, 'incident')} submitted since I last said so`
  return [readForm(around, text, { to, query: '?of=submitted' })]
}

const readForm = (
  { csrf, key }: Pick<Around, 'csrf' | 'key'>,
  text: string,
  { to, query = '' }: { to: number; query?: string },
): ActionForm => ({
  action: `${paths.incidentChangesRead()}${query}`,
  text,
  hidden: [
    { name: 'key', value: `${key}${query}` },
    { name: 'version', value: String(to) },
  ],
  csrf,
})

function introOf({ changes, isFull }: Around): string[] {
  const grave = changes.filter((change) => change.grave.length > 0).length
  const found =
    changes.length === 0
      ? `No submitted incident was changed, withdrawn or put back${isFull ? ', as far as this page goes' : ''}.`
      : `${plural(changes.length, 'change')} after submission, every changed answer of each. ${orderInWords(grave)}`
  return [found, ...(isFull ? ['There are more changes. They are listed once you have read these.'] : [])]
}

const orderInWords = (grave: number): string =>
  grave === 0
    ? 'The earliest comes first.'
    : `${plural(grave, 'grave change comes', 'grave changes come')} first, the earliest of them before the others.`

const versionView = (change: ChangedVersion, { forms, establishments }: Around): RecordVersionView => ({
  title: `${incidentTitle(change)}, ${labelOf(establishments, change.establishmentId)}: ${change.act}`,
  href: paths.incident(change.subjectId),
  who: change.who,
  when: instant(change.at),
  ...(change.grave.length === 0 ? {} : { tag: graveTag }),
  ...(change.reason === '' ? {} : { why: change.reason }),
  ...(change.grave.length === 0
    ? {}
    : { notes: [change.grave.map((reason) => labelOf(graveReasons, reason)).join(' ')] }),
  changes: changeViews(change, forms.get(change.establishmentId)),
})

const graveTag = { text: 'Grave', colour: 'red' } as const

/** What one change changed, answer by answer, in the form’s words; what each child said stands by itself. */
export function changeViews(
  change: ChangedVersion,
  form: RecordForm<Incident> | undefined,
  role: Role = 'scrutineer',
): ChangeView[] {
  const before = wordsOf(change.before, form, role)
  const after = wordsOf(change.after, form, role)
  const others = change.changed.flatMap((name): ChangeView[] => {
    const [was, is] = [before.get(name), after.get(name)]
    return was === undefined && is === undefined
      ? [{ key: name, from: plainWords(change.before[name]), to: plainWords(change.after[name]) }]
      : answerDifferences(was, is)
  })
  return [...accountViews(change), ...others].map(withSpelling)
}

/** An answer that the form does not ask for, such as part of a number. */
const plainWords = (value: unknown): string[] =>
  value === undefined || value === null ? [] : [typeof value === 'string' ? value : JSON.stringify(value)]

function accountViews({ before, after }: ChangedVersion): ChangeView[] {
  const [was, is] = [accountsIn(before), accountsIn(after)]
  return [...new Map([...was, ...is])].flatMap(([child, { pseudonym }]) => {
    const [from, to] = [linesIn(was.get(child)), linesIn(is.get(child))]
    return from.join('\n') === to.join('\n') ? [] : [{ key: `The child’s account, ${pseudonym}`, from, to }]
  })
}

const linesIn = (said: { account: string } | undefined): string[] => said?.account.split('\n') ?? []

function wordsOf(content: Record<string, unknown>, form: RecordForm<Incident> | undefined, role: Role) {
  const answers = {
    ...content,
    children: withoutAccounts(content['children']),
  } as unknown as Partial<Incident>
  const rows = form === undefined ? [] : rowsOf(form.form, answers, role)
  const standing = {
    name: 'standing',
    key: 'Status',
    value: [labelOf(standings, String(content['standing']))],
  }
  return new Map([...rows, standing].map((row) => [row.name, row]))
}

/** One change as a row of a card: when, by whom, why, and what from what to what. */
export const changeRow = (
  change: ChangedVersion,
  form: RecordForm<Incident> | undefined,
  role: Role = 'scrutineer',
): RecordRow => ({
  key: instant(change.at),
  value: [
    `${upperFirst(change.act)} by ${change.who}`,
    ...(change.reason === '' ? [] : [`“${change.reason}”`]),
    ...changeViews(change, form, role).map(
      ({ key, from, to }) => `${key}: was ${orNothing(from)}; now ${orNothing(to)}`,
    ),
  ],
})

const orNothing = (lines: readonly string[]): string => (lines.length === 0 ? 'nothing' : listOf(lines))

/** Changes of one incident on the page of a record that is about it: those listed, and where all of them stand. */
export const changesOfIncidentCard = (
  { id, ...named }: { id: string; number: string; ownReference: string },
  rows: RecordRow[],
  more: number,
): RecordCard => ({
  title: `${incidentTitle(named)}: changes after it was submitted`,
  rows: [
    ...rows,
    {
      key: 'History of the incident',
      value: [
        more === 0
          ? 'Every version'
          : `And ${plural(more, 'earlier change that is not grave', 'earlier changes that are not grave')}`,
      ],
      href: `${paths.incident(id)}/history`,
    },
  ],
})

const discardedTable = ({ discarded, establishments }: Around): TableView => ({
  caption: 'Drafts of incidents discarded in that time',
  columns: [{ text: 'When' }, { text: 'Who' }, { text: 'Establishment' }],
  rows: discarded.map(({ at, name, establishmentId }) => ({
    cells: [
      { text: instant(at) },
      { text: name ?? 'The system' },
      { text: establishmentId === null ? '' : labelOf(establishments, establishmentId) },
    ],
  })),
})
