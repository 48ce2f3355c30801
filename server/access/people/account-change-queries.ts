import type { Db } from '../../database/schema.ts'
import type { PersonDetails } from './form.ts'

/** An account before and after an act; before is undefined for one that was added. */
export interface AccountChange {
  before: PersonDetails | undefined
  after: PersonDetails
}

/** What these events of the history made of accounts, by the number of the event. */
export async function accountChanges(db: Db, seqs: readonly number[]): Promise<Map<number, AccountChange>> {
  if (seqs.length === 0) return new Map()
  const rows = await db
    .selectFrom('recordVersion as is')
    .leftJoin('recordVersion as was', (join) =>
      join
        .onRef('was.subject', '=', 'is.subject')
        .onRef('was.subjectId', '=', 'is.subjectId')
        .on((eb) => eb('was.version', '=', eb('is.version', '-', 1))),
    )
    .select(['is.seq', 'is.content as after', 'was.content as before'])
    .where('is.subject', '=', 'person')
    .where('is.seq', 'in', seqs)
    .execute()
  return new Map(
    rows.map(({ seq, before, after }) => [
      seq,
      { before: before === null ? undefined : accountIn(before), after: accountIn(after) },
    ]),
  )
}

/** An account as a version holds it, which leaves out what is null. */
function accountIn(content: string): PersonDetails {
  const { name, role, ...rest } = JSON.parse(content) as Partial<PersonDetails> &
    Pick<PersonDetails, 'name' | 'role'>
  return {
    name,
    role,
    establishmentId: rest.establishmentId ?? null,
    organisation: rest.organisation ?? null,
    appointedAs: rest.appointedAs ?? null,
    appointedFrom: rest.appointedFrom ?? null,
    appointedTo: rest.appointedTo ?? null,
  }
}
