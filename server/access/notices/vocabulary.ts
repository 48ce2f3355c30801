import type { ValueOf } from '../../fields/vocabulary.ts'

/** What a person is told of the own account (SECURITY AUN-10). */
export const noticeKinds = [
  { value: 'signed-in', label: 'Signed in' },
  { value: 'sign-in-failed', label: 'Somebody tried to sign in as you and failed' },
  { value: 'new-browser', label: 'Signed in somewhere new' },
  {
    value: 'session-ended',
    label: 'You were signed in three times already, so the oldest sign-in was ended',
  },
  { value: 'factor-added', label: 'A second step was added' },
  { value: 'factor-removed', label: 'A second step was removed' },
  { value: 'recovery-used', label: 'A recovery code was used' },
  { value: 'password-changed', label: 'The password was changed' },
  { value: 'link-made', label: 'The business manager made a one-time link for a new password' },
  { value: 'replacement-asked', label: 'The business manager asked to replace a lost second step' },
  {
    value: 'replacement-confirmed',
    label: 'A lost second step was taken away, confirmed by a second officer',
  },
  { value: 'replacement-refused', label: 'A second officer refused to replace a lost second step' },
] as const
export type NoticeKind = ValueOf<typeof noticeKinds>
