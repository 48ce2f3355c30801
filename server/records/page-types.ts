/**
 * What the record views show. A page is final words and addresses: templates know no code, date format or
 * permission.
 */

import type { FieldView, SubmitButton } from '../fields/field-view.ts'

export type * from '../fields/field-view.ts'

export interface Button {
  text: string
  href: string
  /** True for the second of two; the first is the one most people want. */
  secondary?: boolean
}

/** Colours are those of the GOV.UK tag: 'grey', 'blue', 'yellow', 'red', 'green', 'orange', 'purple'. */
export interface TagView {
  text: string
  colour: TagColour
}

export type TagColour = 'grey' | 'blue' | 'yellow' | 'red' | 'green' | 'orange' | 'purple'

/** A link to the field it is about: `href` is '#' and the field's id. */
export interface ErrorLink {
  text: string
  href: string
}

export interface HiddenField {
  name: string
  value: string
}

export interface RecordListPage {
  heading: string
  intro?: string
  actions: Button[]
  /** What is looked up beside the list, closed until then. */
  aside?: { summary: string; cards: RecordCard[] }
  /** Closed until somebody filters, so that the list comes first on a small screen too. */
  filters?: { legend: string; action: string; fields: FieldView[]; clearHref: string; isOpen: boolean }
  /** Choices of the address that were not followed, and why. */
  leftOut?: string[]
  /** What the results are filtered by, with their number. */
  filteredBy?: string
  /** 'Showing 1 to 25 of 640 incidents' */
  count: string
  table: TableView
  /** Shown instead of the table: what would be here and how to begin. */
  empty?: { text: string; action?: Button }
  pagination?: Pagination
}

export interface TableView {
  caption: string
  columns: TableColumnView[]
  rows: { cells: TableCellView[] }[]
}

export interface TableColumnView {
  text: string
  /** Where the header sorts by itself: the address that does it. */
  href?: string
  sort?: 'ascending' | 'descending' | 'none'
  numeric?: boolean
}

export interface TableCellView {
  text: string
  href?: string
  tag?: TagView
  numeric?: boolean
}

export interface Pagination {
  previous?: { href: string }
  next?: { href: string }
  items: ({ number: number; href: string; current?: boolean } | { ellipsis: true })[]
}

export interface RecordFormPage {
  heading: string
  caption?: string
  intro?: string[]
  /** Files to begin with. */
  downloads?: { text: string; href: string }[]
  errors: ErrorLink[]
  warning?: string
  /** Each stands apart, before the cards: what is wrong with what they say. */
  notices?: string[]
  /** What the questions are about, before them. */
  cards?: RecordCard[]
  sections: { legend?: string; hint?: string; fields: FieldView[] }[]
  /** A button that leads to the part before, and takes along what was typed. */
  back?: string
  hidden: HiddenField[]
  action: string
  /** Where the page's script saves what is typed, while somebody types. */
  autosave?: string
  /** The main button's words; Enter in any field presses this one. None where there is nothing to answer. */
  submit?: string
  secondary?: SubmitButton[]
  cancel?: Button
  csrf: string
  multipart?: boolean
}

export interface RecordCheckPage {
  heading: string
  caption?: string
  /** What is missing before this can be submitted, each linked to the place to mend it. */
  problems: ErrorLink[]
  /** Said of what was typed, without stopping anybody: 'Staff: no earlier record of yours names S-9'. */
  worthChecking?: LineView[]
  /** What looks as if it named a person: each is decided before anything is submitted. */
  finds?: { intro: string[]; finds: FindView[] }
  /** Of a correction: what it would change, answer by answer, or that nothing differs yet. */
  changed?: { answers: ChangeView[]; none: string }
  errors: ErrorLink[]
  cards: RecordCard[]
  /** Asked on this page itself, such as the reason for a correction. */
  fields: FieldView[]
  /** A button that leads to the last part of the form, and takes along what was typed. */
  back?: string
  /** What submitting means: who sees it, what happens next. */
  statement: string
  hidden: HiddenField[]
  action: string
  autosave?: string
  submit: string
  csrf: string
  discard?: { action: string; text: string }
}

