import { addDays } from '../../../reports/clocks.ts'
import { instant, listOf, longDate, plural } from '../../../reports/wording.ts'
import { isVacant, type Office, type Officer } from '../../access/appointments/queries.ts'
import { officeWords } from '../../access/office-words.ts'
import { paths } from '../../paths.ts'
import type {
  ActionForm,
  HomePage,
  RecordCard,
  RecordShowPage,
  TableCellView,
  TableView,
  TagView,
} from '../../records/page-types.ts'
import type { LeftDraft } from './draft-actions.ts'
import type { WaitingOffice } from './waiting.ts'

/** An appointment that ends within so many days is said to end soon. */
const soonDays = 60

/** Who holds which office, until when, and what waits where nobody does. */
export const appointmentsPage = (
  offices: WaitingOffice[],
  { today, keepsAccounts }: { today: string; keepsAccounts: boolean },
): RecordShowPage => ({
  heading: 'Appointments',
  tags: [],
  notices: offices.filter(isVacant).map((office) => vacancyInWords(office)),
  actions: [
    { text: 'See what is open in your office', href: paths.handover() },
    ...(keepsAccounts ? [{ text: 'People', href: paths.people(), secondary: true }] : []),
  ],
  forms: [],
  cards: [],
  tables: [
    {
      caption: 'Offices, and who holds them today',
      columns: [
        { text: 'Office' },
        { text: 'State' },
        { text: 'Holder' },
        { text: 'Deputies' },
        { text: 'Appointed next' },
        { text: 'Waiting' },
      ],
      rows: offices.map((office) => ({ cells: cellsOf(office, today, keepsAccounts) })),
    },
  ],
  meta: [],
})

function cellsOf(office: WaitingOffice, today: string, keepsAccounts: boolean): TableCellView[] {
  const { holder, deputies, next } = office
  const linked = keepsAccounts && holder !== undefined ? { href: paths.person(holder.id) } : {}
  return [
    { text: office.name },
    { text: '', tag: stateTag(office, today) },
    { text: holder === undefined ? 'Nobody' : officerInWords(holder), ...linked },
    { text: deputies.length === 0 ? 'Nobody' : listOf(deputies.map(officerInWords)) },
    { text: next === undefined ? '' : officerInWords(next) },
    { text: listOf(queueOf(office)) },
  ]
}

function queueOf({ waiting, isWhole, drafts }: WaitingOffice): string[] {
  const queue = [
    ...waiting,
    ...(drafts === 0 ? [] : [plural(drafts, 'draft left unfinished', 'drafts left unfinished')]),
  ]
  return queue.length === 0 ? [isWhole ? 'Nothing' : 'Nothing of yours'] : queue
}

/** '1 draft waits for the next head of safeguarding of Ash House', and nothing of what is in it. */
const draftsWait = (office: WaitingOffice): string =>
  `${plural(office.drafts, 'draft waits', 'drafts wait')} for the next ${officeWords(office)}`

/** 'A. Person, from 1 April 2026 until 31 March 2027' */
const officerInWords = ({ name, from, to }: Officer): string =>
  `${name}, from ${longDate(from)}${to === null ? '' : ` until ${longDate(to)}`}`

function stateTag(office: Office, today: string): TagView {
  if (isVacant(office)) return { text: 'Vacant', colour: 'red' }
  if (office.holder === undefined) return { text: 'Deputy acts', colour: 'yellow' }
  return endsSoon(office, today) ? { text: 'Ends soon', colour: 'yellow' } : { text: 'Held', colour: 'green' }
}

/** Whether the holder’s days are nearly over and nobody was appointed to follow on the next one. */
export const endsSoon = ({ holder, next }: Office, today: string): boolean =>
  holder?.to !== null &&
  holder?.to !== undefined &&
  holder.to <= addDays(today, soonDays) &&
  (next === undefined || next.from > addDays(holder.to, 1))

/** 'Independent scrutineer: vacant since 3 May 2019. Waiting until somebody is appointed: 2 withdrawals to decide.' */
function vacancyInWords(office: WaitingOffice): string {
  const { name, vacantSince, next, waiting, drafts } = office
  const since = vacantSince === undefined ? 'nobody is appointed' : `vacant since ${longDate(vacantSince)}`
  const follows = next === undefined ? '' : ` ${officerInWords(next)}, is appointed.`
  const queue =
    waiting.length === 0 && drafts === 0
      ? ` ${listOf(queueOf(office))} waits for it now.`
      : waiting.length === 0
        ? ''
        : ` Waiting until somebody is appointed: ${listOf(waiting)}.`
  const left = drafts === 0 ? '' : ` ${draftsWait(office)}.`
  return `${name}: ${since}.${follows}${queue}${left}`
}

/** For Your account: the officer’s own office, its deputies, and until when the appointment lasts. */
export const officeCard = (own: Office | undefined): RecordCard => ({
  title: 'Your office',
  rows: [
    ...(own === undefined ? [] : ownRows(own)),
    { key: 'All offices', value: ['See who holds which office'], href: paths.appointments() },
    { key: 'Handover', value: ['See what is open in your office'], href: paths.handover() },
  ],
})

