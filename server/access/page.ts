import { instant } from '../../reports/wording.ts'
import type { ActionForm, ErrorLink, FieldView, TextPage } from '../records/page-types.ts'
import { endsAt, type SessionState } from './sessions/state.ts'

export interface SignInPage {
  heading: string
  intro: string[]
  errors: ErrorLink[]
  fields: FieldView[]
  action: string
  /** One button a person; only in a demonstration. */
  demonstrators: ActionForm[]
  csrf: string
}

export interface SignInViews {
  'access/sign-in': SignInPage
}

/** The same words whether there is such an account or not (SECURITY AUN-08). */
export const tooManyPage: TextPage = {
  heading: 'Too many tries',
  sections: [
    {
      paragraphs: [
        'Too many wrong passwords, codes or links were entered in the last five minutes: for this account, or from this network address. This limit protects every account from guessing.',
        'It may not have been you. Tries by colleagues who share your network, and somebody else’s at your account, count too.',
        'Wait five minutes, then try again. If you do not know your password, ask the partnership’s business manager.',
      ],
    },
  ],
}

/** What opening this page did: the half hour begins again. */
export const signedInPage = (session: SessionState, now: string): TextPage => ({
  heading: 'You are signed in',
  sections: [
    {
      paragraphs: [
        `You stay signed in until ${instant(endsAt(session, now))}, and longer if you open another page before then.`,
        'You can close this page and go on where you were.',
      ],
    },
  ],
})
