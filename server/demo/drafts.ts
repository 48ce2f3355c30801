import type { Person } from '../access/person.ts'
import { contactKind } from '../contacts/kind.ts'
import type { Db } from '../database/schema.ts'
import type { Typed } from '../fields/field.ts'
import { typeForm, formOf } from '../fields/form.ts'
import { meetingKind } from '../qa-meetings/kind.ts'
import { beginDraft } from '../records/actions.ts'
import type { RecordKind } from '../records/kind.ts'
import { at, type Happening } from './world.ts'

/** Begun and not submitted, so that a home page shows what that looks like. */
export const draftHappenings = (): Happening[] => [
  {
    at: at('2019-12-04', '17:30'),
    who: 'scrutineer',
    do: async ({ db }, act, person) => {
      const typed = await typedSoFar(db, contactKind, person, {
        kind: 'contact',
        contactedOn: '2019-12-04',
        withRole: 'lado',
      })
      return beginDraft(db, act, { ...begun, kind: contactKind.name, page: 'contact' }, typed)
    },
  },
  {
    at: at('2019-12-05', '09:50'),
    who: 'businessManager',
    do: async ({ db }, act, person) => {
      const typed = await typedSoFar(db, meetingKind, person, {
        year: '2019',
        quarter: 'Q1',
        metOn: '2019-07-16',
        chair: 'Head of the safeguarding partnership',
        daysUsed: '0.25',
      })
      return beginDraft(db, act, { ...begun, kind: meetingKind.name, page: 'meeting' }, typed)
    },
  },
]

/** A new record’s draft, of which its first page was sent. */
const begun = { subjectId: null, baseVersion: null }

async function typedSoFar<Values extends object>(
  db: Db,
  kind: RecordKind<Values>,
  person: Person,
  answers: Partial<Values>,
): Promise<Typed> {
  const { form } = await kind.formFor({ db, person, today: '2019-12-05' })
  const names = Object.keys(answers) as (keyof Values & string)[]
  return typeForm(formOf(form, names), answers)
}
