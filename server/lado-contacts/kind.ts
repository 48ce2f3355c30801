import { localDateOf } from '../../reports/clocks.ts'
import { instant, longDate, longDateTime } from '../../reports/wording.ts'
import type { Person } from '../access/person.ts'
import { couldSeeLadoContact } from '../access/scope.ts'
import { knownPseudonyms } from '../children/queries.ts'
import type { Db } from '../database/schema.ts'
import { establishmentsOn } from '../establishments/queries.ts'
import { textOf } from '../fields/field.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { itemsIn } from '../fields/text-list.ts'
import { NotFound } from '../http/errors.ts'
import { changeCardsFor } from '../incidents/changes/cards.ts'
import { referenceWords } from '../incidents/naming.ts'
import { incidentsReferenced } from '../incidents/reference-queries.ts'
import { paths } from '../paths.ts'
import { versionsOf } from '../records/queries.ts'
import {
  readBy,
  standsIn,
  type Asking,
  type JustSaved,
  type RecordKind,
  type Shown,
} from '../records/kind.ts'
import type { LineView, RecordCard, TableView } from '../records/page-types.ts'
import { ladoContactAbout } from './about.ts'
import { answersOfIncident } from './begins-with.ts'
import { insertLadoContact, ladoContactTitle, replaceLadoContact } from './actions.ts'
import { ladoContactForm } from './form.ts'
import { ladoContactLater } from './later.ts'
import type { LadoContact } from './sections.ts'
import {
  allowedDays,
  contactsNamingStaff,
  everNamedStaff,
  findLadoContactHead,
  ladoContactContent,
  linkedIncidents,
} from './queries.ts'
import {
  noticesOf,
  openStaffWords,
  staffPositionSince,
  staffStateOf,
  type StaffState,
} from './staff-notices.ts'
import { delayInWords, openInWords, tagsOf } from './timing.ts'
import { ladoCategories, ladoContactTypes, ladoOutcomes } from './vocabulary.ts'
import { contactLines } from './worth-checking.ts'

export const ladoContactKind: RecordKind<LadoContact> = {
  name: 'lado-contact',
  about: ladoContactAbout,
  one: 'LADO contact',
  many: 'LADO contacts',
  base: '/lado-contacts',
  allow: { read: 'read LADO contacts', record: 'record LADO contacts' },
  viewsAreEvents: true,
  newTitle: 'Record a LADO contact',
  draftNamedBy: { day: 'receivedOn' },
  statement:
    'Once you submit, the contact gets its number, and the scrutineer and the LADO can read it. The head of safeguarding reads it only if the establishment made it or you share it, and never the account. Changes after that are corrections with a reason.',
  next: (found, { outcome }) =>
    outcome === 'open' ? [] : [{ text: found.open?.length === 0 ? 'It is closed.' : closedAtRisk }],
  after: openedIncidents,
  formFor,
  beginsWith: async (asking, act, query) =>
    answersOfIncident(asking, act, query['incident'], await formFor(asking)),
  ...readBy(loadContact, showContact),
  later: ladoContactLater,
  couldSee: couldSeeLadoContact,
  reasonsHiddenFrom: ['head'],
  worthChecking: contactLines,
  contentOf: ladoContactContent,
  insert: insertLadoContact,
  replace: replaceLadoContact,
}

const closedAtRisk =
  'It has an outcome, and stays among the contacts in which a child may not be safe until the staff position is answered again.'

/** What is to be answered about the member of staff, and the outcome until there is one. */
function openIn(id: string, contact: LadoContact, staff: StaffState): LineView[] {
  const href = paths.ladoContact(id)
  const interim = contact.staffPosition === 'not-recorded' ? `${href}/interim` : href
  return [
    ...(staff === undefined ? [] : [{ text: openStaffWords[staff], href: interim }]),
    ...(contact.outcome === 'open'
      ? [{ text: 'The outcome: record it with its date once it is decided', href: `${href}/outcome` }]
      : []),
  ]
}

/** The incidents that the LADO can read by this contact and could not before: no other contact names them. */
async function openedIncidents(
  db: Db,
  _viewer: Person,
  { found, before }: JustSaved<LadoContact>,
): Promise<LineView[]> {
  const known = new Set(before?.incidentNumbers)
  const opened = (await linkedIncidents(db, found.id)).filter(
    ({ number, contacts }) => contacts === 1 && !known.has(number),
  )
  return opened.map((incident) => ({
    text: `The LADO can read incident ${referenceWords(incident)} now, and could not before: this contact names it.`,
    href: paths.incident(incident.id),
  }))
}

/** More numbers than the form takes are not looked up. */
const lookedUp = 50

