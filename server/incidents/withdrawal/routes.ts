import type { Person } from '../../access/person.ts'
import { get, invalid, post, seeOther } from '../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../http/route.ts'
import { incidentTitle } from '../naming.ts'
import { paths } from '../../paths.ts'
import { recordLook } from '../../records/look-queries.ts'
import type { RecordFormPage } from '../../records/page-types.ts'
import { answerForm, formAnswer, formParts, ifStale } from '../../records/small-forms.ts'
import { incidentHead } from '../queries.ts'
import { decideWithdrawal, moveStanding, undoWithdrawal } from './actions.ts'
import { decisionForm, standingForms, undoForm } from './form.ts'
import { decisionPage, headings, standingPage, undoPage } from './page.ts'
import { recordShown } from './shown.ts'

const withdrawal = `${paths.incidents()}/:id/withdrawal`
const decision = `${withdrawal}/decision`

/** An incident that should not count: asked by its head of safeguarding, decided by the scrutineer (SECURITY B1). */
export const withdrawalRoutes = (): Route[] => [
  get(withdrawal, 'record incidents', (ask) => showStanding(ask)),
  post(withdrawal, 'record incidents', move, { reads: 'a form' }),
  get(decision, 'decide withdrawals', (ask) => showDecision(ask)),
  post(decision, 'decide withdrawals', decide, { reads: 'a form' }),
]

const incidentIn = ({ db, person, params }: SignedInAsk) => incidentHead(db, person, params['id'] ?? '')

type Incident = Awaited<ReturnType<typeof incidentIn>>

function answerWith(
  content: RecordFormPage,
  { incident, name }: { incident: Incident; name: string },
  back?: Back,
): Answer {
  const crumbs = [
    { href: paths.home(), text: 'Home' },
    { href: paths.incidents(), text: 'Incidents' },
    { href: paths.incident(incident.id), text: incidentTitle(incident) },
  ]
  return formAnswer(content, { name, crumbs }, back)
}

async function showStanding(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const incident = await incidentIn(ask)
  const content = standingPage({ incident, ...formParts(ask, standingForms[incident.standing], back) })
  return answerWith(content, { incident, name: 'incident-withdrawal' }, back)
}

async function showDecision(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const incident = await incidentIn(ask)
  // Who wrote a decision is told that nothing came of it, with what they wrote; who only comes is shown the incident.
  if (back === undefined && incident.standing !== 'withdrawal-asked')
    return incident.standing === 'withdrawn' ? showUndo(ask, incident) : seeOther(paths.incident(incident.id))
  if (back === undefined)
    await recordLook(ask.db, ask.act, { name: 'incident', viewsAreEvents: true }, incident)
  const shown = await recordShown(ask.db, ask.person, incident.id)
  const content = decisionPage({ incident, ...formParts(ask, decisionForm(shown), back) }, shown)
  return answerWith(content, { incident, name: 'incident-withdrawal-decision' }, back)
}

function showUndo(ask: SignedInAsk, incident: Incident, back?: Back): Answer {
  const content = undoPage({ incident, ...formParts(ask, undoForm, back) })
  return answerWith(content, { incident, name: 'incident-withdrawal-undo' }, back)
}

const stale = 'Somebody changed this incident while you were writing, so nothing was saved'

const staleDecision = ({ standing }: Incident): string =>
  standing === 'withdrawal-asked'
    ? `${stale}. Check the current version, then send this again if it still applies`
    : `${stale}. The withdrawal is no longer asked for`

// The same page may now ask for the opposite of what was meant.
const staleMove = ({ standing }: Incident): string =>
  `${stale}. Send this only if you now want this: ${headings[standing]}`

async function move(ask: SignedInAsk): Promise<Answer> {
  const incident = await incidentIn(ask)
  return answerForm(ask, standingForms[incident.standing], {
    again: (back) => showStanding(ask, back),
    save: (answers) => moved(ask, (seen) => moveStanding(ask.db, ask.act, { ...seen, ...answers })),
    refused: ifStale('reason', async () => staleMove(await incidentIn(ask))),
  })
}

async function decide(ask: SignedInAsk): Promise<Answer> {
  const incident = await incidentIn(ask)
  const isSeen = ask.pressed.version === incident.version
  if (incident.standing === 'withdrawn' && isSeen) return undo(ask, incident)
  const asked = decisionForm(isSeen ? await recordShown(ask.db, ask.person, incident.id) : undefined)
  return answerForm(ask, asked, {
    again: (back) => showDecision(ask, back),
    save: (answers) => moved(ask, (seen) => decideWithdrawal(ask.db, ask.act, { ...seen, ...answers })),
    refused: ifStale('reason', async () => staleDecision(await incidentIn(ask))),
  })
}

const undo = (ask: SignedInAsk, incident: Incident): Promise<Answer> =>
  answerForm(ask, undoForm, {
    again: (back) => (back.as === invalid ? showUndo(ask, incident, back) : showDecision(ask, back)),
    save: (answers) => moved(ask, (seen) => undoWithdrawal(ask.db, ask.act, { ...seen, ...answers })),
    refused: ifStale('reason', async () => staleDecision(await incidentIn(ask))),
  })

interface Seen {
  person: Person
  id: string
  version: number
}

/** Moves the incident on from what was seen of it. */
async function moved(
  { person, params, pressed }: SignedInAsk,
  move: (seen: Seen) => Promise<void>,
): Promise<string> {
  const id = params['id'] ?? ''
  await move({ person, id, version: pressed.version ?? 0 })
  return `${paths.incident(id)}/withdrawal/recorded`
}
