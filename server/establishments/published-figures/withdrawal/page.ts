import { reviewYear } from '../../../../reports/period.ts'
import { instant, listOf, number, plural } from '../../../../reports/wording.ts'
import type { FieldView } from '../../../fields/field-view.ts'
import { paths } from '../../../paths.ts'
import type { ErrorLink, RecordFormPage, RecordListPage } from '../../../records/page-types.ts'
import type { StoredFigure } from '../queries.ts'
import { figureTitle, periodInWords } from '../words.ts'
import type { DoneImport } from './queries.ts'

interface Around {
  fields: FieldView[]
  errors: ErrorLink[]
  csrf: string
  key: string
}

interface FigureAround extends Around {
  figure: StoredFigure
}

/** Reviews that were signed keep what they show. */
const signedStay =
  'Reviews that were signed already do not change. The figure, its history and your reason stay here.'

export const withdrawalPage = ({ figure, ...around }: FigureAround): RecordFormPage =>
  formPage(figure, around, {
    heading: 'Withdraw this figure',
    intro: [
      'A figure is withdrawn when it should never have counted here. A mistake in it is corrected instead; two that are one are joined.',
      `It is left out of every review that is built from then on. ${signedStay}`,
    ],
    submit: 'Withdraw the figure',
    place: 'withdrawal',
  })

export const puttingBackPage = ({ figure, ...around }: FigureAround): RecordFormPage =>
  formPage(figure, around, {
    heading: 'Put this figure back',
    intro: [`It counts in every review that is built from then on. ${signedStay}`],
    submit: 'Put the figure back',
    place: 'withdrawal',
  })

/** @param isAny whether there is a figure that it may be the same as */
export const joiningPage = ({
  figure,
  isAny,
  ...around
}: FigureAround & { isAny: boolean }): RecordFormPage =>
  formPage(figure, around, {
    heading: 'Join this figure with another',
    intro: isAny
      ? [
          'Two figures are joined when they are one that was written down twice, such as under two spellings. The other one goes on counting, as it is, and this one no longer.',
          signedStay,
        ]
      : [
          'No other figure that counts has the same period, so there is none that this one can be joined with. Correct the period first if it is wrong.',
        ],
    submit: 'Join them',
    place: 'joining',
  })

/** 'Ash House: use of force, 578 incidents (A newspaper)' */
export const inFew = ({ establishment, measure, value, unitOfCount, sourceTitle }: StoredFigure): string =>
  `${establishment}: ${measure}, ${number(value)} ${unitOfCount} (${sourceTitle})`

interface Words {
  heading: string
  intro: string[]
  submit: string
  place: string
}

const formPage = (
  figure: StoredFigure,
  { fields, errors, csrf, key }: Around,
  { heading, intro, submit, place }: Words,
): RecordFormPage => ({
  heading,
  caption: figureTitle(figure),
  intro,
  errors,
  sections: [{ fields }],
  hidden: [
    { name: 'key', value: key },
    { name: 'version', value: String(figure.version) },
  ],
  action: `${paths.publishedFigure(figure.id)}/${place}`,
  submit,
  cancel: { text: 'Back to this figure', href: paths.publishedFigure(figure.id) },
  csrf,
})

interface UndoAround extends Around {
  done: DoneImport
  asAdded: readonly StoredFigure[]
  since: readonly StoredFigure[]
  signed: readonly number[]
}

/** What undoing an import would withdraw, what it would leave, and what shows its figures already. */
export function undoingPage({ done, asAdded, since, signed, ...around }: UndoAround): RecordFormPage {
  const { fields, errors, csrf, key } = around
  return {
    heading: 'Undo this import',
    caption: `Published figures imported on ${instant(done.at)}`,
    intro: [
      asAdded.length === 0
        ? 'No figure of this import is still as it was added, so there is nothing to undo.'
        : `${plural(asAdded.length, 'figure')} ${asAdded.length === 1 ? 'is' : 'are'} withdrawn as one act, with your reason: left out of every review that is built from then on. The figures and their history stay, and uploading a file that holds them puts them back.`,
      ...(signed.length === 0
        ? []
        : [
            `Signed since this import, so that they go on showing its figures: ${listOf(signed.map((year) => reviewYear(year).words))}.`,
          ]),
    ],
    errors,
    cards: [
      ...(asAdded.length === 0 ? [] : [cardOf('Withdrawn by this', asAdded)]),
      ...(since.length === 0
        ? []
        : [cardOf('Changed since the import, so left as they are: each is decided on its own page', since)]),
    ],
    sections: [{ fields: asAdded.length === 0 ? [] : fields }],
    hidden: [
      { name: 'key', value: key },
      { name: 'version', value: String(asAdded.length) },
    ],
    action: `${paths.figureImport(done.id)}/undoing`,
    submit: `Withdraw ${plural(asAdded.length, 'figure')}`,
    cancel: { text: 'Back to the imports', href: paths.figureImports() },
    csrf,
  }
}

const cardOf = (title: string, figures: readonly StoredFigure[]) => ({
  title,
  rows: figures.map((figure) => ({
    key: periodInWords(figure),
    value: [inFew(figure)],
    href: paths.publishedFigure(figure.id),
  })),
})

/** Every import, with the place to undo it. */
export const importsPage = (imports: readonly DoneImport[]): RecordListPage => ({
  heading: 'Imports of published figures',
  intro: 'Each file that was uploaded. An import can be undone as one act, with a reason; its history stays.',
  actions: [{ text: 'Upload a file', href: paths.figureImport() }],
  count: plural(imports.length, 'import'),
  table: {
    caption: 'Imports, latest first',
    columns: [
      { text: 'Imported' },
      { text: 'By' },
      { text: 'Figures added', numeric: true },
      { text: 'There already', numeric: true },
      { text: 'Now' },
    ],
    rows: imports.map(({ id, at, who, outcome, undone }) => ({
      cells: [
        { text: instant(at), href: `${paths.figureImport(id)}/undoing` },
        { text: who },
        { text: number(outcome.added + (outcome.putBack ?? 0)), numeric: true },
        { text: number(outcome.existing), numeric: true },
        undone === undefined ? { text: 'Not undone' } : { text: undoneWords(undone), tag: undoneTag },
      ],
    })),
  },
  ...(imports.length > 0 ? {} : { empty: { text: 'No file of published figures was uploaded yet.' } }),
})

const undoneTag = { text: 'Undone', colour: 'grey' as const }

const undoneWords = ({ at, withdrawn, left }: NonNullable<DoneImport['undone']>): string =>
  `${instant(at)}: ${number(withdrawn)} withdrawn${left === 0 ? '' : `, ${number(left)} left as they were`}`
