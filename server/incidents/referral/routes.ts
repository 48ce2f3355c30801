import { get, post, seeOther } from '../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../http/route.ts'
import { incidentTitle } from '../naming.ts'
import { paths } from '../../paths.ts'
import { answerForm, formAnswer, formParts } from '../../records/small-forms.ts'
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
  const content = referralPage({
    ...formParts(ask, referralForm(referred.happenedAt), back),
    incident: referred,
    numbers: await settingOn(ask.db, 'urgent-numbers', ask.today),
  })
  const crumbs = [
    { href: paths.home(), text: 'Home' },
    { href: paths.incidents(), text: 'Incidents' },
    { href: paths.incident(head.id), text: incidentTitle(head) },
  ]
  return formAnswer(content, { name: 'incident-referral', crumbs }, back)
}

async function saveReferral(ask: SignedInAsk): Promise<Answer> {
  const { head, referred } = await referredIn(ask)
  return answerForm(ask, referralForm(referred?.happenedAt), {
    again: (back) => showReferral(ask, back),
    save: async (answers) => {
      await answerReferral(ask.db, ask.act, { person: ask.person, incidentId: head.id, answers })
      return paths.incident(head.id)
    },
  })
}
