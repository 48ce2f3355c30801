import { form, type Form } from '../../fields/form.ts'
import { password, text } from '../../fields/text.ts'
import type { Field } from '../../fields/field.ts'
import type { FactorKind } from '../factors/vocabulary.ts'

/** How somebody proves that it is them; a demonstration's accounts have nothing but their password. */
export type Way = FactorKind | 'password'

const codeField = (question: string, hint: string): Field<string> =>
  text({
    question,
    hint,
    missing: 'Enter the code',
    max: 60,
    autocomplete: 'one-time-code',
    width: 'govuk-input--width-20',
  })

/** The one question of a way. `number`: of the code on the sheet that is next. */
export function codeForm(way: Exclude<Way, 'passkey'>, number: number): Form<{ code: string }> {
  switch (way) {
    case 'app':
      return form({
        code: codeField('Code from your authenticator app', 'Six figures. Each code works once'),
      })
    case 'sheet':
      return form({
        code: codeField(
          `Code number ${number} on your printed sheet`,
          'Eight letters and figures. Capitals and dashes do not matter. Cross it out once it is used',
        ),
      })
    case 'recovery':
      return form({
        code: codeField('One of your recovery codes', 'Twenty-four letters and figures. Each works once'),
      })
    case 'password':
      return form({
        code: password({
          question: 'Your password',
          missing: 'Enter your password',
          autocomplete: 'current-password',
        }),
      })
  }
}
