import { instant } from '../../../reports/wording.ts'
import type { FieldView } from '../../fields/field-view.ts'
import { labelOf, type Vocabulary } from '../../fields/vocabulary.ts'
import { referenceWords } from '../../incidents/naming.ts'
import { paths } from '../../paths.ts'
import { listPage, type ListQuery } from '../../records/list.ts'
import type {
  ErrorLink,
  RecordCard,
  RecordFormPage,
  RecordListPage,
  RecordShowPage,
} from '../../records/page-types.ts'
import type { PastVersion } from '../../records/queries.ts'
import { monthLines } from './card.ts'
import { joinTitle, type JoinRow } from './queries.ts'
import { joinsTitle, joinStates } from './vocabulary.ts'

/** Every two that read the same, a page of them. */
export const joinListPage = (
  rows: readonly JoinRow[],
  { houses, query, count }: { houses: Vocabulary; query: ListQuery; count: number },
): RecordListPage =>
  listPage(
    {
      base: paths.childJoins(),
      heading: joinsTitle,
      intro:
        'Dashes, spaces, capitals and characters that nobody sees do not tell two pseudonyms apart. Children whom nothing else told apart are joined. Each record keeps its own spelling.',
      caption: joinsTitle,
      one: 'pair',
      many: 'pairs',
      columns: ['Pseudonyms', 'Establishment', 'Now', 'Done', 'Signed months'].map((text) => ({ text })),
      actions: [],
      filterFields: [],
      empty: { text: 'No two children have pseudonyms that read the same.' },
    },
    query,
    count,
    rows.map((row) => [
      { text: joinTitle(row), href: paths.childJoin(row.id) },
      { text: labelOf(houses, row.establishmentId) },
      { text: labelOf(joinStates, row.state) },
      { text: `${row.who}, ${instant(row.at)}` },
      { text: row.months.length === 0 ? 'No change' : monthLines(row.months).join('; ') },
    ]),
  )

interface Around {
  row: JoinRow
  house: string
  /** The incidents that name both. */
  both: readonly { id: string; number: string; ownReference: string }[]
  versions: readonly PastVersion[]
  fields: FieldView[]
  errors: ErrorLink[]
  csrf: string
  key: string
}

/** The two, what was done about them, and the question whether it is right. */
export const joinPage = (around: Around): RecordFormPage => {
  const { row, house, fields, errors, csrf, key } = around
  return {
    heading: joinTitle(row),
    caption: house,
    intro: [...stateWords(row), ...monthNotice(row)],
    errors,
    cards: cardsOf(around),
    sections: [{ fields }],
    hidden: [
      { name: 'key', value: key },
      { name: 'version', value: String(row.version) },
    ],
    action: paths.childJoin(row.id),
    submit: row.state === 'joined' ? 'Take them apart' : 'Join them',
    cancel: { text: 'All pseudonyms that read the same', href: paths.childJoins() },
    csrf,
  }
}

/** The same where nothing can be decided: an incident names both. */
export const undecidedPage = (
  around: Pick<Around, 'row' | 'house' | 'both' | 'versions'>,
): RecordShowPage => ({
  heading: joinTitle(around.row),
  caption: around.house,
  tags: [],
  notices: [...stateWords(around.row), ...monthNotice(around.row)],
  actions: [],
  forms: [],
  cards: cardsOf(around),
  meta: [],
})

const cardsOf = ({ both, versions }: Pick<Around, 'both' | 'versions'>): RecordCard[] => [
  ...(both.length === 0 ? [] : [bothCard(both)]),
  doneCard(versions),
]

function stateWords({ state, kept, pseudonym }: JoinRow): string[] {
  switch (state) {
    case 'joined':
      return [
        `“${kept}” and “${pseudonym}” are counted as one child. Each record keeps its own spelling.`,
        'If your key to the pseudonyms says that they are two children, take them apart: the records that spell it like the second are the second child’s from then on.',
      ]
    case 'in-one-record':
      return [
        `“${kept}” and “${pseudonym}” read the same, and one record names both. They are counted as two children.`,
        'If it is one child, correct the record so that it names the child once. Then join the two here.',
      ]
    case 'apart':
      return [
        `“${kept}” and “${pseudonym}” are counted as two children, although they read the same.`,
        'A record is about the second child only where it spells the pseudonym exactly like the second.',
      ]
  }
}

const monthNotice = ({ months }: JoinRow): string[] =>
  months.length === 0
    ? []
    : [
        `This changed the number of children in months that are signed; none has to be signed again for it. ${monthLines(months).join('; ')}.`,
      ]

const bothCard = (both: Around['both']): RecordCard => ({
  title: 'Incidents that name both',
  rows: both.map((incident) => ({
    key: 'Incident',
    value: [referenceWords(incident)],
    href: paths.incident(incident.id),
  })),
})

const doneCard = (versions: readonly PastVersion[]): RecordCard => ({
  title: 'What was done',
  rows: versions.toReversed().map(({ act, who, at, reason }) => ({
    key: actWords[act] ?? act,
    value: [`${who}, ${instant(at)}`, ...(reason === '' ? [] : [`“${reason}”`])],
  })),
})

const actWords: Record<string, string> = {
  'children joined': 'Joined',
  'children not joined': 'Not joined',
  'children taken apart': 'Taken apart',
}
