import { choice } from '../fields/choice.ts'
import { form } from '../fields/form.ts'
import { text } from '../fields/text.ts'
import type { Vocabulary } from '../fields/vocabulary.ts'
import { mostWords, whyNoName } from './only-names.ts'

/** What is asked of whoever saw a name in a record. */
export const maskForm = (questions: Vocabulary, today: string) =>
  form({
    text: text({
      question: 'What is the name, exactly as it is written there?',
      label: 'Name',
      hint: `A name, a date of birth or a prison number, ${mostWords} words at most. Only people who can read the record see what you type here`,
      missing: 'Enter the name as it is written in the record',
      refuse: (typed) => whyNoName(typed, today),
      pattern: { regex: /[\p{L}\p{N}].*[\p{L}\p{N}]/u, message: 'Enter at least two letters or figures' },
      holds: 'pseudonyms',
    }),
    where: choice({
      question: 'Where is it?',
      label: 'Where',
      hint: 'It is masked in every answer and in every version of this record, not only here',
      from: questions,
      missing: 'Choose the question whose answer contains it',
      asSelect: true,
    }),
  })
