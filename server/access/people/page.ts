import { instant, longDate } from '../../../reports/wording.ts'
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
import { differencesBetween } from '../../records/differences.ts'
import { filterSelect, listPage, pageSize, type ListQuery } from '../../records/list.ts'
import { appointedAs, roles } from '../vocabulary.ts'
import type { PersonRow } from './queries.ts'

/** An account's page in a browser's history, where others may read it: it names nobody (SECURITY OUT-09). */
export const titleOf = (what: string, { role }: Pick<PersonRow, 'role'>): string =>
  `${what}: ${labelOf(roles, role)}`

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
      intro: 'Who can sign in, and what each of them may see. Each account is for one person.',
      caption: 'Accounts, by name',
      one: 'account',
      many: 'accounts',
      columns: [
        { text: 'Name' },
        { text: 'E-mail address' },
        { text: 'Role' },
        { text: 'Establishment or organisation' },
        { text: 'Appointment' },
        { text: 'Account' },
      ],
      actions: [begin],
      filterFields: [filterSelect('role', 'Role', roles, { query })],
      empty: { text: 'No accounts yet.', action: begin },
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
  { text: appointmentInWords(person) },
  { text: '', tag: standingTag(person) },
]

type Appointed = Pick<PersonRow, 'appointedAs' | 'appointedFrom' | 'appointedTo'>

/** 'Holds the office from 1 April 2027 until 31 March 2030'; empty for a partner. */
export function appointmentInWords({ appointedAs: how, appointedFrom, appointedTo }: Appointed): string {
  if (how === null || appointedFrom === null) return ''
  const until = appointedTo === null ? '' : ` until ${longDate(appointedTo)}`
  return `${labelOf(appointedAs, how)} from ${longDate(appointedFrom)}${until}`
}

interface Around {
  establishments: Vocabulary
  forms: ActionForm[]
  /** Whether a lost second step can be replaced by who looks. */
  mayReplace: boolean
}

export function personPage(person: PersonRow, { establishments, forms, mayReplace }: Around): RecordShowPage {
  return {
    heading: person.name,
    caption: 'Account',
    tags: [standingTag(person)],
    notices: [],
    actions: [
      { text: 'Change this account', href: `${paths.person(person.id)}/change` },
      ...(mayReplace ? [replaceButton(person)] : []),
    ],
    forms,
    cards: [{ title: 'Account', rows: rowsOf(person, establishments) }],
    meta: [{ key: 'Added', value: instant(person.createdAt) }],
    historyHref: `${paths.person(person.id)}/history`,
  }
}

const replaceButton = ({ id }: PersonRow) => ({
  text: 'Replace a lost second step',
  href: `${paths.person(id)}/replacement`,
  secondary: true,
})

const line = (value: string): string[] => (value === '' ? [] : [value])

const rowsOf = (person: Omit<PersonRow, 'id'>, establishments: Vocabulary) => [
  { key: 'Name', value: [person.name] },
  { key: 'E-mail address', value: [person.email] },
  { key: 'Role', value: [labelOf(roles, person.role)] },
  { key: 'Establishment or organisation', value: line(placeOf(person, establishments)) },
  { key: 'Appointment', value: line(appointmentInWords(person)) },
  { key: 'Disabled', value: person.disabledAt === null ? ['No'] : [instant(person.disabledAt)] },
]

/** The only page that ever shows a one-time link; opened again it shows another. */
export const linkPage = (
  person: { id: string; name: string },
  { title, link }: { title: string; link: string },
): RecordConfirmationPage => ({
  panel: { title, text: person.name },
  next: [
    'They choose a password with this link. It works once, for 30 minutes, and is shown only here:',
    link,
    'Hand it over in person, not by e-mail. It does not replace their second step. If it runs out, make a new one on their account’s page.',
  ].map((text) => ({ text })),
  links: [
    { text: 'See this account', href: paths.person(person.id) },
    { text: 'Back to People', href: paths.people() },
  ],
})

/** What a version of an account leaves out where there is none. */
const leftOut = {
  establishmentId: null,
  organisation: null,
  disabledAt: null,
  appointedAs: null,
  appointedFrom: null,
  appointedTo: null,
} satisfies Partial<PersonRow>

/** Who changed what of an account, the latest first. */
export function personHistoryPage(
  person: PersonRow,
  versions: PastVersion[],
  establishments: Vocabulary,
): RecordHistoryPage {
  const words = ({ content }: PastVersion) =>
    rowsOf({ ...leftOut, ...content } as unknown as PersonRow, establishments)
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
          changes: before === undefined ? [] : differencesBetween(words(before), words(version)),
        }
      })
      .reverse(),
    backHref: paths.person(person.id),
  }
}
