import { fewCodes } from '../factors/vocabulary.ts'
import type { ErrorLink, FieldView } from '../../records/page-types.ts'
import type { Way } from './form.ts'

export interface SecondStepPage {
  heading: string
  intro: string[]
  errors: ErrorLink[]
  action: string
  way: Way
  submit: string
  fields: FieldView[]
  /** What the browser is asked for a passkey, as JSON; the script of this page reads it. */
  passkey?: { options: string; act: 'create' | 'get' }
  others: { text: string; href: string }[]
  csrf: string
}

export interface SecondStepViews {
  'access/second-step': SecondStepPage
}

export const otherWays: Record<Way, string> = {
  passkey: 'Use your passkey',
  app: 'Use your authenticator app',
  sheet: 'Use your printed code sheet',
  recovery: 'Use a recovery code',
  password: 'Use your password',
}

/** What is not right, the same for a wrong code, a used one and one that came too late. */
export const refusals: Record<Way, string> = {
  passkey: 'Your passkey did not answer. Try again, or use another way',
  app: 'This code is not right, or was used already. Wait for the next one and enter it',
  sheet: 'This code is not right. Check its number on your sheet and enter it again',
  recovery: 'This recovery code is not right, or was used already. Check it and try again',
  password: 'This is not your password. Check it and try again',
}

export const fewLeft = (left: number): string[] =>
  left > fewCodes
    ? []
    : [`${left} codes are left on this sheet. Print a new one after you sign in, under “Second step”.`]
