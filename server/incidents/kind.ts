import { localDateOf } from '../../reports/clocks.ts'
import { instant, listOf } from '../../reports/wording.ts'
import type { RecordDeadlines } from '../../reports/in-force.ts'
import { newPseudonyms } from '../children/queries.ts'
import type { Db } from '../database/schema.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { nobodyIs } from '../access/appointments/queries.ts'
import { may } from '../access/permissions.ts'
import type { Person } from '../access/person.ts'
import type { Role } from '../access/vocabulary.ts'
import { Forbidden, NotFound } from '../http/errors.ts'
import { paths } from '../paths.ts'
import { lateEntries } from '../returns/queries.ts'
import { signAgainLines } from '../returns/again.ts'
import type { Button, LineView, TagView } from '../records/page-types.ts'
import { readBy, standsIn, type RecordKind, type Shown } from '../records/kind.ts'
import { incidentAbout } from './about.ts'
import { insertIncident, replaceIncident } from './actions.ts'
import { incidentTitle } from './naming.ts'
import type { IncidentContent } from './content-queries.ts'
import { incidentContent, incidentContents, visibleIncident } from './content-queries.ts'
import { decisionState, recordStates } from './deadlines.ts'
import { hasPainInducing, periodOn, type IncidentFormFacts } from './form-facts.ts'
import { incidentRecordForm } from './form.ts'
import type { Incident } from './sections.ts'
import { likelyDuplicates } from './duplicate-queries.ts'
import { stageOf } from './grave-questions/vocabulary.ts'
import { openNotices } from './grave-questions/words.ts'
import { dismissedWords, hurtLines } from './grave-questions/hurt-words.ts'
import { incidentFormFacts, inForceFor, painInducingTechniques } from './queries.ts'
import { decisionTag, lateTag, standingTag, stateTags } from './tags.ts'
import { standings, type Standing } from './vocabulary.ts'
import { incidentSampleCards } from '../visits/sample/page.ts'
import { samplesOfIncident } from '../visits/sample/queries.ts'
import { settingOn } from '../settings/queries.ts'
import { addedTo } from './added.ts'
import { incidentLater } from './later.ts'
import { openOf } from './open.ts'
import { referralsToExplain } from './referral/queries.ts'
import { graveLines } from './urgent/record-grave.ts'
import { askedLines, lookedAtLines, withdrawnLines } from './withdrawal/page.ts'
import { askedWithdrawals, withdrawnBy, type AskedWithdrawal, type Withdrawn } from './withdrawal/queries.ts'

export const incidentKind: RecordKind<Incident> = {
  name: 'incident',
  about: incidentAbout,
  one: 'incident',
  many: 'Incidents',
  base: '/incidents',
  allow: { read: 'read incidents', record: 'record incidents' },
  viewsAreEvents: true,
  newTitle: 'Record an incident',
  draftNamedBy: { reference: 'ownReference', day: 'happenedAt' },
  statement:
    'Once you submit, the incident gets its number and the scrutineer can read it. Changes after that are corrections with a reason.',
  next: (found) => found.next ?? [],
  first: graveFirst,
  after: (db, viewer, { found }) => signAgainLines(db, viewer, numberIn(found.content)),
  formFor: async (asking) => {
    const { db, person, correcting, typed } = asking
    const establishmentId = correcting?.establishmentId ?? person.establishmentId
    if (establishmentId === null) throw new Forbidden()
    const facts = await incidentFormFacts(db, establishmentId, typed)
    const stands = await standsIn(asking, incidentContent)
    return incidentRecordForm({
      ...facts,
      record: correcting === undefined ? 'new' : stageOf(stands?.children ?? []),
      ...(stands === undefined ? {} : { stands }),
    })
  },
  ...readBy(loadIncident, showIncident),
  later: incidentLater,
  noted: lookedAtLines,
  worthChecking: async (db, values, { person, correcting }) => [
    ...(await likelyDuplicates(db, person, { values, correcting })),
    ...(await newHere(db, values)),
    ...hurtLines(values),
    ...dismissedWords(values).map((words) => ({ text: `${words}. Check the decision` })),
    ...(await painLines(db, values)),
  ],
  contentOf: incidentContent,
  contentsOf: incidentContents,
  insert: insertIncident,
  replace: replaceIncident,
}

