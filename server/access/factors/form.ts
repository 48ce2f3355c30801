import { form } from '../../fields/form.ts'
import { text } from '../../fields/text.ts'

const name = (hint: string) =>
  text({
    question: 'What do you call it?',
    hint,
    missing: 'Give it a name that you will know it by',
    max: 100,
    autocomplete: 'off',
  })

export const appForm = form({
  code: text({
    question: 'Code that the app shows now',
    hint: 'Six figures',
    missing: 'Enter the code that the app shows',
    max: 20,
    autocomplete: 'one-time-code',
    width: 'govuk-input--width-10',
  }),
  name: name('For example, “Work phone”'),
})

export const passkeyForm = form({ name: name('For example, “Office computer” or “Blue key”') })
