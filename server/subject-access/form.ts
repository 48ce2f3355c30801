import { choice } from '../fields/choice.ts'
import { form } from '../fields/form.ts'
import { text } from '../fields/text.ts'
import type { Vocabulary } from '../fields/vocabulary.ts'
import type { ValuesOf } from '../fields/sections.ts'
import { formats, subjectKinds } from './vocabulary.ts'

/** Whose records are asked for: the establishment finds the pseudonym, which only it can. */
export const accessForm = (establishments: Vocabulary) =>
  form({
    establishmentId: choice({
      question: 'In which establishment?',
      from: establishments,
      missing: 'Choose the establishment',
      asSelect: true,
    }),
    kind: choice({
      question: 'Who asks?',
      from: subjectKinds,
      missing: 'Say whether a child or a member of staff asks',
    }),
    pseudonym: text({
      question: 'Which pseudonym has the establishment given them?',
      hint: 'For example, K-12. The establishment holds the key and has checked who asks',
      missing: 'Enter the pseudonym',
      max: 40,
    }),
    format: choice({
      question: 'In which form?',
      from: formats,
      missing: 'Choose the form',
    }),
  })

export type AccessRequest = ValuesOf<typeof accessForm>
