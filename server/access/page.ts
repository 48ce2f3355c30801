import type { TextPage } from '../records/page-types.ts'

/** The same words whether there is such an account or not (SECURITY AUN-08). */
export const tooManyPage: TextPage = {
  heading: 'Too many tries',
  sections: [
    {
      paragraphs: [
        'The wrong password was given too often in the last five minutes. This protects every account from guessing.',
        'Wait five minutes, then try again. If you do not know your password, ask the partnership’s business manager.',
      ],
    },
  ],
}
