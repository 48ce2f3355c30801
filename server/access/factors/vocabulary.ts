import type { ValueOf } from '../../fields/vocabulary.ts'

/** What a person can hold as a second step. Recovery codes come with an app, for the day its phone is gone. */
export const factorKinds = [
  { value: 'passkey', label: 'Passkey' },
  { value: 'app', label: 'Authenticator app' },
  { value: 'sheet', label: 'Printed code sheet' },
  { value: 'recovery', label: 'Recovery codes' },
] as const
export type FactorKind = ValueOf<typeof factorKinds>

/** Codes on a sheet, and the number left at which a person is told to print the next one. */
export const sheetCodes = 40
export const fewCodes = 8

export const recoveryCodes = 8