export interface FindView {
  /** '“J. Smith” looks like a name' */
  title: string
  /** The question, then the words around it. */
  question: string
  before: string
  text: string
  after: string
  /** 'It stands in 3 places.', or that nothing need be decided. */
  notes: string[]
  action: string
  hidden: HiddenField[]
  field: FieldView
  replace: SubmitButton
  accept: SubmitButton
  csrf: string
}

export interface RecordCard {
  title: string
  rows: RecordRow[]
  changeHref?: string
  changeText?: string
}

/** Each value is a line of its own; none at all is the page's to word ('Not recorded'). */
export interface RecordRow {
  key: string
  value: string[]
  href?: string
  /** How it stands, in a word and a colour. */
  tag?: TagView
}

export interface RecordShowPage {
  heading: string
  caption?: string
  tags: TagView[]
  notices: string[]
  actions: Button[]
  forms: ActionForm[]
  cards: RecordCard[]
  tables?: TableView[]
  /** Small print about the record: number, version, when recorded. */
  meta: { key: string; value: string }[]
  historyHref?: string
}

/** One button that changes something. */
export interface ActionForm {
  action: string
  text: string
  hidden: HiddenField[]
  csrf: string
}

/** Where it leads somewhere, it is a link. */
export interface LineView {
  text: string
  href?: string
}

export interface RecordConfirmationPage {
  panel: { title: string; text: string }
  /** What cannot wait, before anything else. */
  first?: LineView[]
  /** Who can read it now, and who of them could not before. */
  readers?: string[]
  /** What is still open for this record; none where nothing is, absent where nothing ever is. */
  open?: LineView[]
  next: LineView[]
  links: { text: string; href: string }[]
}

export interface RecordConflictPage {
  heading: string
  /** Over the column of what stands: 'Saved by someone else'. */
  theirsHeading: string
  explanation: string[]
  rows: { key: string; theirs: string[]; yours: string[]; differs: boolean }[]
  /** Such as 'Keep mine', 'Keep theirs'; the first is drawn as the main one. */
  forms: ActionForm[]
  links: { text: string; href: string }[]
}

export interface RecordHistoryPage {
  heading: string
  caption?: string
  intro?: string[]
  forms?: ActionForm[]
  versions: RecordVersionView[]
  tables?: TableView[]
  backHref: string
  /** 'Back to the record', where it is not said otherwise. */
  backText?: string
}

export interface RecordVersionView {
  /** 'Version 2, corrected' */
  title: string
  /** The record, where the page is about several. */
  href?: string
  who: string
  when: string
  tag?: TagView
  why?: string
  /** What else was written down with it. */
  notes?: string[]
  changes: ChangeView[]
}

/** One answer that differs between two versions. */
export interface ChangeView {
  key: string
  /** The lines that stand no longer. */
  from: string[]
  /** The lines that are new. */
  to: string[]
  /** The answer has other lines, which stand as they were. */
  restStands?: boolean
}

export interface TodoView {
  text: string
  href: string
  due?: string
  tag?: TagView
  /** Where one button does it. */
  form?: ActionForm
}

/** A kind of task: its number in words, which leads to all of them, and the first few. */
export interface TodoGroup {
  /** '12 incidents need a safeguarding decision' */
  heading: string
  href: string
  items: TodoView[]
  /** 'See all 12', where there are more than the first few. */
  more?: string
}

/** Every task of one kind. */
export interface TodoPage {
  heading: string
  items: TodoView[]
  pagination?: Pagination
}

export interface HomePage {
  heading: string
  /** Above everything else, gravest first. */
  urgent: TodoGroup[]
  todo: TodoGroup[]
  /** Said when there is nothing to do: what comes next. */
  nothing: string
  cards: RecordCard[]
}

/** Links to what is used now and then, each with what it is for. */
export interface AdministrationPage {
  heading: string
  groups: { heading: string; links: { text: string; href: string; about: string }[] }[]
  cards: RecordCard[]
}

export interface TextPage {
  heading: string
  sections: { heading?: string; paragraphs: string[]; items?: string[] }[]
}

export interface RecordViews {
  home: HomePage
  'to-do': TodoPage
  administration: AdministrationPage
  'records/list': RecordListPage
  'records/form': RecordFormPage
  'records/check': RecordCheckPage
  'records/show': RecordShowPage
  'records/confirmation': RecordConfirmationPage
  'records/conflict': RecordConflictPage
  'records/history': RecordHistoryPage
  text: TextPage
}
