import { choice } from '../fields/choice.ts'
import { dateTimeOrNone } from '../fields/date-time.ts'
import type { Field } from '../fields/field.ts'
import { section } from '../fields/sections.ts'
import { longText, text } from '../fields/text.ts'
import { bodyCamera, cctv, safeguardingDecisions } from './vocabulary.ts'

/** An answer left empty, said in words: nought, unknown and none are three things. */
const orElse = <Value>(field: Field<Value>, word: string): Field<Value> => ({
  ...field,
  words: (value) => {
    const words = field.words(value)
    return words.length === 0 ? [word] : words
  },
  leftOut: [word],
})

export const treatment = section('injuries-and-signs', 'Treatment', {
  treatment: longText({
    question: 'What treatment was given, and to whom?',
    label: 'Treatment',
    hint: 'Children and staff, by pseudonym. First aid by staff is treatment. Leave empty if nobody needed any',
    rows: 3,
  }),
})

export const evidence = section('evidence', 'Evidence', {
  bodyCamera: choice({
    question: 'Did a body-worn camera record it?',
    label: 'Body-worn camera',
    from: bodyCamera,
    missing: 'Say whether a body-worn camera recorded it',
  }),
  bodyCameraReason: text({
    question: 'Why was it not fully recorded?',
    label: 'Why not fully recorded',
    hint: 'Leave empty if the camera recorded all of it',
    max: 1000,
  }),
  cctv: choice({
    question: 'Is there CCTV of it?',
    label: 'CCTV',
    from: cctv,
    missing: 'Say whether there is CCTV of it',
  }),
})

/** The establishment's own record, with its own times as it states them, and what was decided; null is not supplied, never late. */
export const recordAndDecision = section('record-and-decision', 'The record and the safeguarding decision', {
  writtenAt: orElse(
    dateTimeOrNone({
      question: 'When was your record of it written?',
      label: 'Record written at',
      hint: 'As the record states it. Leave empty if it does not say: not supplied is never counted as late',
    }),
    'Not supplied',
  ),
  signedAt: orElse(
    dateTimeOrNone({
      question: 'When was it signed as accurate?',
      label: 'Record signed at',
      hint: 'By the registered or authorised person. Leave empty if it is not signed yet',
    }),
    'Not supplied',
  ),
  safeguardingDecision: choice({
    question: 'What was decided about safeguarding?',
    label: 'Safeguarding decision',
    hint: 'After a serious injury, a warning sign or a child’s allegation it must be decided before you submit',
    from: safeguardingDecisions,
    missing: 'Say what was decided, or that it is not decided yet',
  }),
  decisionReason: longText({
    question: 'Why?',
    label: 'Reason for the decision',
    hint: 'Asked whichever way the decision went. Leave empty if it is not decided yet',
    rows: 3,
  }),
  decidedBy: text({
    question: 'Who decided?',
    label: 'Decided by',
    hint: 'A role, such as head of safeguarding',
  }),
})
