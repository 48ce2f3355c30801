import { form, type Form } from '../../fields/form.ts'
import { password } from '../../fields/text.ts'
import type { Role } from '../vocabulary.ts'
import { isGuessable } from './guessable.ts'

export interface PasswordChange {
  old: string
  new: string
}

/** SECURITY AUN-02: longer for those who see or decide most. */
const shortestPassword = (role: Role): number =>
  role === 'scrutineer' || role === 'business-manager' ? 15 : 12

/** `ownWords`: the person's name and address and the establishments' names, which nobody may build a password on. */
export const passwordForm = (role: Role, ownWords: readonly string[]): Form<PasswordChange> => {
  const shortest = shortestPassword(role)
  return form<PasswordChange>(
    {
      old: password({
        question: 'Your password now',
        missing: 'Enter your password as it is now',
        autocomplete: 'current-password',
      }),
      new: password({
        question: 'Your new password',
        hint: `${shortest} characters or more, of any kind. Four words that have nothing to do with each other are easy to remember`,
        missing: 'Enter a new password',
        autocomplete: 'new-password',
      }),
    },
    [
      {
        needs: ['new'],
        at: 'new',
        broken: (typed) => Array.from(typed.new).length < shortest,
        message: `Use ${shortest} characters or more for your new password`,
      },
      {
        needs: ['old', 'new'],
        at: 'new',
        broken: (typed) => typed.new === typed.old,
        message: 'Choose a password that is not the one you have now',
      },
      {
        needs: ['new'],
        at: 'new',
        broken: (typed) => Array.from(typed.new).length >= shortest && isGuessable(typed.new, ownWords),
        message:
          'Choose a password that is not built on words that people would guess, such as names of places or of this service',
      },
    ],
  )
}
