import { date } from '../../fields/date.ts'
import { form } from '../../fields/form.ts'
import { wholeNumber } from '../../fields/number.ts'
import { recordForm, type RecordForm, type ValuesOf } from '../../fields/sections.ts'
import { text } from '../../fields/text.ts'
import { sampleRules } from './rules.ts'
import { sampledSections, type Sampled, type SampleFacts } from './sections.ts'
import { mostDrawn } from './vocabulary.ts'

export const sampledRecordForm = (facts: SampleFacts): RecordForm<Sampled> =>
  recordForm(sampledSections(facts), sampleRules(facts))

/** What is asked before a sample is drawn. */
export const drawForm = form(
  {
    fromOn: date({
      question: 'From which day on?',
      label: 'First day',
      hint: 'Incidents that happened on this day or later',
      missing: 'Enter the first day to draw from',
    }),
    toOn: date({
      question: 'To which day?',
      label: 'Last day',
      missing: 'Enter the last day to draw from',
    }),
    asked: wholeNumber({
      question: 'How many incidents?',
      hint: 'All of them, where there are no more than that',
      missing: 'Enter how many incidents to draw',
      min: 1,
      max: mostDrawn,
    }),
  },
  [
    {
      needs: ['fromOn', 'toOn'],
      at: 'toOn-day',
      broken: ({ fromOn, toOn }) => toOn < fromOn,
      message: 'The last day cannot be before the first',
    },
  ],
)

export type DrawAsked = ValuesOf<typeof drawForm>

/** Which incident the establishment entered after it was found missing. */
export const linkForm = form({
  incidentNumber: text({
    question: 'Which incident did the establishment enter?',
    label: 'Incident',
    hint: 'Its reference or our number, such as UOF/18/0042 or CKI-2018-0042',
    missing: 'Enter the reference or the number of the incident',
    max: 40,
    width: 'govuk-input--width-10',
  }),
})
