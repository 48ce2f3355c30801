import { form, type Form, type Rule } from '../../fields/form.ts'
import { password } from '../../fields/text.ts'
import type { Role } from '../vocabulary.ts'
import { isGuessable } from './guessable.ts'
import { shortestPassword } from '../vocabulary.ts'

export interface PasswordChange {
  old: string
  new: string
}

/** `ownWords`: the person's name and address and the establishments' names, which nobody may build a password on. */
export const newPasswordForm = (role: Role, ownWords: readonly string[]): Form<{ new: string }> =>
  form<{ new: string }>({ new: newField(role) }, newRules(role, ownWords))

/** As `newPasswordForm`, for somebody who knows the one that stands. */
export const passwordForm = (role: Role, ownWords: readonly string[]): Form<PasswordChange> =>
  form<PasswordChange>(
    {
      old: password({
        question: 'Your current password',
        missing: 'Enter your password as it is now',
        autocomplete: 'current-password',
      }),
      new: newField(role),
    },
    [
      ...newRules(role, ownWords),
      {
        needs: ['old', 'new'],
        at: 'new',
        broken: (typed) => typed.new === typed.old,
        message: 'Choose a password that is not the one you have now',
      },
    ],
  )

const newField = (role: Role) =>
  password({
    question: 'Your new password',
    hint: `${shortestPassword(role)} characters or more, of any kind. Four words that have nothing to do with each other are easy to remember`,
    missing: 'Enter a new password',
    autocomplete: 'new-password',
  })

function newRules(role: Role, ownWords: readonly string[]): Rule<{ new: string }>[] {
  const shortest = shortestPassword(role)
  const isLongEnough = (typed: { new: string }) => Array.from(typed.new).length >= shortest
  return [
    {
      needs: ['new'],
      at: 'new',
      broken: (typed) => !isLongEnough(typed),
      message: `Use ${shortest} characters or more for your new password`,
    },
    {
      needs: ['new'],
      at: 'new',
      broken: (typed) => isLongEnough(typed) && isGuessable(typed.new, ownWords),
      message:
        'Choose a password that is not built on words that people would guess, such as names of places or of this service',
    },
  ]
}
