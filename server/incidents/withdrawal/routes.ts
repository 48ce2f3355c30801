import type { Problem } from '../../fields/field.ts'
import { readForm, viewForm, type AnyForm } from '../../fields/form.ts'
import { Stale } from '../../http/errors.ts'
import { newFormKey } from '../../http/read.ts'
import { conflict, get, invalid, page, post, seeOther } from '../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../http/route.ts'
import { refuseStrangers } from '../../http/strangers.ts'
import { incidentTitle } from '../naming.ts'
import { paths } from '../../paths.ts'
import { recordLook } from '../../records/look-queries.ts'
import { errorLinks } from '../../records/page.ts'
import type { RecordFormPage } from '../../records/page-types.ts'
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

const around = (ask: SignedInAsk, incident: Incident, asked: AnyForm, problems: readonly Problem[]) => ({
  incident,
  fields: viewForm(asked, ask.typed, problems),
  errors: errorLinks(problems),
  csrf: ask.csrf,
  key: newFormKey(),
})

const wording = (content: RecordFormPage, incident: Incident, name: string) => ({
  title: content.heading,
  name,
  breadcrumbs: [
    { href: paths.home(), text: 'Home' },
    { href: paths.incidents(), text: 'Incidents' },
    { href: paths.incident(incident.id), text: incidentTitle(incident) },
    { text: content.heading },
  ],
})

async function showStanding(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const incident = await incidentIn(ask)
  const content = standingPage(around(ask, incident, standingForms[incident.standing], back?.problems ?? []))
  const answer = back?.as ?? page
  return answer('records/form', content, wording(content, incident, 'incident-withdrawal'))
}

async function showDecision(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const incident = await incidentIn(ask)
  // Who wrote a decision is told that nothing came of it, with what they wrote; who only comes is shown the incident.
  if (back === undefined && incident.standing !== 'withdrawal-asked')
    return incident.standing === 'withdrawn'
      ? showUndo(ask, incident, [])
      : seeOther(paths.incident(incident.id))
  if (back === undefined)
    await recordLook(ask.db, ask.act, { name: 'incident', viewsAreEvents: true }, incident)
  const shown = await recordShown(ask.db, ask.person, incident.id)
  const { problems, as: answer } = back ?? { problems: [], as: page }
  const content = decisionPage(around(ask, incident, decisionForm(shown), problems), shown)
  return answer('records/form', content, wording(content, incident, 'incident-withdrawal-decision'))
}

function showUndo(ask: SignedInAsk, incident: Incident, problems: readonly Problem[]): Answer {
  const content = undoPage(around(ask, incident, undoForm, problems))
  const answer = problems.length === 0 ? page : invalid
  return answer('records/form', content, wording(content, incident, 'incident-withdrawal-undo'))
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
  const asked = standingForms[incident.standing]
  refuseStrangers(asked, ask.typed)
  const found = readForm(asked, ask.typed, ask)
  if (!found.ok) return showStanding(ask, { problems: found.problems, as: invalid })
  const { person, pressed } = ask
  const moving = { person, id: incident.id, version: pressed.version ?? 0, ...found.value }
  return unlessStale(
    () => moveStanding(ask.db, ask.act, moving),
    ask,
    (now) => showStanding(ask, { problems: [{ control: 'reason', message: staleMove(now) }], as: conflict }),
  )
}

async function decide(ask: SignedInAsk): Promise<Answer> {
  const incident = await incidentIn(ask)
  const isSeen = ask.pressed.version === incident.version
  if (incident.standing === 'withdrawn' && isSeen) return undo(ask, incident)
  refuseStrangers(decisionForm(), ask.typed)
  const asked = decisionForm(isSeen ? await recordShown(ask.db, ask.person, incident.id) : undefined)
  const found = readForm(asked, ask.typed, ask)
  if (!found.ok) return showDecision(ask, { problems: found.problems, as: invalid })
  const { person, pressed } = ask
  const moving = { person, id: incident.id, version: pressed.version ?? 0, ...found.value }
  return unlessStale(
    () => decideWithdrawal(ask.db, ask.act, moving),
    ask,
    (now) =>
      showDecision(ask, { problems: [{ control: 'reason', message: staleDecision(now) }], as: conflict }),
  )
}

async function undo(ask: SignedInAsk, incident: Incident): Promise<Answer> {
  refuseStrangers(undoForm, ask.typed)
  const found = readForm(undoForm, ask.typed, ask)
  if (!found.ok) return showUndo(ask, incident, found.problems)
  const moving = { person: ask.person, id: incident.id, version: incident.version, ...found.value }
  return unlessStale(
    () => undoWithdrawal(ask.db, ask.act, moving),
    ask,
    (now) =>
      showDecision(ask, { problems: [{ control: 'reason', message: staleDecision(now) }], as: conflict }),
  )
}

async function unlessStale(
  work: () => Promise<void>,
  ask: SignedInAsk,
  again: (now: Incident) => Promise<Answer>,
): Promise<Answer> {
  try {
    await work()
    return seeOther(`${paths.incident(ask.params['id'] ?? '')}/withdrawal/recorded`)
  } catch (error) {
    if (!(error instanceof Stale)) throw error
    return again(await incidentIn(ask))
  }
}
