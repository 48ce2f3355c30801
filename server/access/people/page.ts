import { instant } from '../../../reports/wording.ts'
import { labelOf, type Vocabulary } from '../../fields/vocabulary.ts'
import { paths } from '../../paths.ts'
import { organisations } from '../../qa-meetings/vocabulary.ts'
import type {
  ActionForm,
  RecordConfirmationPage,
  RecordHistoryPage,
  RecordListPage,
  RecordShowPage,
  TableCellView,
  TagView,
} from '../../records/page-types.ts'
import type { PastVersion } from '../../records/queries.ts'
import { filterSelect, listPage, pageSize, type ListQuery } from '../../records/list.ts'
import { roles } from '../vocabulary.ts'
import type { PersonRow } from './queries.ts'

const standingTag = ({ disabledAt }: { disabledAt: string | null }): TagView =>
  disabledAt === null ? { text: 'Working', colour: 'green' } : { text: 'Disabled', colour: 'grey' }

const placeOf = (
  person: Pick<PersonRow, 'establishmentId' | 'organisation'>,
  establishments: Vocabulary,
): string => {
  if (person.establishmentId !== null) return labelOf(establishments, person.establishmentId)
  return person.organisation === null ? '' : labelOf(organisations, person.organisation)
}

/** One page of the accounts; there are few enough to read them all and show some. */
export function peoplePage(
  people: PersonRow[],
  query: ListQuery,
  establishments: Vocabulary,
): RecordListPage {
  const begin = { text: 'Add a person', href: `${paths.people()}/new` }
  const shown = people.filter(
    ({ role }) => query.filters['role'] === undefined || role === query.filters['role'],
  )
  return listPage(
    {
      base: paths.people(),
      heading: 'People',
      intro: 'Who can sign in, and what each of them may see. Nobody shares an account.',
      caption: 'Accounts, by name',
      one: 'account',
      many: 'accounts',
      columns: [
        { text: 'Name' },
        { text: 'E-mail address' },
        { text: 'Role' },
        { text: 'Establishment or organisation' },
        { text: 'Account' },
      ],
      actions: [begin],
      filterFields: [filterSelect('role', 'Role', roles, { query })],
      empty: { text: 'Accounts stand here.', action: begin },
    },
    query,
    shown.length,
    shown
      .slice((query.page - 1) * pageSize, query.page * pageSize)
      .map((person) => personCells(person, establishments)),
  )
}

const personCells = (person: PersonRow, establishments: Vocabulary): TableCellView[] => [
  { text: person.name, href: paths.person(person.id) },
  { text: person.email },
  { text: labelOf(roles, person.role) },
  { text: placeOf(person, establishments) },
  { text: '', tag: standingTag(person) },
]

interface Around {
  establishments: Vocabulary
  forms: ActionForm[]
}

export function personPage(person: PersonRow, { establishments, forms }: Around): RecordShowPage {
  return {
    heading: person.name,
    caption: 'Account',
    tags: [standingTag(person)],
    notices: [],
    actions: [{ text: 'Change this account', href: `${paths.person(person.id)}/change` }],
    forms,
    cards: [{ title: 'Account', rows: rowsOf(person, establishments) }],
    meta: [{ key: 'Added', value: instant(person.createdAt) }],
    historyHref: `${paths.person(person.id)}/history`,
  }
}

const line = (value: string): string[] => (value === '' ? [] : [value])

const rowsOf = (person: Omit<PersonRow, 'id'>, establishments: Vocabulary) => [
  { key: 'Name', value: [person.name] },
  { key: 'E-mail address', value: [person.email] },
  { key: 'Role', value: [labelOf(roles, person.role)] },
  { key: 'Establishment or organisation', value: line(placeOf(person, establishments)) },
  { key: 'Disabled', value: person.disabledAt === null ? ['No'] : [instant(person.disabledAt)] },
]

/** The only page that ever shows a first password; opened again it shows none. */
export function addedPage(
  person: { id: string; name: string },
  password: string | null,
): RecordConfirmationPage {
  const first =
    password === null
      ? 'Their first password was shown once and is not kept. If nobody wrote it down, disable this account.'
      : `First password, shown only this once: ${password}`
  return {
    panel: { title: 'Account added', text: person.name },
    next: [
      first,
      'Tell it to them in person or by telephone, not by e-mail. They sign in with their e-mail address.',
      'Ask them to choose their own password on their first day: the link is on their home page.',
    ],
    links: [
      { text: 'See this account', href: paths.person(person.id) },
      { text: 'Back to People', href: paths.people() },
    ],
  }
}

/** Who changed what of an account, the latest first. */
export function personHistoryPage(
  person: PersonRow,
  versions: PastVersion[],
  establishments: Vocabulary,
): RecordHistoryPage {
  const words = ({ content }: PastVersion) => rowsOf(content as unknown as PersonRow, establishments)
  return {
    heading: 'History',
    caption: person.name,
    versions: versions
      .map((version, place) => {
        const before = versions[place - 1]
        return {
          title: `Version ${version.version}, ${version.act}`,
          who: version.who,
          when: instant(version.at),
          changes: before === undefined ? [] : changesBetween(words(before), words(version)),
        }
      })
      .reverse(),
    backHref: paths.person(person.id),
  }
}

type Rows = { key: string; value: string[] }[]

const changesBetween = (before: Rows, after: Rows) =>
  after.flatMap(({ key, value }, place) => {
    const from = before[place]?.value ?? []
    return from.join('\n') === value.join('\n') ? [] : [{ key, from, to: value }]
  })
