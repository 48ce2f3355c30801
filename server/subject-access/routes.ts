import { setImmediate as nextTurn } from 'node:timers/promises'
import { establishmentChoices } from '../establishments/queries.ts'
import type { Problem, Typed } from '../fields/field.ts'
import { readForm, viewForm } from '../fields/form.ts'
import { newFormKey } from '../http/read.ts'
import { file, get, invalid, page, post, type Answer, type Route, type SignedInAsk } from '../http/route.ts'
import { refuseStrangers } from '../http/strangers.ts'
import { kindsWithForms } from '../kinds.ts'
import { paths } from '../paths.ts'
import { declaredForm } from '../records/declared.ts'
import type { RecordKind } from '../records/kind.ts'
import { errorLinks } from '../records/page.ts'
import type { RecordFormPage } from '../records/page-types.ts'
import { recordAccess } from './actions.ts'
import { heldAbout } from './held.ts'
import { accessForm, type AccessRequest } from './form.ts'
import type { Named } from './named.ts'
import { accessPage, type AccessRecord, type Held, type Labels } from './page.ts'
import { markThirdParties } from './third-parties.ts'

/** Subject access: what is held about one child or member of staff (SECURITY PR-10). */
export const subjectAccessRoutes = (): Route[] => [
  get(paths.subjectAccess(), 'answer subject access', showForm, { step: 'fresh' }),
  post(paths.subjectAccess(), 'answer subject access', exportRecords, {
    step: 'fresh',
    reads: 'a form',
    costly: 'subject-access',
  }),
]

const breadcrumbs = [{ href: paths.home(), text: 'Home' }, { text: 'Subject access' }]
const wording = { title: 'Subject access', name: 'subject-access', breadcrumbs }

const formIn = async ({ db, person, today }: SignedInAsk) =>
  accessForm(await establishmentChoices(db, person, today))

async function showForm(ask: SignedInAsk): Promise<Answer> {
  return page('records/form', formPage(ask, await formIn(ask), {}, []), wording)
}

function formPage(
  ask: SignedInAsk,
  asked: Awaited<ReturnType<typeof formIn>>,
  typed: Typed,
  problems: readonly Problem[],
): RecordFormPage {
  return {
    heading: 'Subject access',
    intro: [
      'Puts together every record about one child or member of staff, and lists every other text and earlier version that names them. The history records that you did so.',
    ],
    errors: errorLinks(problems),
    sections: [{ fields: viewForm(asked, typed, problems) }],
    hidden: [{ name: 'key', value: newFormKey() }],
    action: paths.subjectAccess(),
    submit: 'Put the records together',
    csrf: ask.csrf,
  }
}

/** A page of more could not be read, and would keep others waiting while it is drawn; the file holds them all. */
const mostOnPage = 50

async function exportRecords(ask: SignedInAsk): Promise<Answer> {
  const asked = await formIn(ask)
  refuseStrangers(asked, ask.typed)
  const found = readForm(asked, ask.typed, ask)
  if (!found.ok) return invalid('records/form', formPage(ask, asked, ask.typed, found.problems), wording)
  const { establishmentId, kind, pseudonym } = found.value
  const about = await ask.parts.count(heldAbout, { establishmentId, kind, pseudonym })
  const isPage = found.value.format === 'page'
  const shown = isPage ? about.records.slice(0, mostOnPage) : about.records
  const held = { ...about, count: about.records.length, records: await recordsOf(ask, found.value, shown) }
  await recordAccess(ask.db, ask.act, found.value, held)
  if (!isPage) return jsonFile(found.value, held, ask.now)
  const labels = await labelsFor(ask, establishmentId, held.named)
  const content = accessPage(pseudonym, held, { role: ask.person.role, labels })
  return page('records/show', content, {
    title: 'Subject access',
    name: 'subject-access-records',
    breadcrumbs,
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
