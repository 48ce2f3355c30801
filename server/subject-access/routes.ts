import { establishmentChoices } from '../establishments/queries.ts'
import type { Problem, Typed } from '../fields/field.ts'
import { readForm, viewForm } from '../fields/form.ts'
import { newFormKey } from '../http/read.ts'
import { file, get, invalid, page, post, type Answer, type Route, type SignedInAsk } from '../http/route.ts'
import { refuseStrangers } from '../http/strangers.ts'
import { recordKinds } from '../kinds.ts'
import { paths } from '../paths.ts'
import type { RecordKind } from '../records/kind.ts'
import { errorLinks } from '../records/page.ts'
import type { RecordFormPage } from '../records/page-types.ts'
import { recordAccess } from './actions.ts'
import { accessForm, type AccessRequest } from './form.ts'
import { accessPage, type AccessRecord, type Held } from './page.ts'
import { recordsAbout } from './queries.ts'
import { markThirdParties } from './third-parties.ts'
import { unsentAbout } from './unsent.ts'

/** Subject access: what is held about one child or member of staff (SECURITY PR-10). */
export const subjectAccessRoutes = (): Route[] => [
  get(paths.subjectAccess(), 'answer subject access', showForm, { step: 'fresh' }),
  post(paths.subjectAccess(), 'answer subject access', exportRecords, {
    step: 'fresh',
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
      'Puts together everything that is held about one child or member of staff. That you did so stands in the history.',
    ],
    errors: errorLinks(problems),
    sections: [{ fields: viewForm(asked, typed, problems) }],
    hidden: [{ name: 'key', value: newFormKey() }],
    action: paths.subjectAccess(),
    submit: 'Put the records together',
    csrf: ask.csrf,
  }
}

async function exportRecords(ask: SignedInAsk): Promise<Answer> {
  const asked = await formIn(ask)
  refuseStrangers(asked, ask.typed)
  const found = readForm(asked, ask.typed, ask)
  if (!found.ok) return invalid('records/form', formPage(ask, asked, ask.typed, found.problems), wording)
  const records = await recordsOf(ask, found.value)
  const held = { records, unsent: await unsentAbout(ask.db, found.value) }
  await recordAccess(ask.db, ask.act, found.value, held)
  if (found.value.format === 'json') return jsonFile(found.value, held, ask.now)
  const content = accessPage(found.value.pseudonym, held, ask.person.role)
  return page('records/show', content, {
    title: 'Subject access',
    name: 'subject-access-records',
    breadcrumbs,
  })
}

async function recordsOf(ask: SignedInAsk, request: AccessRequest): Promise<AccessRecord[]> {
  const records: AccessRecord[] = []
  for (const { kind: name, id } of await recordsAbout(ask.db, request)) {
    const kind = recordKinds.find((each) => each.name === name) as
      RecordKind<Record<string, unknown>> | undefined
    if (kind === undefined) continue
    const found = await kind.find(ask.db, ask.person, id, ask.today)
    const { db, person, today } = ask
    const correcting = { id, establishmentId: found.establishmentId }
    const { form } = await kind.formFor({ db, person, today, correcting })
    const { content, others } = markThirdParties(found.content, request.pseudonym)
    records.push({ kind: name, title: found.title, form, content, others })
  }
  return records
}

function jsonFile({ kind, pseudonym }: AccessRequest, { records, unsent }: Held, at: string): Answer {
  const content = {
    about: { kind, pseudonym },
    putTogetherAt: at,
    records: records.map((each) => ({
      kind: each.kind,
      title: each.title,
      thirdParties: each.others,
      content: each.content,
    })),
    begunAndNotSent: unsent,
  }
  return file(Buffer.from(`${JSON.stringify(content, null, 2)}\n`), 'application/json', 'subject-access.json')
}
