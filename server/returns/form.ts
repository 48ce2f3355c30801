import { monthName, plural } from '../../reports/wording.ts'
import { choices } from '../fields/choice.ts'
import { known, textOf, type Field } from '../fields/field.ts'
import { form } from '../fields/form.ts'
import { reasonText } from '../fields/reason.ts'
import { text } from '../fields/text.ts'
import { figuresText, type Figures } from './vocabulary.ts'

interface SignatureFacts {
  month: string
  figures: Figures
  /** Whether the month was signed before. */
  isAgain: boolean
}

/** What is asked to sign a month: an explicit confirmation, and a reason where it is signed again. */
export const signatureForm = (facts: SignatureFacts) =>
  form({
    confirmed: choices({
      question: 'What do you confirm?',
      hint: 'You sign for the establishment. What is missing must be recorded before you sign',
      from: [{ value: 'confirmed', label: confirmationFor(facts) }],
      isOfThisPage: (typed) => textOf(typed, 'figures') === figuresText(facts.figures),
      missing:
        facts.figures.usesOfForce === 0
          ? 'Confirm that no force was used, or record what is missing before you sign'
          : 'Confirm that this is every incident in which force was used, or record what is missing before you sign',
    }),
    /** As they were shown, so that nobody signs others than they saw. */
    figures: neverDrawn(text({ question: 'The figures shown', missing: 'Reload the page', max: 100 })),
    reason: facts.isAgain
      ? reasonText({
          question: 'Why is it signed again?',
          hint: 'For example, “An incident of 12 June was recorded late”. No names of children or staff',
          missing: 'Say why it is signed again',
          max: 1000,
          rows: 3,
        })
      : known('Why it was signed again', '', ''),
  })

const neverDrawn = (field: Field<string>): Field<string> => ({ ...field, view: () => null })

/** 'No force was used on a child in June 2018', said of a month without any. */
function confirmationFor({ month, figures }: Pick<SignatureFacts, 'month' | 'figures'>): string {
  const { incidents, usesOfForce } = figures
  if (usesOfForce > 0)
    return `This is every incident in which force was used on a child in ${monthName(month)}`
  const nil = `No force was used on a child in ${monthName(month)}`
  return incidents === 0
    ? nil
    : `${nil}, beyond the ${plural(incidents, 'incident')} with guiding holds or handcuffs alone`
}