interface Alerts {
  /** The reader’s own appointment, where it ends soon. */
  ending: Officer | undefined
  others: readonly WaitingOffice[]
}

/** On an officer’s home page: an own appointment that ends soon, offices that nobody holds, and drafts left in one. */
export function officeAlertCard({ ending, others }: Alerts): RecordCard[] {
  const rows: RecordCard['rows'] = [
    ...(ending?.to == null
      ? []
      : [
          {
            key: 'Your appointment',
            value: [`Ends after ${longDate(ending.to)}`],
            href: paths.handover(),
            tag: { text: 'Ends soon', colour: 'yellow' as const },
          },
        ]),
    ...others.filter(isVacant).map((office) => ({
      key: 'Vacant',
      value: [vacancyInWords(office)],
      tag: { text: 'Vacant', colour: 'red' as const },
    })),
    ...others
      .filter((office) => !isVacant(office) && office.drafts > 0)
      .map((office) => ({ key: 'Drafts left unfinished', value: [draftsWait(office)] })),
  ]
  if (rows.length === 0) return []
  const all = { key: 'All offices', value: ['See who holds which office'], href: paths.appointments() }
  return [{ title: 'Appointments', rows: [...rows, all] }]
}

/** The reader’s own appointment to an office, as holder or deputy, if it ends soon and they are not appointed again. */
export const endingFor = (
  personId: string,
  { holder, deputies, next }: Office,
  today: string,
): Officer | undefined =>
  [...(holder === undefined ? [] : [holder]), ...deputies].find(
    ({ id, to }) => id === personId && to !== null && to <= addDays(today, soonDays) && next?.id !== personId,
  )

const ownRows = ({ holder, deputies }: Office): RecordCard['rows'] => [
  { key: 'Current holder', value: [holder === undefined ? 'Nobody' : officerInWords(holder)] },
  { key: 'Deputies', value: deputies.length === 0 ? ['Nobody'] : deputies.map(officerInWords) },
]

interface Handover {
  office: WaitingOffice | undefined
  todo: HomePage['todo']
  drafts: LeftDraft[]
  csrf: string
  key: string
}

/** What is open in an office: for whoever leaves it, and whoever comes. */
export const handoverPage = ({ office, todo, drafts, csrf, key }: Handover): RecordShowPage => ({
  heading: 'Handover',
  ...(office === undefined ? {} : { caption: office.name }),
  tags: [],
  notices: [
    'This is everything open today, by kind. Each number links to the full list; the first few of each are below. Print this page for the handover between the person who leaves the office and the person who follows.',
  ],
  actions: [{ text: 'See who holds which office', href: paths.appointments(), secondary: true }],
  forms: drafts.map((draft): ActionForm => takeOver(draft, csrf, key)),
  cards: office === undefined ? [] : [{ title: 'The office', rows: officeRows(office) }],
  tables: [
    ...(drafts.length === 0 ? [] : [draftTable(drafts)]),
    ...(todo.length === 0 ? [nothingOpen] : [...countsTable(todo), ...todo.map(openTable)]),
  ],
  meta: [],
})

const nothingOpen: TableView = {
  caption: 'What is open',
  columns: [{ text: 'What' }],
  rows: [{ cells: [{ text: 'Nothing is open in this office today.' }] }],
}

const countsTable = (todo: HomePage['todo']): TableView[] => [
  {
    caption: 'How much is open',
    columns: [{ text: 'Kind' }],
    rows: todo.map(({ heading, href }) => ({ cells: [{ text: heading, href }] })),
  },
]

function openTable({ heading, items }: HomePage['todo'][number]): TableView {
  return {
    caption: heading,
    columns: [{ text: 'What' }, { text: 'By when' }, { text: 'State' }],
    rows: items.map(({ text, href, due, tag }) => ({
      cells: [{ text, href }, { text: due ?? '' }, { text: '', ...(tag === undefined ? {} : { tag }) }],
    })),
  }
}

const officeRows = (office: WaitingOffice): RecordCard['rows'] => [
  ...ownRows(office),
  {
    key: 'Appointed next',
    value: [office.next === undefined ? 'Nobody yet' : officerInWords(office.next)],
  },
  { key: 'Waits for consent', value: queueOf(office) },
]

const draftTable = (drafts: readonly LeftDraft[]): TableView => ({
  caption: 'Drafts left unfinished and never submitted',
  columns: [{ text: 'Draft' }, { text: 'Left by' }, { text: 'Last saved' }],
  rows: drafts.map(({ what, writer, savedAt }) => ({
    cells: [
      { text: what.charAt(0).toUpperCase() + what.slice(1) },
      { text: writer },
      { text: instant(savedAt) },
    ],
  })),
})

const takeOver = ({ id, what, savedAt }: LeftDraft, csrf: string, key: string): ActionForm => ({
  action: `${paths.handover()}/drafts/${id}/taking-over`,
  text: `Take over the ${what} saved ${instant(savedAt)}`,
  hidden: [{ name: 'key', value: `${key}-${id}` }],
  csrf,
})
