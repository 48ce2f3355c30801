import { choice } from '../../fields/choice.ts'
import { form } from '../../fields/form.ts'
import type { Vocabulary } from '../../fields/vocabulary.ts'

/** Who confirms, beside the business manager, that the person is who they say and lost what they held. */
export const replacementForm = (officers: Vocabulary) =>
  form({
    officer: choice({
      question: 'Who is the second officer with you?',
      hint: 'Both of you are with the person, face to face. The second officer confirms on their own home page',
      from: officers,
      missing: 'Choose the second officer',
      asSelect: true,
    }),
  })
