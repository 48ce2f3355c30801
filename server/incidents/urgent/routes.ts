import { formOf, readForm, typeForm, viewForm } from '../../fields/form.ts'
import { NotFound, Stale } from '../../http/errors.ts'
import { newFormKey } from '../../http/read.ts'
import { conflict, get, invalid, page, post, seeOther } from '../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../http/route.ts'
import { refuseStrangers } from '../../http/strangers.ts'
import { incidentTitle } from '../naming.ts'
import { paths } from '../../paths.ts'
import { recordLook } from '../../records/look-queries.ts'
import { errorLinks } from '../../records/page.ts'
import { settingOn } from '../../settings/queries.ts'
import { followUp } from './actions.ts'
import { followUpForm } from './form.ts'
import { followedUpPage, followUpPage } from './page.ts'
import { childrenIn, followUpsOf, urgentOf } from './queries.ts'

const place = `${paths.incidents()}/:id/follow-up`

/** What came of an urgent incident, said by the scrutineer. */
export const followUpRoutes = (): Route[] => [
  get(place, 'follow up incidents', (ask) => showFollowUp(ask)),
  post(place, 'follow up incidents', saveFollowUp, { reads: 'a form' }),
  get(`${place}/saved`, 'follow up incidents', confirmFollowUp),
]

async function urgentIn({ db, person, params }: SignedInAsk) {
  const incident = await urgentOf(db, person, params['id'] ?? '')
  if (incident === undefined)
    throw new NotFound('no such incident, or not urgent, or another establishment’s')
  return incident
}

async function showFollowUp(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const { db, person, today, csrf } = ask
  const incident = await urgentIn(ask)
  const problems = back?.problems ?? []
  const asked = followUpForm(incident.happenedAt)
  if (back === undefined) await recordLook(db, ask.act, { name: 'incident', viewsAreEvents: true }, incident)
  // Most is written down on the day on which it was done.
  const first = typeForm(formOf(asked, ['doneOn']), { doneOn: today })
  const typed = back === undefined ? { ...first, ...ask.typed } : ask.typed
  const content = followUpPage({
    incident,
    children: (await childrenIn(db, [incident.id])).get(incident.id) ?? [],
    followUps: await followUpsOf(db, person, incident.id),
    numbers: await settingOn(db, 'urgent-numbers', today),
    today,
    fields: viewForm(asked, typed, problems),
    errors: errorLinks(problems),
    csrf,
    key: newFormKey(),
  })
  return (back?.as ?? page)('records/form', content, {
    title: content.heading,
    name: 'incident-follow-up',
    breadcrumbs: [
      { href: paths.home(), text: 'Home' },
      { href: paths.incidents(), text: 'Incidents' },
      { href: paths.incident(incident.id), text: incidentTitle(incident) },
      { text: content.heading },
    ],
  })
}

async function saveFollowUp(ask: SignedInAsk): Promise<Answer> {
  const incident = await urgentIn(ask)
  const asked = followUpForm(incident.happenedAt)
  refuseStrangers(asked, ask.typed)
  const found = readForm(asked, ask.typed, ask)
  if (!found.ok) return showFollowUp(ask, { problems: found.problems, as: invalid })
  const { person, pressed } = ask
  const answers = { person, incidentId: incident.id, version: pressed.version ?? 0, answers: found.value }
  try {
    await followUp(ask.db, ask.act, answers)
    return seeOther(`${paths.incidentFollowUp(incident.id)}/saved`)
  } catch (error) {
    if (!(error instanceof Stale)) throw error
    return showFollowUp(ask, { problems: [{ control: 'cameOfIt', message: stale }], as: conflict })
  }
}

/** What is now true, once it was said. */
async function confirmFollowUp(ask: SignedInAsk): Promise<Answer> {
  const incident = await urgentIn(ask)
  const last = (await followUpsOf(ask.db, ask.person, incident.id)).at(-1)
  if (last === undefined) return seeOther(paths.incidentFollowUp(incident.id))
  const content = followedUpPage(incident, last)
  return page('records/confirmation', content, {
    title: content.panel.title,
    name: 'incident-followed-up',
    breadcrumbs: [
      { href: paths.home(), text: 'Home' },
      { href: paths.incident(incident.id), text: incidentTitle(incident) },
      { text: content.panel.title },
    ],
  })
}

const stale =
  'Somebody changed this incident while you were writing, so nothing was saved. Check the current version, then send this again if it still applies'
