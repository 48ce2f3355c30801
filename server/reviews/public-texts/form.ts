import { choice } from '../../fields/choice.ts'
import { good, textOf, type Field } from '../../fields/field.ts'
import { form, type Form } from '../../fields/form.ts'
import type { Vocabulary, YesNo } from '../../fields/vocabulary.ts'
import type { NumberSentence } from '../../../reports/annual-review/public-numbers.ts'
import { listOf } from '../../../reports/wording.ts'
import { numberDecisions, type NumberDecision, type PublicPart } from '../vocabulary.ts'
import type { ToDecide } from './counted.ts'
import type { Named } from './named.ts'
import type { Decided, Reading } from './vocabulary.ts'

const recognisables = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes, or perhaps: the text must be written again' },
] as const satisfies Vocabulary<YesNo>

export const readingName = (part: PublicPart): string => `recognisable-${part}`

export const numberName = (place: number): string => `number-${place + 1}`

/** One of a list, or nothing chosen yet. */
function chosenLater(question: string, from: Vocabulary, hint?: string): Field<string> {
  const field = choice<string>({
    question,
    from,
    missing: 'Choose one of the list',
    ...(hint === undefined ? {} : { hint }),
  })
  return {
    ...field,
    read: (control, typed, context) =>
      textOf(typed, control) === '' ? good('') : field.read(control, typed, context),
  }
}

/** A question of each text that somebody else wrote; any may be left for later. */
export const readingForm = (parts: readonly PublicPart[]): Form<Record<string, string>> =>
  form(
    Object.fromEntries(
      parts.map((part) => [
        readingName(part),
        chosenLater(
          'Could a reader who knows one child recognise them?',
          recognisables,
          'Think of a parent, a friend, a neighbour or a reporter. A text can point to a child without a number or a name',
        ),
      ]),
    ),
  )

export const readingsIn = (parts: readonly PublicPart[], values: Record<string, string>): Reading[] =>
  parts.flatMap((part) => {
    const answer = recognisables.find(({ value }) => value === values[readingName(part)])
    return answer === undefined ? [] : [{ part, recognisable: answer.value }]
  })

export const nameName = ({ id }: Pick<Named, 'id'>): string => `name-${id}`

/** What the scrutineer may say of a find; a pseudonym can only be taken out. */
const nameAnswers = (what: Named['what']): Vocabulary => [
  ...(what === 'a pseudonym' ? [] : [{ value: 'no-name', label: `This is not ${what}` }]),
  { value: 'changed', label: 'Change it: the text must be written again' },
]

/**
 * A question of each sentence with a number that is in no public table, and of everything that names somebody or seems to;
 * any may be left for later.
 */
export const numbersForm = ({ sentences, named }: ToDecide): Form<Record<string, string>> =>
  form(
    Object.fromEntries([
      ...sentences.map(({ sentence, found }, place) => [
        numberName(place),
        chosenLater(`“${sentence}”`, numberDecisions, `In no public table: ${listOf(found.map(quoted))}`),
      ]),
      ...named.map(({ id, sentence, what, text }) => [
        nameName({ id }),
        chosenLater(
          `“${sentence}”`,
          nameAnswers(what),
          what === 'a pseudonym' ? `“${text}” is a pseudonym in the records` : `“${text}” looks like ${what}`,
        ),
      ]),
    ]) as Record<string, Field<string>>,
  )

/** What was said to be no name. */
export const noNamesIn = (named: readonly Named[], values: Record<string, string>) =>
  named.flatMap(({ id, key, what }) =>
    what !== 'a pseudonym' && values[nameName({ id })] === 'no-name' ? [{ key, what }] : [],
  )

const quoted = (found: string): string => `“${found}”`

export const decisionsIn = (
  sentences: readonly NumberSentence[],
  values: Record<string, string>,
): Decided[] =>
  sentences.flatMap(({ part, sentence }, place) => {
    const decision = values[numberName(place)]
    return isDecision(decision) ? [{ part, sentence, decision }] : []
  })

const isDecision = (value: string | undefined): value is NumberDecision =>
  numberDecisions.some((each) => each.value === value)
