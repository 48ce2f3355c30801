import { form } from '../../fields/form.ts'
import { reasonText } from '../../fields/reason.ts'

const reason = (question: string, missing: string) =>
  form({
    reason: reasonText({
      question,
      hint: 'Names of people do not belong here.',
      missing,
      max: 1000,
      rows: 3,
    }),
  })

/** What is asked of whoever says that the two are two. */
export const apartForm = reason(
  'Why are they two children?',
  'Say how you know that they are two children, such as “two entries in our key”',
)

/** What is asked of whoever says that the two are one. */
export const joinForm = reason(
  'Why are they one child?',
  'Say how you know that they are one child, such as “one entry in our key”',
)
