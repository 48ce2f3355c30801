import type { Role } from '../access/vocabulary.ts'
import { instant } from '../../reports/wording.ts'
import type { Problem, Typed } from '../fields/field.ts'
import { formOf, rowsOf, viewForm, type AnyForm } from '../fields/form.ts'
import type { FieldView } from '../fields/field-view.ts'
import { changedBy, changeForms, changeWords, type Change } from './change.ts'
import { differencesBetween } from './differences.ts'
import type { Find } from './finds.ts'
import { findsView } from './finds-page.ts'
import type { RecordForm, Section } from '../fields/sections.ts'
import type { Found, Loaded, RecordKind } from './kind.ts'
import type {
  ErrorLink,
  RecordCard,
  RecordCheckPage,
  RecordFormPage,
  RecordHistoryPage,
  RecordShowPage,
  LineView,
} from './page-types.ts'
import { maskingWords, type Masking } from './masking-words.ts'
import type { PastVersion } from './queries.ts'
import { notOpened, withErrors } from './unread-sections.ts'

type AnyKind = Pick<RecordKind<object>, 'name' | 'one' | 'many' | 'base' | 'newTitle' | 'statement' | 'noted'>

export const errorLinks = (problems: readonly Problem[]): ErrorLink[] =>
  problems.map(({ control, message }) => ({ text: message, href: `#${control}` }))

interface FormState {
  typed: Typed
  problems: readonly Problem[]
  csrf: string
  key: string
  action: string
  autosave: string
  version?: number
  warning?: string
}

/** One section of a record's form. */
export function sectionPage<Values>(
  kind: AnyKind,
  asked: RecordForm<Values>,
  section: Section<Values>,
  state: FormState,
): RecordFormPage {
  const part: AnyForm = formOf(asked.form, section.names)
  const place = asked.sections.indexOf(section) + 1
  const isOnly = asked.sections.length === 1
  return {
    heading: isOnly ? kind.newTitle : section.title,
    ...(isOnly ? {} : { caption: `${kind.newTitle}: part ${place} of ${asked.sections.length}` }),
    errors: errorLinks(state.problems),
    ...(section.hint === undefined ? {} : { intro: [section.hint] }),
    sections: [{ fields: viewForm(part, state.typed, state.problems) }],
    ...backTo(asked.sections[place - 2]),
    ...(state.warning === undefined ? {} : { warning: state.warning }),
    hidden: [
      { name: 'key', value: state.key },
      { name: 'version', value: String(state.version ?? 0) },
    ],
    action: state.action,
    autosave: state.autosave,
    submit: 'Continue',
    secondary: [{ name: 'later', value: 'yes', text: 'Save and finish later' }],
    cancel: { text: `Back to ${kind.many}`, href: kind.base },
    csrf: state.csrf,
  }
}

/** The button that leads to another part; none before the first. */
const backTo = (section: { title: string } | undefined): { back?: string } =>
  section === undefined ? {} : { back: `Back to: ${section.title}` }

/** A record's answers, a card a section and one for each of several; what the role may not see is left out. */
export function cardsOf<Values>(
  asked: RecordForm<Values>,
  values: Partial<Values>,
  role: Role,
): RecordCard[][] {
  return asked.sections.map((section) => {
    const rows = rowsOf(formOf(asked.form, section.names), values, role)
    const items = rows.flatMap((row) => row.items)
    const own = rows.filter(
      (row) => row.items.length === 0 && !(row.onlyWhereGiven && row.value.length === 0),
    )
    return [
      { title: section.title, rows: own.map(answered) },
      ...items.map((item) => ({ ...item, rows: item.rows.map(answered) })),
    ]
  })
}

// Left out is not the same as no: it says so.
const answered = ({ key, value }: { key: string; value: string[] }) => ({
  key,
  value: value.length === 0 ? ['Not given'] : value,
})

interface CheckState<Values> {
  /** Slugs of the parts that were never opened. */
  unopened: readonly string[]
  worthChecking: LineView[]
  finds: readonly Find[]
  /** The record that a correction corrects. */
  stands: Values | undefined
  values: Partial<Values>
  problems: ErrorLink[]
  errors: readonly Problem[]
  fields: FieldView[]
  typed: Typed
  csrf: string
  key: string
  draftBase: string
  change: Change
  role: Role
}

