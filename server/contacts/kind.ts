import { days, instant } from '../../reports/wording.ts'
import { establishmentChoices } from '../establishments/queries.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { NotFound } from '../http/errors.ts'
import type { RecordKind } from '../records/kind.ts'
import { contactTitle, insertContact, replaceContact } from './actions.ts'
import { contactRecordForm, type Contact } from './form.ts'
import { contactContent, findContactHead } from './queries.ts'

export const contactKind: RecordKind<Contact> = {
  name: 'contact',
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
  find: async (db, viewer, id, today) => {
    const head = await findContactHead(db, viewer, id)
    const content = head === undefined ? undefined : await contactContent(db, id)
    if (head === undefined || content === undefined)
      throw new NotFound('no such contact, or another person’s')
    const houses = await establishmentChoices(db, viewer, today)
    return {
      id,
      version: head.version,
      establishmentId: head.establishmentId,
      title: contactTitle(head.kind, head.contactedOn),
      ...(head.establishmentId === null ? {} : { caption: labelOf(houses, head.establishmentId) }),
      tags: [],
      notices: [],
      meta: [
        { key: 'Recorded', value: instant(head.recordedAt) },
        { key: 'Version', value: String(head.version) },
      ],
      content,
    }
  },
  contentOf: contactContent,
  insert: insertContact,
  replace: replaceContact,
}
