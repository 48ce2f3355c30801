import { instant, longDateTime } from '../../reports/wording.ts'
import type { Person } from '../access/person.ts'
import { couldSeeLadoContact } from '../access/scope.ts'
import type { Db } from '../database/schema.ts'
import { establishmentsOn } from '../establishments/queries.ts'
import { textOf } from '../fields/field.ts'
import { itemsIn } from '../fields/text-list.ts'
import { NotFound } from '../http/errors.ts'
import { paths } from '../paths.ts'
import type { Asking, Found, RecordKind } from '../records/kind.ts'
import type { RecordCard, TableView } from '../records/page-types.ts'
import { insertLadoContact, ladoContactTitle, replaceLadoContact } from './actions.ts'
import { incidentNumber, ladoContactForm, type LadoContact } from './form.ts'
import {
  allowedDays,
  everNamedStaff,
  findLadoContactHead,
  incidentsNumbered,
  ladoContactContent,
  linkedIncidents,
} from './queries.ts'
import { delayInWords, isStaffUnmoved, openInWords, tagsOf } from './timing.ts'

export const ladoContactKind: RecordKind<LadoContact> = {
  name: 'lado-contact',
  one: 'LADO contact',
  many: 'LADO contacts',
  base: '/lado-contacts',
  allow: { read: 'read LADO contacts', record: 'record LADO contacts' },
  viewsAreEvents: true,
  newTitle: 'Record a LADO contact',
  statement:
    'Once you submit, the contact gets its number, and the scrutineer and the LADO can read it. The head of safeguarding reads it only if the establishment made it or you share it, and never the account. Changes after that are corrections with a reason.',
  next: (_saved, contact) => [
    seenBy(contact),
    contact.outcome === 'open'
      ? 'It stays open until you correct it with an outcome and its date.'
      : 'It is closed.',
  ],
  formFor,
  find,
  couldSee: couldSeeLadoContact,
  reasonsHiddenFrom: ['head'],
  contentOf: ladoContactContent,
  insert: insertLadoContact,
  replace: replaceLadoContact,
}

const seenBy = ({ referrer, shared }: LadoContact) =>
  referrer === 'establishment' || shared === 'yes'
    ? 'The head of safeguarding of the establishment can now read it, without the account.'
    : 'It is not shared: the head of safeguarding of the establishment does not see it.'

/** More numbers than the form takes are not looked up. */
const lookedUp = 50

async function formFor({ db, person, today, typed = {}, correcting }: Asking) {
  const numbers = itemsIn(textOf(typed, 'incidentNumbers'), incidentNumber)
  const houses = await establishmentsOn(db, person, today)
  return ladoContactForm({
    establishments: houses.map(({ id, name }) => ({ value: id, label: name })),
    incidents: await incidentsNumbered(db, numbers.slice(0, lookedUp)),
    namesStaff: correcting !== undefined && (await everNamedStaff(db, correcting.id)),
  })
}

async function find(db: Db, viewer: Person, id: string, today: string): Promise<Found<LadoContact>> {
  const head = await findLadoContactHead(db, viewer, id)
  const content = head === undefined ? undefined : await ladoContactContent(db, id)
  if (head === undefined || content === undefined) throw new NotFound()
  const houses = await establishmentsOn(db, viewer, today)
  const house = houses.find((each) => each.id === content.establishmentId)
  const allowed = await allowedDays(db)
  return {
    id,
    version: head.version,
    establishmentId: content.establishmentId,
    title: ladoContactTitle(head.number),
    caption: house?.name ?? '',
    tags: tagsOf(content, allowed(content)),
    notices: noticesOf(content),
    cards: [timeCard(content, today)],
    tables: incidentTables(await linkedIncidents(db, id)),
    meta: [
      { key: 'Recorded', value: instant(head.recordedAt) },
      { key: 'Version', value: String(head.version) },
    ],
    content,
  }
}

const noticesOf = (contact: LadoContact): string[] =>
  isStaffUnmoved(contact)
    ? [
        'Nothing has changed for the member of staff while this allegation is open. Ask the establishment today how children are kept safe from contact, and correct the staff position here.',
      ]
    : []

const timeCard = (contact: LadoContact, today: string): RecordCard => ({
  title: 'Time taken',
  rows: [
    { key: 'From event to referral', value: [delayInWords(contact, today)] },
    {
      key: contact.outcome === 'open' ? 'Open so far' : 'Received to outcome',
      value: [openInWords(contact, today)],
    },
  ],
})

const incidentTables = (
  incidents: readonly { id: string; number: string; happenedAt: string }[],
): TableView[] =>
  incidents.length === 0
    ? []
    : [
        {
          caption: 'Linked incidents',
          columns: [{ text: 'Number' }, { text: 'Happened' }],
          rows: incidents.map(({ id, number, happenedAt }) => ({
            cells: [{ text: number, href: paths.incident(id) }, { text: longDateTime(happenedAt) }],
          })),
        },
      ]