async function formFor(asking: Asking<LadoContact>) {
  const { db, person, today, typed = {}, correcting } = asking
  const numbers = itemsIn(textOf(typed, 'incidentNumbers'))
  const typedHouse = textOf(typed, 'establishmentId')
  const houses = await establishmentsOn(db, person, today)
  const stands = await standsIn(asking, ladoContactContent)
  return ladoContactForm({
    isConsultation: (textOf(typed, 'type') || stands?.type) === 'consultation',
    ...(stands === undefined ? {} : { stands }),
    establishments: houses.map(({ id, name }) => ({ value: id, label: name })),
    incidents: await incidentsReferenced(db, numbers.slice(0, lookedUp)),
    typedHouse,
    knownPseudonyms: await knownPseudonyms(db, typedHouse, [
      ...itemsIn(textOf(typed, 'children')),
      textOf(typed, 'staffPseudonym'),
    ]),
    namesStaff: correcting !== undefined && (await everNamedStaff(db, correcting.id)),
  })
}

async function loadContact(db: Db, viewer: Person, id: string) {
  const head = await findLadoContactHead(db, viewer, id)
  const content = head === undefined ? undefined : await ladoContactContent(db, id)
  if (head === undefined || content === undefined)
    throw new NotFound('no such LADO contact, or not this person’s')
  const { establishmentId } = content
  return { id, version: head.version, establishmentId, title: ladoContactTitle(head.number), content }
}

async function showContact(
  db: Db,
  viewer: Person,
  { id, version, content }: Awaited<ReturnType<typeof loadContact>>,
  today: string,
): Promise<Shown> {
  const houses = await establishmentsOn(db, viewer, today)
  const house = houses.find((each) => each.id === content.establishmentId)
  const allowed = await allowedDays(db)
  const incidents = await linkedIncidents(db, id)
  const changes = await changeCardsFor(db, viewer, { subject: 'lado-contact', id }, incidents)
  return {
    caption: house?.name ?? '',
    tags: tagsOf(content, allowed(content), today),
    notices: noticesOf(content, {
      role: viewer.role,
      today,
      recordedOn: staffPositionSince(await versionsOf(db, 'lado-contact', id)),
    }),
    cards: [timeCard(content, incidents, today), ...changes],
    tables: [...incidentTables(incidents), ...(await staffTables(db, viewer, { id, ...content }))],
    open: openIn(id, content, staffStateOf(content, today)),
    meta: [
      { key: 'Recorded', value: instant(content.recordedAt) },
      { key: 'Version', value: String(version) },
    ],
  }
}

const timeCard = (contact: LadoContact, incidents: LinkedIncidents, today: string): RecordCard => ({
  title: 'Time taken',
  rows: [
    {
      key: 'From event to referral',
      value: [delayInWords(contact, today), ...dayOfIncident(contact, incidents)],
    },
    {
      key: contact.outcome === 'open' ? 'Open so far' : 'Received to outcome',
      value: [openInWords(contact, today)],
    },
  ],
})

/** Of an event without a day, when the incident happened that the contact is about: its day may be another's. */
const dayOfIncident = ({ eventOn }: LadoContact, [incident, ...others]: LinkedIncidents): string[] =>
  eventOn !== null || incident === undefined || others.length > 0
    ? []
    : [`The linked incident happened on ${longDate(localDateOf(incident.happenedAt))}`]

/** Whether the member of staff came up before, or since: the contacts that the viewer may see. */
async function staffTables(
  db: Db,
  viewer: Person,
  {
    id,
    establishmentId,
    staffPseudonym,
  }: Pick<LadoContact, 'establishmentId' | 'staffPseudonym'> & { id: string },
): Promise<TableView[]> {
  if (staffPseudonym === '') return []
  const others = await contactsNamingStaff(db, viewer, { establishmentId, staffPseudonym, but: id })
  if (others.length === 0) return []
  return [
    {
      caption: `Other contacts that name ${staffPseudonym}`,
      columns: [
        { text: 'Contact' },
        { text: 'Received' },
        { text: 'Type' },
        { text: 'Category' },
        { text: 'Outcome' },
      ],
      rows: others.map((other) => ({
        cells: [
          { text: other.number, href: paths.ladoContact(other.id) },
          { text: longDate(other.receivedOn) },
          { text: labelOf(ladoContactTypes, other.type) },
          { text: labelOf(ladoCategories, other.category) },
          { text: labelOf(ladoOutcomes, other.outcome) },
        ],
      })),
    },
  ]
}

type LinkedIncidents = Awaited<ReturnType<typeof linkedIncidents>>

const incidentTables = (incidents: LinkedIncidents): TableView[] =>
  incidents.length === 0
    ? []
    : [
        {
          caption: 'Linked incidents',
          columns: [{ text: 'Incident' }, { text: 'Happened' }],
          rows: incidents.map(({ id, happenedAt, ...named }) => ({
            cells: [
              { text: referenceWords(named), href: paths.incident(id) },
              { text: longDateTime(happenedAt) },
            ],
          })),
        },
      ]
