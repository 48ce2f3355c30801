import { establishmentChoices } from '../../establishments/queries.ts'
import { markRead, readTo } from '../../history/read-marks.ts'
import { newFormKey } from '../../http/read.ts'
import { get, page, post, seeOther, type Answer, type Route, type SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import { recordView } from '../../records/look-queries.ts'
import { incidentRecordForm } from '../form.ts'
import { submittedSinceRead } from '../list-vocabulary.ts'
import { countIncidents, incidentFormFacts, readIncidentQuery } from '../queries.ts'
import { changesPage } from './page.ts'
import { lastSubmitted, unreadAfter } from './queries.ts'
import { incidentChangesSubject as subject, submissionsSubject } from './vocabulary.ts'

/** What was changed of submitted incidents since the scrutineer last read it (SECURITY B4). */
export const changeRoutes = (): Route[] => [
  get(paths.incidentChanges(), 'read changes', showChanges),
  post(paths.incidentChangesRead(), 'read changes', read),
]

async function showChanges(ask: SignedInAsk): Promise<Answer> {
  const { db, person, csrf, today } = ask
  const { to, at } = await readTo(db, person, subject)
  const found = await unreadAfter(db, person, to)
  await recordView(db, ask.act, subject, { id: subject, establishmentId: null })
  const content = changesPage({
    ...found,
    forms: await formsFor(ask, [...new Set(found.changes.map(({ establishmentId }) => establishmentId))]),
    establishments: await establishmentChoices(db, person, today),
    readAt: at,
    submitted: await submittedSince(ask),
    csrf,
    key: newFormKey(),
  })
  return page('records/history', content, {
    title: content.heading,
    name: 'incident-changes',
    breadcrumbs: [
      { href: paths.home(), text: 'Home' },
      { href: paths.incidents(), text: 'Incidents' },
      { text: content.heading },
    ],
  })
}

async function submittedSince({ db, person, today }: SignedInAsk) {
  const filters = Object.fromEntries(new URLSearchParams(submittedSinceRead))
  const count = await countIncidents(db, person, { ...readIncidentQuery(filters, person), today })
  return { count, upTo: await lastSubmitted(db, 0) }
}

const formsFor = async ({ db }: SignedInAsk, ids: readonly string[]) =>
  new Map(
    await Promise.all(
      ids.map(async (id) => [id, incidentRecordForm(await incidentFormFacts(db, id))] as const),
    ),
  )

async function read(ask: SignedInAsk): Promise<Answer> {
  const { version } = ask.pressed
  const of = ask.query['of'] === 'submitted' ? submissionsSubject : subject
  await markRead(ask.db, ask.act, ask.person, { subject: of, to: version })
  return seeOther(paths.incidentChanges())
}
