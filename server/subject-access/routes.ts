import { setImmediate as nextTurn } from 'node:timers/promises'
import { establishmentChoices } from '../establishments/queries.ts'
import { file, get, page, post } from '../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../http/route.ts'
import { kindsWithForms } from '../kinds.ts'
import { paths } from '../paths.ts'
import { declaredForm } from '../records/declared.ts'
import type { RecordKind } from '../records/kind.ts'
import type { RecordFormPage } from '../records/page-types.ts'
import { answerForm, formAnswer, formParts } from '../records/small-forms.ts'
import { recordAccess } from './actions.ts'
import { heldAbout } from './held.ts'
import { accessForm, type AccessRequest } from './form.ts'
import type { Named } from './named.ts'
import { accessPage, type AccessRecord, type Held, type Labels } from './page.ts'
import { markThirdParties } from './third-parties.ts'

/** Subject access: what is held about one child or member of staff (SECURITY PR-10). */
export const subjectAccessRoutes = (): Route[] => [
  get(paths.subjectAccess(), 'answer subject access', (ask) => showForm(ask), { step: 'fresh' }),
  post(paths.subjectAccess(), 'answer subject access', exportRecords, {
    step: 'fresh',
    reads: 'a form',
    costly: 'subject-access',
  }),
]

const home = { href: paths.home(), text: 'Home' }

const formIn = async ({ db, person, today }: SignedInAsk) =>
  accessForm(await establishmentChoices(db, person, today))

async function showForm(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const { fields, errors, csrf, key } = formParts(ask, await formIn(ask), back)
  const content: RecordFormPage = {
    heading: 'Subject access',
    intro: [
      'Puts together every record about one child or member of staff, and lists every other text and earlier version that names them. The history records that you did so.',
    ],
    errors,
    sections: [{ fields }],
    hidden: [{ name: 'key', value: key }],
    action: paths.subjectAccess(),
    submit: 'Put the records together',
    csrf,
  }
  return formAnswer(content, { name: 'subject-access', crumbs: [home] }, back)
}

/** A page of more could not be read, and would keep others waiting while it is drawn; the file holds them all. */
const mostOnPage = 50

const exportRecords = async (ask: SignedInAsk): Promise<Answer> =>
  answerForm(ask, await formIn(ask), {
    again: (back) => showForm(ask, back),
    save: (request) => recordsFor(ask, request),
  })

async function recordsFor(ask: SignedInAsk, request: AccessRequest): Promise<Answer> {
  const { establishmentId, kind, pseudonym } = request
  const about = await ask.parts.count(heldAbout, { establishmentId, kind, pseudonym })
  const isPage = request.format === 'page'
  const shown = isPage ? about.records.slice(0, mostOnPage) : about.records
  const held = { ...about, count: about.records.length, records: await recordsOf(ask, request, shown) }
  await recordAccess(ask.db, ask.act, request, held)
  if (!isPage) return jsonFile(request, held, ask.now)
  const labels = await labelsFor(ask, establishmentId, held.named)
  const content = accessPage(pseudonym, held, { role: ask.person.role, labels })
  return page('records/show', content, {
    title: 'Subject access',
    name: 'subject-access-records',
    breadcrumbs: [home, { text: 'Subject access' }],
  })
}

async function recordsOf(
  ask: SignedInAsk,
  request: AccessRequest,
  about: readonly { kind: string; id: string }[],
): Promise<AccessRecord[]> {
  const records: AccessRecord[] = []
  for (const { kind: name, id } of about) {
    // One may be named by a great many: nobody else waits for all of them.
    await nextTurn()
    const kind = kindsWithForms.find((each) => each.name === name) as
      RecordKind<Record<string, unknown>> | undefined
    if (kind === undefined) continue
    const found = await kind.load(ask.db, ask.person, id, ask.today)
    const { db, person, today } = ask
    const { form } = await kind.formFor({ db, person, today, correcting: found })
    const { content, others } = markThirdParties(found.content, request.pseudonym)
    records.push({ kind: name, title: found.title, form, content, others })
  }
  return records
}

/** What each answer is called, by kind and name, for the kinds that texts were found in. */
async function labelsFor(
  { db, today }: SignedInAsk,
  houseId: string,
  named: readonly Named[],
): Promise<Labels> {
  const labels: Labels = new Map()
  for (const kind of kindsWithForms as unknown as readonly RecordKind<Record<string, unknown>>[]) {
    if (!named.some((each) => each.kind === kind.name)) continue
    const { fields } = await declaredForm(db, kind, { houseId, on: today })
    for (const [name, { label }] of Object.entries(fields)) labels.set(`${kind.name} ${name}`, label)
  }
  return labels
}

function jsonFile({ kind, pseudonym }: AccessRequest, { records, named, unsent }: Held, at: string): Answer {
  const content = {
    about: { kind, pseudonym },
    putTogetherAt: at,
    records: records.map((each) => ({
      kind: each.kind,
      title: each.title,
      thirdParties: each.others,
      content: each.content,
    })),
    namedInOtherTexts: named,
    begunAndNotSent: unsent,
  }
  return file(Buffer.from(`${JSON.stringify(content, null, 2)}\n`), 'application/json', 'subject-access.json')
}
