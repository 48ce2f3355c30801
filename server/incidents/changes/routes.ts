import { establishmentChoices } from '../../establishments/queries.ts'
import { markRead, readTo } from '../../history/read-marks.ts'
import { newFormKey } from '../../http/read.ts'
import { get, page, post, seeOther, type Answer, type Route, type SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import { recordView } from '../../records/looks.ts'
import { incidentRecordForm } from '../form.ts'
import { incidentFormFacts } from '../queries.ts'
import { changesPage } from './page.ts'
import { unreadAfter } from './queries.ts'
import { incidentChangesSubject as subject } from './vocabulary.ts'

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

const formsFor = async ({ db }: SignedInAsk, ids: readonly string[]) =>
  new Map(
    await Promise.all(
      ids.map(async (id) => [id, incidentRecordForm(await incidentFormFacts(db, id))] as const),
    ),
  )

async function read(ask: SignedInAsk): Promise<Answer> {
  const { version } = ask.pressed
  await markRead(ask.db, ask.act, ask.person, { subject, to: version })
  return seeOther(paths.incidentChanges())
}
