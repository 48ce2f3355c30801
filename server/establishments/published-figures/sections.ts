import { choice, choiceOrNone } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { decimalNumber } from '../../fields/number.ts'
import { section, type ValuesOf } from '../../fields/sections.ts'
import { text } from '../../fields/text.ts'
import type { Vocabulary } from '../../fields/vocabulary.ts'
import { confidences } from './vocabulary.ts'

/** What is asked about a published figure: unit, period and source always. */
export const figureSections = (ours: Vocabulary) => [
  section('figure', 'The figure', {
    /** In the source’s own words. */
    establishment: text({
      question: 'Which establishment is it about, as the source names it?',
      label: 'Establishment',
      hint: 'For example, “Medway STC” or “All STCs”',
      missing: 'Enter the establishment, as the source names it',
    }),
    /** Our own establishment, where it is one. */
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
    ...period,
    value: figureValue,
  }),
  source,
]

/** A figure as somebody else published it. */
export type PublishedFigure = ValuesOf<typeof figureSections>

const period = {
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
}

const figureValue = decimalNumber({
  question: 'What is the figure?',
  label: 'Figure',
  hint: 'With a point before decimals, such as 1,578 or 27.5',
  missing: 'Enter the figure',
  wrong: 'Enter the figure in digits, such as 578 or 27.5',
})

const source = section('source', 'Its source', {
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
})
