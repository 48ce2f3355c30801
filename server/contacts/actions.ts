import { longDate } from '../../reports/wording.ts'
import type { Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import type { Saved } from '../records/kind.ts'
import type { Contact } from './form.ts'
import type { ContactKind } from './vocabulary.ts'

/** Stores a new contact. */
export async function insertContact(tx: Tx, act: Act, contact: Contact): Promise<Saved> {
  const id = act.newId()
  await tx
    .insertInto('contact')
    .values({ id, ...rowOf(contact), version: 1, recordedAt: act.at, recordedBy: act.who.id })
    .execute()
  return saved(id, 1, contact)
}

/** Stores a correction over the version that stands. */
export async function replaceContact(
  tx: Tx,
  _act: Act,
  stands: { id: string; version: number },
  contact: Contact,
): Promise<Saved> {
  const version = stands.version + 1
  await tx
    .updateTable('contact')
    .set({ ...rowOf(contact), version })
    .where('id', '=', stands.id)
    .execute()
  return saved(stands.id, version, contact)
}

const rowOf = (contact: Contact) => ({ ...contact, daysUsed: Number(contact.daysUsed) })

const saved = (id: string, version: number, contact: Contact): Saved => ({
  id,
  version,
  establishmentId: contact.establishmentId,
  title: contactTitle(contact.kind, contact.contactedOn),
})

export const contactTitle = (kind: ContactKind, contactedOn: string) =>
  `${kind === 'review' ? 'Work on the annual review' : 'Contact'} on ${longDate(contactedOn)}`
