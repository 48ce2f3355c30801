import { everyKind } from './kinds.ts'

const button = 'a button and nothing else'

/** Why nobody types into them. */
export const wordless: Record<string, string> = {
  '/incidents/:id/open-questions': 'choices only',
  '/qa-meetings/:id/actions': 'choices only',
  '/csp-reports': 'no form: what browsers send is in reports.test.ts',
  '/sign-in/demonstration': button,
  '/sign-out': button,
  '/second-factors/sheet': button,
  '/second-factors/recovery-codes': button,
  '/second-factors/:id/removal': button,
  '/sessions/ending': button,
  '/sessions/ending-others': button,
  '/people/:id/replacement': 'a choice of officers',
  '/replacements/:id/confirmation': button,
  '/replacements/:id/refusal': button,
  '/people/:id/disabling': button,
  '/people/:id/enabling': button,
  '/people/:id/reset': button,
  '/people/:id/ending-sessions': button,
  '/people/ending-sessions': button,
  '/disposal/legal-hold/asked': button,
  '/disposal/legal-hold/refused': button,
  '/disposal/legal-hold/confirmed': button,
  '/disposal/legal-hold/restored': button,
  '/legal-hold/objection': button,
  '/disposal/:kind/:id/asked': button,
  '/disposal/:kind/:id/refused': button,
  '/disposal/:kind/:id/confirmed': button,
  '/masked-names/:id/confirmed': button,
  '/masked-names/:id/refused': button,
  '/published-figures/import': 'a file: elsewhere.test.ts sends it',
  '/published-figures/import/:draft': button,
  '/handover/drafts/:draft/taking-over': button,
  '/incidents/changes/read': button,
  '/other-changes/read': button,
  '/settings/waiting/:id/taking-back': button,
  '/reviews': 'a choice of years',
  // Of a review that is signed, or released: test/reviews/hostile.test.ts types into them.
  '/reviews/:year/sending-back': 'a reason, asked only of a signed review',
  '/reviews/:year/corrected-version': 'a reason, asked only of a released review',
  '/reviews/:year/public-texts': 'a choice of answers',
  '/reviews/:year/public-numbers': 'a choice of decisions',
  '/reviews/:year/signature': button,
  '/reviews/:year/release': button,
  '/reviews/:year/acknowledgement': button,
  ...Object.fromEntries(
    everyKind.flatMap(({ base }) =>
      [':id/correction', 'drafts/:draft/discarding', 'drafts/:draft/rebasing'].map((act) => [
        `${base}/${act}`,
        button,
      ]),
    ),
  ),
}
