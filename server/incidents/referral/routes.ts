import { readForm, viewForm } from '../../fields/form.ts'
import { newFormKey } from '../../http/read.ts'
import { get, invalid, page, post, seeOther } from '../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../http/route.ts'
import { refuseStrangers } from '../../http/strangers.ts'
import { incidentTitle } from '../naming.ts'
import { paths } from '../../paths.ts'
import { errorLinks } from '../../records/page.ts'
import { settingOn } from '../../settings/queries.ts'
import { incidentHead } from '../queries.ts'
import { answerReferral } from './actions.ts'
import { referralForm } from './form.ts'
import { referralPage } from './page.ts'
import { findReferred } from './queries.ts'

const place = `${paths.incidents()}/:id/referral`

/** Who an incident was referred to, said by the head of its establishment. */
export const referralRoutes = (): Route[] => [
  get(place, 'record incidents', (ask) => showReferral(ask)),
  post(place, 'record incidents', saveReferral, { reads: 'a form' }),
]

/** @throws NotFound for an incident that the person may not see */
async function referredIn({ db, person, params }: SignedInAsk) {
  const head = await incidentHead(db, person, params['id'] ?? '')
  return { head, referred: await findReferred(db, person, head.id) }
}

async function showReferral(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const { head, referred } = await referredIn(ask)
  // The decision may have been corrected since the page that leads here was read.
  if (referred === undefined) return seeOther(paths.incident(head.id))
  const problems = back?.problems ?? []
  const content = referralPage({
    incident: referred,
    fields: viewForm(referralForm(referred.happenedAt), ask.typed, problems),
    errors: errorLinks(problems),
    numbers: await settingOn(ask.db, 'urgent-numbers', ask.today),
    csrf: ask.csrf,
    key: newFormKey(),
  })
  return (back?.as ?? page)('records/form', content, {
    title: content.heading,
    name: 'incident-referral',
    breadcrumbs: [
      { href: paths.home(), text: 'Home' },
      { href: paths.incidents(), text: 'Incidents' },
      { href: paths.incident(head.id), text: incidentTitle(head) },
      { text: content.heading },
    ],
  })
}

async function saveReferral(ask: SignedInAsk): Promise<Answer> {
  const { head, referred } = await referredIn(ask)
  const asked = referralForm(referred?.happenedAt)
  refuseStrangers(asked, ask.typed)
  const found = readForm(asked, ask.typed, ask)
  if (!found.ok) return showReferral(ask, { problems: found.problems, as: invalid })
  await answerReferral(ask.db, ask.act, { person: ask.person, incidentId: head.id, answers: found.value })
  return seeOther(paths.incident(head.id))
}
