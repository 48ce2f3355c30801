import { localDateOf } from '../../reports/clocks.ts'
import { instant, listOf, longDate, longDateTime } from '../../reports/wording.ts'
import type { RecordDeadlines } from '../../reports/in-force.ts'
import { newPseudonyms } from '../children/queries.ts'
import type { Db } from '../database/schema.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { nobodyIs } from '../access/appointments/queries.ts'
import { may } from '../access/permissions.ts'
import type { Role } from '../access/vocabulary.ts'
import { Forbidden, NotFound } from '../http/errors.ts'
import { paths } from '../paths.ts'
import { lateEntries } from '../returns/queries.ts'
import type { Button } from '../records/page-types.ts'
import type { Found, RecordKind } from '../records/kind.ts'
import { incidentTitle, insertIncident, replaceIncident } from './actions.ts'
import { incidentContent, incidentContents, type IncidentContent } from './content.ts'
import { decisionState, dueTimes, recordStates } from './deadlines.ts'
import { hasPainInducing, periodOn, type IncidentFormFacts } from './form-facts.ts'
import { incidentRecordForm, type Incident } from './form.ts'
import { findIncidentHead, incidentFormFacts, inForceFor } from './queries.ts'
import { decisionTag, lateTag, stateTags } from './tags.ts'
import { standings, type Standing } from './vocabulary.ts'
import { incidentSampleCards } from '../visits/sample/page.ts'
import { samplesOfIncident } from '../visits/sample/queries.ts'
import { askedLines } from './withdrawal/page.ts'
import { askedWithdrawals, type AskedWithdrawal } from './withdrawal/queries.ts'

export const incidentKind: RecordKind<Incident> = {
  name: 'incident',
  one: 'incident',
  many: 'Incidents',
  base: '/incidents',
  allow: { read: 'read incidents', record: 'record incidents' },
  viewsAreEvents: true,
  newTitle: 'Record an incident',
  statement:
    'Once you submit, the incident gets its number and the scrutineer can read it. Changes after that are corrections with a reason.',
  next: (found) => found.next ?? [],
  formFor: async ({ db, person, correcting }) => {
    const establishmentId = correcting?.establishmentId ?? person.establishmentId
    if (establishmentId === null) throw new Forbidden()
    return incidentRecordForm(await incidentFormFacts(db, establishmentId))
  },
  find: async (db, viewer, id, today) => {
    const head = await findIncidentHead(db, viewer, id)
    const content = head === undefined ? undefined : await incidentContent(db, id)
    if (content === undefined) throw new NotFound()
    const { deadlines, name } = (await inForceFor(db))(content)
    const facts = await incidentFormFacts(db, content.establishmentId)
    const asked = content.standing === 'withdrawal-asked' ? await askedWithdrawals(db, viewer, id) : []
    const waitsForNobody = asked.length > 0 && (await nobodyIs(db, 'scrutineer', today))
    const isLate = (await lateEntries(db, [id])).has(id)
    const around = { isLate, deadlines, name, facts, today, asked, waitsForNobody, role: viewer.role }
    const samples = await samplesOfIncident(db, viewer, id)
    const cards = incidentSampleCards(samples, may(viewer.role, 'sample records'))
    return { ...foundIncident(id, content, around), cards }
  },
  worthChecking: newHere,
  contentOf: incidentContent,
  contentsOf: incidentContents,
  insert: insertIncident,
  replace: replaceIncident,
}

// Whether a child was there that day only the key to the pseudonyms could say, and that stays at the establishment.
async function newHere(db: Db, { establishmentId, children = [], staff = [] }: Partial<Incident>) {
  const named = {
    children: children.map(({ pseudonym }) => pseudonym),
    staff: staff.map(({ pseudonym }) => pseudonym),
  }
  const found = await newPseudonyms(db, establishmentId ?? '', named)
  const line = (who: string, pseudonyms: string[]) =>
    pseudonyms.length === 0
      ? []
      : [
          `${who}: no earlier record of yours names ${listOf(pseudonyms)}. Check with your key that it is no slip`,
        ]
  return [...line('Children', found.children), ...line('Staff', found.staff)]
}

