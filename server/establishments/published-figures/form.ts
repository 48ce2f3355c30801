import { choice, choiceOrNone } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { form, type Form } from '../../fields/form.ts'
import { decimalNumber } from '../../fields/number.ts'
import { text } from '../../fields/text.ts'
import type { Vocabulary } from '../../fields/vocabulary.ts'
import type { RecordForm, Section } from '../../fields/sections.ts'
import { keyOf } from './keys.ts'
import { confidences, type Confidence } from './vocabulary.ts'

/** A figure as somebody else published it. */
export interface PublishedFigure {
  /** In the source’s own words. */
  establishment: string
  /** Our own establishment, where it is one. */
  establishmentId: string | null
  measure: string
  unitOfCount: string
  periodStart: string
  periodEnd: string
  value: number
  qualifier: string
  confidence: Confidence
  sourceTitle: string
  sourceUrl: string
}

/**
 * What is asked about a published figure: unit, period and source always.
 * @param others what is said of a figure that is there already, by its key
 */
export const publishedFigureForm = (
  ours: Vocabulary,
  others: ReadonlyMap<string, string> = new Map(),
): Form<PublishedFigure> =>
  form<PublishedFigure>({ ...figureFields(ours), ...sourceFields }, [
    {
      needs: ['establishment', 'measure', 'unitOfCount', 'periodStart', 'periodEnd', 'sourceTitle'],
      at: 'sourceTitle',
      broken: (figure) => others.has(keyOf(figure)),
      message: (figure) => others.get(keyOf(figure)) ?? '',
    },
    {
      needs: ['periodStart', 'periodEnd'],
      at: 'periodEnd-day',
      broken: ({ periodStart, periodEnd }) => periodEnd < periodStart,
      message: 'The period cannot end before it begins',
    },
  ])

const figureValue = decimalNumber({
  question: 'What is the figure?',
  label: 'Figure',
  hint: 'With a point before decimals, such as 1,578 or 27.5',
  missing: 'Enter the figure',
  wrong: 'Enter the figure in digits, such as 578 or 27.5',
})

const figureFields = (ours: Vocabulary) => ({
  establishment: text({
    question: 'Which establishment is it about, as the source names it?',
    label: 'Establishment',
    hint: 'For example, “Medway STC” or “All STCs”',
    missing: 'Enter the establishment, as the source names it',
  }),
  establishmentId: choiceOrNone({
    question: 'Is it one of the establishments kept here?',
    label: 'Kept here as',
    hint: 'Leave it open if it is another establishment or several together',
    from: ours,
  }),
  measure: text({
    question: 'What was counted?',
    label: 'Measure',
    hint: 'For example, “use of force”',
    missing: 'Enter what was counted',
  }),
  unitOfCount: text({
    question: 'In which unit?',
    label: 'Unit of count',
    hint: 'For example, incidents, injuries or children',
    missing: 'Enter the unit of count, such as incidents',
  }),
  periodStart: date({
    question: 'On which day does its period begin?',
    label: 'Period begins',
    missing: 'Enter the first day of the period',
  }),
  periodEnd: date({
    question: 'On which day does it end?',
    label: 'Period ends',
    hint: 'The same day for a count of one day',
    missing: 'Enter the last day of the period',
  }),
  value: figureValue,
})

const sourceFields = {
  qualifier: text({
    question: 'Does the source qualify it?',
    label: 'Qualifier',
    hint: 'For example, “about” or “days assumed”. Leave empty if it is exact',
    max: 500,
  }),
  confidence: choice({
    question: 'How reliable is the source?',
    from: confidences,
    missing: 'Say how reliable the source is',
  }),
  sourceTitle: text({
    question: 'Where was it published?',
    label: 'Source',
    hint: 'Title and date, so that somebody else can find it',
    missing: 'Enter where it was published',
    max: 500,
  }),
  sourceUrl: text({
    question: 'What is its web address?',
    label: 'Web address',
    hint: 'Leave empty if it has none',
    max: 1000,
    pattern: {
      regex: /^https?:\/\/\S+$/,
      message: 'Enter the whole web address, beginning with https://',
    },
  }),
}

const sections: Section<PublishedFigure>[] = [
  {
    slug: 'figure',
    title: 'The figure',
    names: [
      'establishment',
      'establishmentId',
      'measure',
      'unitOfCount',
      'periodStart',
      'periodEnd',
      'value',
    ],
  },
  {
    slug: 'source',
    title: 'Its source',
    names: ['qualifier', 'confidence', 'sourceTitle', 'sourceUrl'],
  },
]

export const publishedFigureRecordForm = (
  ours: Vocabulary,
  others: ReadonlyMap<string, string>,
): RecordForm<PublishedFigure> => ({
  form: publishedFigureForm(ours, others),
  sections,
})