async function graveFirst(db: Db, content: Incident, today: string): Promise<LineView[]> {
  const { techniques } = await incidentFormFacts(db, content.establishmentId)
  const numbers = await settingOn(db, 'urgent-numbers', today)
  return graveLines(content, techniques, numbers).map((text) => ({ text }))
}

async function loadIncident(db: Db, viewer: Person, id: string) {
  const content = await visibleIncident(db, viewer, id)
  if (content === undefined) throw new NotFound('no such incident, or another establishment’s')
  const { version, establishmentId } = content
  return { id, version, establishmentId, title: incidentTitle(content), content }
}

async function showIncident(
  db: Db,
  viewer: Person,
  { id, content }: Awaited<ReturnType<typeof loadIncident>>,
  today: string,
): Promise<Shown> {
  const { deadlines, name } = (await inForceFor(db))(content)
  const facts = await incidentFormFacts(db, content.establishmentId)
  const asked = content.standing === 'withdrawal-asked' ? await askedWithdrawals(db, viewer, id) : []
  const withdrawn =
    content.standing === 'withdrawn' ? await withdrawnBy(db, viewer, { id, ...content }) : undefined
  const around = {
    isLate: (await lateEntries(db, [id])).has(id),
    deadlines,
    name,
    facts,
    today,
    asked,
    withdrawn,
    isUnexplained: await isUnexplained(db, viewer, id),
    waitsForNobody: asked.length > 0 && (await nobodyIs(db, 'scrutineer', today)),
    role: viewer.role,
  }
  const samples = await samplesOfIncident(db, viewer, id)
  const added = await addedTo(db, viewer, id, today)
  const shown = shownIncident(id, content, around)
  return {
    ...shown,
    notices: [...added.notices, ...shown.notices],
    actions: [...added.actions, ...contactButton(id, content, viewer.role), ...(shown.actions ?? [])],
    cards: [...added.cards, ...incidentSampleCards(samples, may(viewer.role, 'sample records'))],
  }
}

const isUnexplained = async (db: Db, viewer: Person, id: string): Promise<boolean> =>
  viewer.role === 'head' && (await referralsToExplain(db, viewer)).some((each) => each.id === id)

// Whether a child was there that day only the key to the pseudonyms could say, and that stays at the establishment.
async function newHere(
  db: Db,
  { establishmentId, children = [], staff = [] }: Partial<Incident>,
): Promise<LineView[]> {
  const named = {
    children: children.map(({ pseudonym }) => pseudonym),
    staff: staff.map(({ pseudonym }) => pseudonym),
  }
  const found = await newPseudonyms(db, establishmentId ?? '', named)
  const line = (who: string, pseudonyms: string[]) =>
    pseudonyms.length === 0
      ? []
      : [
          {
            text: `${who}: no earlier record of yours names ${listOf(pseudonyms)}. Check with your key that it is not a mistake`,
          },
        ]
  return [...line('Children', found.children), ...line('Staff', found.staff)]
}

/** A reason for pain, and no technique that is meant to cause it: one of the two is wrong. */
async function painLines(
  db: Db,
  { techniques = [], painJustification = '' }: Partial<Incident>,
): Promise<LineView[]> {
  if (painJustification === '') return []
  const painful = await painInducingTechniques(db)
  return techniques.some(({ technique }) => painful.has(technique))
    ? []
    : [
        {
          text: 'You gave a reason for a pain-inducing technique, and none of the techniques is one. Check the techniques',
        },
      ]
}

/** Only a stored incident has one. */
const numberIn = (content: Incident): string => ('number' in content ? String(content.number) : '')