interface Around {
  /** Recorded after its month was signed. */
  isLate: boolean
  deadlines: RecordDeadlines
  /** The establishment's name on the day. */
  name: string
  facts: IncidentFormFacts
  today: string
  asked: AskedWithdrawal[]
  /** A withdrawal waits, and there is no scrutineer to decide. */
  waitsForNobody: boolean
  role: Role
}

function foundIncident(id: string, content: IncidentContent, around: Around): Found<Incident> {
  const { deadlines, name, today } = around
  return {
    id,
    version: content.version,
    establishmentId: content.establishmentId,
    title: incidentTitle(content.number),
    caption: name,
    tags: [
      decisionTag(content.safeguardingDecision, decisionState(content, deadlines, today)),
      ...stateTags(recordStates(content, deadlines, today)),
      ...(around.isLate ? [lateTag] : []),
    ],
    notices: [...standingNotices(content, around), ...noticesOf(content, around)],
    actions: standingButtons(id, content, around),
    meta: [
      { key: 'Standing', value: labelOf(standings, content.standing) },
      { key: 'Received', value: instant(content.recordedAt) },
      { key: 'Version', value: String(content.version) },
    ],
    next: nextFor(content, deadlines),
    content,
  }
}

const noScrutineer =
  ' Nobody is appointed as scrutineer today: the withdrawal waits in the queue until somebody is.'

/** A withdrawal shows at once, to everybody who may read the incident (SECURITY B1). */
function standingNotices({ standing }: IncidentContent, { asked, waitsForNobody }: Around): string[] {
  switch (standing) {
    case 'submitted':
      return []
    case 'withdrawal-asked':
      return [
        ...asked.flatMap(askedLines),
        `The incident counts until the scrutineer agrees.${waitsForNobody ? noScrutineer : ''}`,
      ]
    case 'withdrawn':
      return [
        'This incident is withdrawn: it counts in no number. The history says who asked and who agreed.',
      ]
  }
}

const headsWords: Record<Standing, string> = {
  submitted: 'Ask to withdraw it',
  'withdrawal-asked': 'Take the withdrawal back',
  withdrawn: 'Put it back',
}

function standingButtons(id: string, { standing }: IncidentContent, { role }: Around): Button[] {
  const href = `${paths.incident(id)}/withdrawal`
  if (may(role, 'record incidents')) return [{ text: headsWords[standing], href, secondary: true }]
  return standing === 'withdrawal-asked' && may(role, 'decide withdrawals')
    ? [{ text: 'Decide about the withdrawal', href: `${href}/decision` }]
    : []
}

/** What must be recorded although the law forbids it is flagged, not refused (DOMAIN.md 2.1 and 2.3). */
function noticesOf(content: Incident, { facts }: Around): string[] {
  const type = periodOn(facts.periods, localDateOf(content.happenedAt))?.type
  return type === 'sch' && hasPainInducing(content.techniques, facts.techniques)
    ? [
        'A pain-inducing technique was used in a secure school, where the law never allows one. Ask the LADO whether this is an allegation.',
      ]
    : []
}

/** What is still to be done, by when. */
function nextFor(content: IncidentContent, deadlines: RecordDeadlines): string[] {
  const due = dueTimes(content.happenedAt, deadlines)
  const isOpen = content.children.some(({ debrief }) => debrief === 'not-done' || debrief === 'not-recorded')
  return [
    'The scrutineer can now read this incident.',
    ...(content.signedAt === null
      ? [
          `The record is to be signed by ${longDateTime(due.signedAt)}. Add the time here as a correction once it is.`,
        ]
      : []),
    ...(isOpen
      ? [
          `Each child is to be spoken to by ${longDate(due.spokenToOn)}. Add when that was, and what the child said.`,
        ]
      : []),
    ...(content.safeguardingDecision === 'undecided'
      ? [`Decide by ${longDate(due.decidedOn)} whether the LADO or anybody else must be told.`]
      : []),
  ]
}
