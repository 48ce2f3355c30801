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
  /** How many incidents of the month, and corrections of one, are begun and not submitted. */
  openDrafts: number
}

/**
 * What is asked to sign a month: an explicit confirmation, a second one where something is begun and not submitted, and a
 * reason where it is signed again.
 */
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
    unfinished: unfinishedField(facts),
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

// Not drawn where nothing is open; what was ticked before the last draft was submitted is no unexpected field.
function unfinishedField({ openDrafts }: Pick<SignatureFacts, 'openDrafts'>): Field<'left-out'[]> {
  const drafts = plural(openDrafts, 'draft')
  const asked = {
    question: 'What about the drafts?',
    hint: 'They are listed above. Submitted later, what changes these figures shows as a change since signed',
    from: [{ value: 'left-out' as const, label: `I sign without the ${drafts} begun and not submitted` }],
  }
  return openDrafts === 0
    ? neverDrawn(choices(asked))
    : choices({ ...asked, missing: 'Finish the drafts first, or say that you sign without them' })
}

const neverDrawn = <Value>(field: Field<Value>): Field<Value> => ({ ...field, view: () => null })

/** 'No force was used on a child in June 2018', said of a month without any. */
function confirmationFor({ month, figures, openDrafts }: SignatureFacts): string {
  const { incidents, usesOfForce } = figures
  const butFor = openDrafts === 0 ? '' : ', but for what is begun and not submitted'
  if (usesOfForce > 0)
    return `This is every incident in which force was used on a child in ${monthName(month)}${butFor}`
  const nil = `No force was used on a child in ${monthName(month)}`
  return incidents === 0
    ? `${nil}${butFor}`
    : `${nil}, beyond the ${plural(incidents, 'incident')} with guiding holds or handcuffs alone${butFor}`
}