/** Check your answers, before anything counts. */
export function checkPage<Values extends object>(
  kind: AnyKind,
  asked: RecordForm<Values>,
  state: CheckState<Values>,
): RecordCheckPage {
  const cards = cardsOf(asked, state.values, state.role)
  return {
    heading: 'Check your answers',
    ...changeWords(kind, state.change),
    problems: state.problems,
    ...(state.worthChecking.length === 0 ? {} : { worthChecking: state.worthChecking }),
    ...(state.finds.length === 0 ? {} : { finds: findsView(state) }),
    ...changedBy(asked, state),
    errors: errorLinks(state.errors),
    cards: asked.sections.flatMap((section, place) => {
      const href = `${state.draftBase}/${section.slug}`
      if (state.unopened.includes(section.slug)) return [notOpened(section.title, href)]
      const isRead = section.names.every((name) => name in state.values)
      return changeable(isRead ? (cards[place] ?? []) : withErrors(section.title, cards[place]), href)
    }),
    fields: state.fields,
    ...backTo(asked.sections.at(-1)),
    hidden: [{ name: 'key', value: state.key }],
    action: `${state.draftBase}/submission`,
    ...(state.change.what === 'correction' ? { autosave: `${state.draftBase}/keeping` } : {}),
    csrf: state.csrf,
    discard: { action: `${state.draftBase}/discarding`, text: 'Discard this draft' },
  }
}

// The section's own card leads back to its questions; the cards of its several follow.
const changeable = (group: RecordCard[], changeHref: string): RecordCard[] =>
  group.map((card, place) =>
    place > 0 ? card : { ...card, changeHref, changeText: `Change ${card.title.toLowerCase()}` },
  )

interface ShowState {
  role: Role
  csrf: string
  key: string
  /** What the button that changes the record says; null for whoever may not. */
  change: string | null
  readsHistory: boolean
}

/** A record as it stands. */
export function showPage<Values extends object>(
  kind: AnyKind,
  asked: RecordForm<Values>,
  found: Found<Values>,
  state: ShowState,
): RecordShowPage {
  const cards = cardsOf(asked, outsideTables(found), state.role)
    .flat()
    .filter((card) => card.rows.length > 0)
  return {
    heading: found.title,
    ...(found.caption === undefined ? {} : { caption: found.caption }),
    tags: found.tags,
    notices: found.notices,
    actions: found.actions ?? [],
    forms: changeForms(kind.base, found.id, state),
    cards: [...cards, ...(found.cards ?? [])],
    ...(found.tables === undefined ? {} : { tables: found.tables }),
    meta: found.meta,
    ...(state.readsHistory ? { historyHref: `${kind.base}/${found.id}/history` } : {}),
  }
}

function outsideTables<Values extends object>({ content, inTables = [] }: Found<Values>): Partial<Values> {
  const rest = Object.entries(content).filter(([name]) => !inTables.includes(name))
  return Object.fromEntries(rest) as Partial<Values>
}

/** Who changed what from what to what, when and why. */
export function historyPage<Values extends object>(
  kind: AnyKind,
  asked: RecordForm<Values>,
  found: Loaded<Values>,
  { versions, maskings = [], role }: { versions: PastVersion[]; maskings?: readonly Masking[]; role: Role },
): RecordHistoryPage {
  return {
    heading: 'History',
    caption: found.title,
    ...(maskings.length === 0 ? {} : { intro: maskings.map(maskingWords) }),
    versions: versions
      .map((version, place) => ({
        title: `Version ${version.version}, ${version.act}`,
        who: version.who,
        when: instant(version.at),
        ...(version.reason === '' ? {} : { why: version.reason }),
        ...(kind.noted === undefined ? {} : { notes: kind.noted(version.details) }),
        changes: changesBetween(asked, versions[place - 1], version, role),
      }))
      .reverse(),
    backHref: `${kind.base}/${found.id}`,
  }
}

function changesBetween<Values>(
  { form }: RecordForm<Values>,
  before: PastVersion | undefined,
  after: PastVersion,
  role: Role,
) {
  if (before === undefined) return []
  const [was, is] = [before, after].map(({ content }) => rowsOf(form, content as Partial<Values>, role))
  return differencesBetween(was ?? [], is ?? [])
}
