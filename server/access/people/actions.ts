import type { Role } from '../vocabulary.ts'
import { hashPassword } from '../passwords.ts'
import type { Db } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { record } from '../../history/record.ts'
import type { Organisation } from '../../qa-meetings/vocabulary.ts'
import { Refusal } from '../../refusal.ts'

export interface NewPerson {
  name: string
  email: string
  role: Role
  /** Heads of safeguarding belong to one; nobody else has any. */
  establishmentId: string | null
  organisation: Organisation | null
  password: string
}

/**
 * Adds an account.
 * @throws Refusal when the address is in use, or the role and the establishment do not fit
 */
export async function addPerson(db: Db, act: Act, { password, ...person }: NewPerson): Promise<string> {
  if ((person.role === 'head') !== (person.establishmentId !== null)) {
    throw new Refusal('A head of safeguarding needs an establishment, and nobody else has one.')
  }
  const passwordHash = await hashPassword(password)
  return write(db, act, async (tx) => {
    const id = act.newId()
    const email = person.email.toLowerCase()
    const taken = await tx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
    if (taken !== undefined) throw new Refusal('There is an account with this e-mail address already.')
    await tx
      .insertInto('person')
      .values({ id, ...person, email, passwordHash, createdAt: act.at, disabledAt: null, version: 1 })
      .execute()
    await record(tx, act, {
      act: 'account added',
      subject: 'person',
      subjectId: id,
      details: { role: person.role },
    })
    return id
  })
}

/**
 * Disables an account; its sessions end with the next request.
 * @throws Refusal when there is none with this address
 */
export function disablePerson(db: Db, act: Act, email: string): Promise<void> {
  return write(db, act, async (tx) => {
    const person = await tx
      .selectFrom('person')
      .select('id')
      .where('email', '=', email.toLowerCase())
      .where('disabledAt', 'is', null)
      .executeTakeFirst()
    if (person === undefined) throw new Refusal('There is no working account with this e-mail address.')
    await tx.updateTable('person').set({ disabledAt: act.at }).where('id', '=', person.id).execute()
    await tx.deleteFrom('session').where('personId', '=', person.id).execute()
    await record(tx, act, { act: 'account disabled', subject: 'person', subjectId: person.id })
  })
}
