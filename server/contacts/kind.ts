import { days, instant } from '../../reports/wording.ts'
import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import { establishmentChoices } from '../establishments/queries.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { NotFound } from '../http/errors.ts'
import { readBy, type RecordKind, type Shown } from '../records/kind.ts'
import { contactAbout } from './about.ts'
import { contactTitle, insertContact, replaceContact } from './actions.ts'
import { contactRecordForm, type Contact } from './form.ts'
import { contactContent, findContactHead } from './queries.ts'

export const contactKind: RecordKind<Contact> = {
  name: 'contact',
  about: contactAbout,
  one: 'contact',
  many: 'Contacts',
  base: '/contacts',
  allow: { read: 'read contacts', record: 'record contacts' },
  viewsAreEvents: false,
  newTitle: 'Log a contact or work on the review',
  draftNamedBy: { day: 'contactedOn' },
  statement:
    'Only you read this log. Its days count towards your year’s allowance, and the annual review counts the contacts by role, without your notes.',
  next: (_saved, contact) => [
    { text: `It uses ${days(Number(contact.daysUsed))} of the year’s allowance.` },
    { text: 'The annual review will count it, without your note.' },
  ],
  formFor: async ({ db, person, today }) => contactRecordForm(await establishmentChoices(db, person, today)),
  ...readBy(loadContact, showContact),
  contentOf: contactContent,
  insert: insertContact,
  replace: replaceContact,
}

async function loadContact(db: Db, viewer: Person, id: string) {
  const head = await findContactHead(db, viewer, id)
  const content = head === undefined ? undefined : await contactContent(db, id)
  if (head === undefined || content === undefined) throw new NotFound('no such contact, or another person’s')
  return {
    id,
    version: head.version,
    establishmentId: head.establishmentId,
    title: contactTitle(head.kind, head.contactedOn),
    content,
  }
}

async function showContact(
  db: Db,
  viewer: Person,
  { establishmentId, version, content }: Awaited<ReturnType<typeof loadContact>>,
  today: string,
): Promise<Shown> {
  const houses = await establishmentChoices(db, viewer, today)
  return {
    ...(establishmentId === null ? {} : { caption: labelOf(houses, establishmentId) }),
    tags: [],
    notices: [],
    meta: [
      { key: 'Recorded', value: instant(content.recordedAt) },
      { key: 'Version', value: String(version) },
    ],
  }
}
