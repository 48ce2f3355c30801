import { localDateOf } from '../../reports/clocks.ts'
import type { Person } from '../access/person.ts'
import { contactKind } from '../contacts/kind.ts'
import type { Act } from '../database/write.ts'
import { typeForm, formOf } from '../fields/form.ts'
import { meetingKind } from '../qa-meetings/kind.ts'
import { beginDraft } from '../records/actions.ts'
import type { RecordKind } from '../records/kind.ts'
import { at, type Happening, type World } from './world.ts'

/** Begun and not submitted, so that a home page shows what that looks like. */
export const draftHappenings = (): Happening[] => [
  {
    at: at('2019-11-26', '17:30'),
    who: 'scrutineer',
    do: (world, act, person) =>
      begun(world, act, person, {
        kind: contactKind,
        page: 'contact',
        answers: { kind: 'contact', contactedOn: '2019-11-26', withRole: 'lado' },
      }),
  },
  {
    at: at('2019-11-27', '09:50'),
    who: 'businessManager',
    do: (world, act, person) =>
      begun(world, act, person, {
        kind: meetingKind,
        page: 'meeting',
        answers: {
          year: '2019',
          quarter: 'Q3',
          metOn: '2019-12-17',
          chair: 'Head of the safeguarding partnership',
          daysUsed: '0.25',
        },
      }),
  },
]

interface Begun<Values extends object> {
  kind: RecordKind<Values>
  page: string
  answers: Partial<Values>
}

/** A new record’s draft, of which its first page was sent. */
async function begun<Values extends object>(
  { db }: World,
  act: Act,
  person: Person,
  { kind, page, answers }: Begun<Values>,
): Promise<void> {
  const today = localDateOf(act.at)
  const { form } = await kind.formFor({ db, person, today })
  const names = Object.keys(answers) as (keyof Values & string)[]
  const typed = typeForm(formOf(form, names), answers)
  await beginDraft(db, act, { subjectId: null, baseVersion: null, kind: kind.name, page }, typed)
}
