import { instant, longDate } from '../../../reports/wording.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { paths } from '../../paths.ts'
import type {
  ActionForm,
  RecordCard,
  RecordConfirmationPage,
  RecordFormPage,
  RecordShowPage,
  TableView,
} from '../../records/page-types.ts'
import type { FieldView } from '../../fields/field-view.ts'
import type { ErrorLink } from '../../records/page-types.ts'
import { placeInWords, valueInWords } from '../page.ts'
import { ruleNamed } from '../vocabulary.ts'
import { rewritesCard } from '../rewrites-page.ts'
import { seenText, type Rewrites } from '../rewrite-queries.ts'
import type { WaitingRow } from './queries.ts'
import { waitingAnswers } from './vocabulary.ts'

interface Around {
  /** As counted now; undefined for a value that is answered. */
  rewrites: Rewrites | undefined
  mayAgree: boolean
  mayTakeBack: boolean
  csrf: string
  key: string
}

/** 'Restraint record signed within (Young offender institution): 72 hours' */
export const valueTitle = (row: Pick<WaitingRow, 'name' | 'establishmentType' | 'value'>): string => {
  const rule = ruleNamed(row.name)
  const where = row.establishmentType === '' ? '' : ` (${placeInWords(row.establishmentType)})`
  return `${rule?.label ?? row.name}${where}: ${valueInWords(rule, row.value)}`
}

/** One value that waits for the scrutineer, or waited. */
export function waitingPage(row: WaitingRow, { rewrites, ...around }: Around): RecordShowPage {
  const isOpen = row.answer === null
  return {
    heading: valueTitle(row),
    caption: 'A setting dated in the past',
    tags: [stateTag(row)],
    notices: isOpen
      ? ['It would alter what was signed or released. It has no effect unless the scrutineer agrees.']
      : [],
    actions:
      isOpen && around.mayAgree
        ? [{ text: 'Agree or refuse', href: `${paths.waitingSetting(row.id)}/answer` }]
        : [],
    forms: isOpen && around.mayTakeBack ? [takeBack(row, around)] : [],
    cards: [askedCard(row), ...(rewrites === undefined ? [] : [rewritesCard(rewrites)]), ...answerCard(row)],
    meta: [],
  }
}

const takeBack = ({ id }: WaitingRow, { csrf, key }: Pick<Around, 'csrf' | 'key'>): ActionForm => ({
  action: `${paths.waitingSetting(id)}/taking-back`,
  text: 'Take it back',
  hidden: [{ name: 'key', value: key }],
  csrf,
})

const stateTag = ({ answer }: WaitingRow) =>
  answer === null
    ? ({ text: 'Waiting for the scrutineer', colour: 'yellow' } as const)
    : ({ text: labelOf(waitingAnswers, answer), colour: answer === 'agreed' ? 'green' : 'grey' } as const)

const askedCard = (row: WaitingRow): RecordCard => ({
  title: 'The new value',
  rows: [
    { key: 'Setting', value: [valueTitle(row)] },
    { key: 'Applies from', value: [longDate(row.fromOn)] },
    { key: 'Reason', value: [row.reason] },
    { key: 'Set by', value: [row.who, instant(row.recordedAt)] },
  ],
})

const answerCard = ({ answer, answerReason, answerer, answeredAt }: WaitingRow): RecordCard[] =>
  answer === null || answeredAt === null
    ? []
    : [
        {
          title: 'The answer',
          rows: [
            { key: 'Answer', value: [labelOf(waitingAnswers, answer)] },
            ...(answerReason === null || answerReason === '' ? [] : [{ key: 'Why', value: [answerReason] }]),
            { key: 'By', value: [answerer, instant(answeredAt)] },
          ],
        },
      ]

interface Answering {
  rewrites: Rewrites | undefined
  fields: FieldView[]
  errors: ErrorLink[]
  csrf: string
  key: string
}

/** Where the scrutineer agrees or refuses, beside what would be rewritten. */
export const answerPage = (
  row: WaitingRow,
  { rewrites, fields, errors, csrf, key }: Answering,
): RecordFormPage => ({
  heading: 'Agree or refuse',
  caption: valueTitle(row),
  intro: [
    'What was signed stays as it was signed. If you agree, lists, months and every review that is built from then on use this value from the day on which it starts to apply.',
  ],
  errors,
  cards: [askedCard(row), ...(rewrites === undefined ? [] : [rewritesCard(rewrites)])],
  sections: [{ fields }],
  hidden: [
    { name: 'key', value: key },
    { name: 'seen', value: seenText(rewrites) },
  ],
  action: `${paths.waitingSetting(row.id)}/answer`,
  submit: 'Save the answer',
  cancel: { text: 'Back to this setting', href: paths.waitingSetting(row.id) },
  csrf,
})

/** After a value was stored as waiting. */
export const waitsPage = (row: WaitingRow, isVacant: boolean): RecordConfirmationPage => ({
  panel: { title: 'Waiting for the scrutineer', text: valueTitle(row) },
  next: [
    { text: 'It would alter what was signed or released, so it has no effect yet.' },
    {
      text: isVacant
        ? 'Nobody is appointed as scrutineer today: it waits until somebody is, and agrees.'
        : 'It is on the scrutineer’s home page with your reason, until the scrutineer agrees or refuses.',
    },
  ],
  links: [
    { text: 'See it', href: paths.waitingSetting(row.id) },
    { text: 'Back to Settings', href: paths.settings() },
  ],
})

/** On the page of settings: what waits, and what became of the others. */
export const waitingTables = (rows: readonly WaitingRow[]): TableView[] =>
  rows.length === 0
    ? []
    : [
        {
          caption: 'Values that needed the scrutineer',
          columns: [
            { text: 'Setting' },
            { text: 'From' },
            { text: 'Why' },
            { text: 'Set by' },
            { text: 'Status' },
          ],
          rows: rows.map((row) => ({
            cells: [
              { text: valueTitle(row), href: paths.waitingSetting(row.id) },
              { text: longDate(row.fromOn) },
              { text: row.reason },
              { text: row.who },
              { text: '', tag: stateTag(row) },
            ],
          })),
        },
      ]