interface Around {
  /** Whether its head is still to say who it was referred to. */
  isUnexplained: boolean
  /** Recorded after its month was signed. */
  isLate: boolean
  deadlines: RecordDeadlines
  /** The establishment's name on the day. */
  name: string
  facts: IncidentFormFacts
  today: string
  asked: AskedWithdrawal[]
  /** How it came to be withdrawn; undefined for one that is not. */
  withdrawn: Withdrawn | undefined
  /** A withdrawal waits, and there is no scrutineer to decide. */
  waitsForNobody: boolean
  role: Role
}

function shownIncident(id: string, content: IncidentContent, around: Around): Shown {
  const { deadlines, name, today } = around
  return {
    caption: name,
    tags: [...tagsOf(content, deadlines, today), ...(around.isLate ? [lateTag] : [])],
    notices: [
      ...standingNotices(content, around),
      ...(content.standing === 'withdrawn' ? [] : [...dismissedNotices(content), ...openNotices(content)]),
      ...noticesOf(content, around),
    ],
    actions: standingButtons(id, content, around),
    meta: [
      { key: 'Status', value: labelOf(standings, content.standing) },
      { key: 'Received', value: instant(content.recordedAt) },
      { key: 'Version', value: String(content.version) },
    ],
    open: openOf(id, content, around),
    next: around.role === 'head' ? [mayNotLook] : [],
  }
}

const dismissedNotices = (content: Incident): string[] => dismissedWords(content).map((words) => `${words}.`)

/** No deadline runs for a withdrawn record. */
const tagsOf = (content: IncidentContent, deadlines: RecordDeadlines, today: string): TagView[] =>
  content.standing === 'withdrawn'
    ? [standingTag(content.standing)]
    : [
        decisionTag(content.safeguardingDecision, decisionState(content, deadlines, today)),
        ...stateTags(recordStates(content, deadlines, today)),
      ]

const noScrutineer =
  ' Nobody is appointed as scrutineer today: the withdrawal waits in the queue until somebody is.'

/** A withdrawal shows at once, to everybody who may read the incident (SECURITY B1). */
function standingNotices(
  { standing }: IncidentContent,
  { asked, waitsForNobody, withdrawn }: Around,
): string[] {
  switch (standing) {
    case 'submitted':
      return []
    case 'withdrawal-asked':
      return [
        ...asked.flatMap(askedLines),
        `The incident counts until the scrutineer agrees.${waitsForNobody ? noScrutineer : ''}`,
      ]
    case 'withdrawn':
      return withdrawn === undefined ? [] : withdrawnLines(withdrawn)
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
  if (!may(role, 'decide withdrawals')) return []
  const decision = `${href}/decision`
  if (standing === 'withdrawn') return [{ text: headsWords.withdrawn, href: decision, secondary: true }]
  return standing === 'withdrawal-asked' ? [{ text: 'Decide about the withdrawal', href: decision }] : []
}

/** Whoever may record it begins it from the incident, where the decision says that the LADO was told. */
const contactButton = (id: string, content: IncidentContent, role: Role): Button[] =>
  may(role, 'record LADO contacts') && content.standing !== 'withdrawn' && namesLado(content)
    ? [{ text: 'Record a LADO contact about it', href: paths.ladoContactAbout(id), secondary: true }]
    : []

const namesLado = ({ safeguardingDecision: decision }: IncidentContent): boolean =>
  decision === 'lado-referral' || decision === 'lado-consultation'

/** What must be recorded although the law forbids it is flagged, not refused (DOMAIN.md 2.1 and 2.3). */
function noticesOf(content: Incident, { facts, role }: Around): string[] {
  const type = periodOn(facts.periods, localDateOf(content.happenedAt))?.type
  return type === 'sch' && hasPainInducing(content.techniques, facts.techniques)
    ? [
        `A pain-inducing technique was used in a secure school, where the law never allows one. ${role === 'lado' ? 'Decide' : 'Ask the LADO'} whether this is an allegation.`,
      ]
    : []
}

/** For whoever records: a scrutineer works six days a year. */
const mayNotLook = { text: 'The scrutineer may not look for weeks.' }
