import { choice } from '../../../fields/choice.ts'
import { form } from '../../../fields/form.ts'
import { reasonText } from '../../../fields/reason.ts'
import type { Vocabulary } from '../../../fields/vocabulary.ts'

const reason = (question: string, missing: string) =>
  reasonText({
    question,
    hint: 'Everybody who can read the figure can read this.',
    missing,
    max: 1000,
    rows: 3,
  })

/** Why a figure no longer counts, or counts again. */
export const withdrawalForm = form({
  reason: reason('Why should this figure not count?', 'Say why this figure should not count'),
})

export const puttingBackForm = form({
  reason: reason('Why does this figure count again?', 'Say why this figure counts again'),
})

/** Which figure this one is the same as. @param from the others that it may be, by id */
export const joiningForm = (from: Vocabulary) =>
  form({
    into: choice({
      question: 'Which figure is it the same as?',
      hint: 'The one that you choose goes on counting, as it is',
      from,
      missing: 'Choose the figure that it is the same as',
    }),
    reason: reason('How do you know that they are one?', 'Say how you know that they are one'),
  })

/** Why an import is undone. */
export const undoingForm = form({
  reason: reason('Why is this import undone?', 'Say why this import is undone'),
})
