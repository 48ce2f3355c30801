import type { Role } from '../access/vocabulary.ts'
import type { Db } from '../database/schema.ts'
import { referralForm } from '../incidents/referral/form.ts'
import { referralAnswerKind } from '../incidents/referral/kind.ts'
import { followUpForm } from '../incidents/urgent/form.ts'
import { followUpKind } from '../incidents/urgent/kind.ts'
import type { AnyForm } from '../fields/form.ts'
import { heldIn, type TextAnswer } from './held.ts'
import type { Texts } from './mask.ts'

/** Records that belong to another and have no page of their own: a name in them is asked for at the record they belong to. */
export interface MaskablePart {
  /** The subject in the history. */
  name: string
  table: string
  texts: Texts
  /** Named so that no answer of the record itself is called the same. */
  answers: readonly TextAnswer[]
  contentOf: (db: Db, id: string) => Promise<object | undefined>
  /** Those that belong to a record, the earliest first. */
  idsOf: (db: Db, id: string) => Promise<string[]>
}

/** What was said of an incident beside its record. */
export const incidentParts: readonly MaskablePart[] = [
  {
    ...partOf(referralAnswerKind, referralForm(), ['lado']),
    table: 'referral_answer',
    idsOf: async (db, id) =>
      idsIn(
        await db
          .selectFrom('referralAnswer')
          .select('id')
          .where('incidentId', '=', id)
          .orderBy('recordedAt')
          .orderBy('id')
          .execute(),
      ),
  },
  {
    ...partOf(followUpKind, followUpForm(), ['head', 'lado']),
    table: 'urgent_follow_up',
    idsOf: async (db, id) =>
      idsIn(
        await db
          .selectFrom('urgentFollowUp')
          .select('id')
          .where('incidentId', '=', id)
          .orderBy('recordedAt')
          .orderBy('id')
          .execute(),
      ),
  },
]

const idsIn = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

/** The name of an answer of a part, among those of the record. */
export function nameInPart(part: { name: string }, answer: string): string {
  return `${part.name}.${answer}`
}

function partOf(
  { name, contentOf }: Pick<MaskablePart, 'name' | 'contentOf'>,
  form: AnyForm,
  hiddenFrom: readonly Role[],
): Omit<MaskablePart, 'table' | 'idsOf'> {
  const { texts, answers } = heldIn(form)
  return {
    name,
    contentOf,
    texts,
    answers: answers.map((answer) => ({
      ...answer,
      name: nameInPart({ name }, answer.name),
      hiddenFrom: [...answer.hiddenFrom, ...hiddenFrom],
    })),
  }
}
