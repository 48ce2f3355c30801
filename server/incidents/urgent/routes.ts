import { formOf, typeForm } from '../../fields/form.ts'
import { NotFound } from '../../http/errors.ts'
import { get, page, post, seeOther } from '../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../http/route.ts'
import { incidentTitle } from '../naming.ts'
import { paths } from '../../paths.ts'
import { recordLook } from '../../records/look-queries.ts'
import { answerForm, formAnswer, formParts, ifStale } from '../../records/small-forms.ts'
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
  const { db, person, today } = ask
  const incident = await urgentIn(ask)
  const asked = followUpForm(incident.happenedAt)
  if (back === undefined) await recordLook(db, ask.act, { name: 'incident', viewsAreEvents: true }, incident)
  // Most is written down on the day on which it was done.
  const first = typeForm(formOf(asked, ['doneOn']), { doneOn: today })
  const typed = back === undefined ? { ...first, ...ask.typed } : ask.typed
  const content = followUpPage({
    ...formParts({ ...ask, typed }, asked, back),
    incident,
    children: (await childrenIn(db, [incident.id])).get(incident.id) ?? [],
    followUps: await followUpsOf(db, person, incident.id),
    numbers: await settingOn(db, 'urgent-numbers', today),
    today,
  })
  const crumbs = [
    { href: paths.home(), text: 'Home' },
    { href: paths.incidents(), text: 'Incidents' },
    { href: paths.incident(incident.id), text: incidentTitle(incident) },
  ]
  return formAnswer(content, { name: 'incident-follow-up', crumbs }, back)
}

async function saveFollowUp(ask: SignedInAsk): Promise<Answer> {
  const incident = await urgentIn(ask)
  const seen = { person: ask.person, incidentId: incident.id, version: ask.pressed.version ?? 0 }
  return answerForm(ask, followUpForm(incident.happenedAt), {
    again: (back) => showFollowUp(ask, back),
    save: async (answers) => {
      await followUp(ask.db, ask.act, { ...seen, answers })
      return `${paths.incidentFollowUp(incident.id)}/saved`
    },
    refused: ifStale('cameOfIt', () => stale),
  })
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
