import { may } from '../../access/permissions.ts'
import { NotFound } from '../../http/errors.ts'
import { readSheet } from '../../import-files/read-sheet.ts'
import type { Refusal, Sheet } from '../../import-files/sheet.ts'
import { newFormKey } from '../../http/read.ts'
import { get, invalid, page, post, seeOther, upload } from '../../http/route.ts'
import type { Answer, Route, SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import { beginDraft } from '../../records/actions.ts'
import { recordSearch } from '../../records/look-queries.ts'
import { readListQuery } from '../../records/list.ts'
import { findDraft } from '../../records/queries.ts'
import { recordRoutes } from '../../records/routes.ts'
import { importFigures } from './actions.ts'
import { readFigures } from './read-figures.ts'
import type { PublishedFigure } from './sections.ts'
import { keyOf, saysTheSame } from './keys.ts'
import { publishedFigureKind } from './kind.ts'
import { figureCheckPage, figureListPage, figuresImportedPage, figureUploadPage } from './page.ts'
import { templates, type Template } from './template.ts'
import { figureWithdrawalRoutes } from './withdrawal/routes.ts'
import { allFigures, countFigures, figureFilters, importOutcome, listFigures, ownNames } from './queries.ts'

const change = 'change published figures'

export const publishedFigureRoutes = (): Route[] => [
  get(paths.publishedFigures(), 'read published figures', showFigures),
  get(paths.figureImport(), change, askFile),
  upload(paths.figureImport(), change, readFile),
  ...templates.map((template) =>
    get(paths.figureTemplate(template.name), change, () => sendTemplate(template)),
  ),
  get(paths.figureImport(':draft'), change, checkFile),
  post(paths.figureImport(':draft'), change, addFigures),
  get(`${paths.figureImport(':draft')}/done`, change, confirmImport),
  ...figureWithdrawalRoutes(),
  ...recordRoutes(publishedFigureKind),
]

const crumbs = (...last: string[]) => [
  { href: paths.home(), text: 'Home' },
  { ...(last.length > 0 ? { href: paths.publishedFigures() } : {}), text: 'Published figures' },
  ...last.map((text) => ({ text })),
]

const rules = {
  filters: ['establishment', 'measure', 'counting'],
  sorts: ['establishment', 'period', 'value'],
  first: { sort: 'establishment', direction: 'asc' },
} as const

async function showFigures({ db, act, person, query: asked }: SignedInAsk): Promise<Answer> {
  const query = readListQuery(asked, rules)
  const { count: total, withdrawn } = await countFigures(db, query)
  await recordSearch(db, act, person, { subject: 'published-figure', filters: query.filters, found: total })
  const content = figureListPage(await listFigures(db, query), query, {
    total,
    withdrawn,
    filters: await figureFilters(db),
    mayChange: may(person.role, change),
  })
  const wording = { title: 'Published figures', name: 'published-figures', breadcrumbs: crumbs() }
  return page('records/list', content, wording)
}

const uploadWording = {
  title: 'Upload published figures',
  name: 'figure-upload',
  breadcrumbs: crumbs('Upload a file'),
}

const askFile = ({ csrf }: SignedInAsk): Promise<Answer> =>
  Promise.resolve(
    page('records/form', figureUploadPage({ numbered: 'line', problems: [] }, csrf), uploadWording),
  )

const sendTemplate = async ({ name, type, content }: Template): Promise<Answer> => ({
  kind: 'file',
  content: await content(),
  type,
  name,
})

const refuse = ({ csrf }: SignedInAsk, refusal: Omit<Refusal, 'ok'>): Answer =>
  invalid('records/form', figureUploadPage(refusal, csrf), uploadWording)

async function readFile(ask: SignedInAsk): Promise<Answer> {
  const file = ask.files['file']
  if (file === undefined) {
    const problems = [{ line: 0, message: 'Choose a CSV or Excel (.xlsx) file' }]
    return refuse(ask, { numbered: 'line', problems })
  }
  const read = await readSheet(file)
  if (!read.ok) return refuse(ask, read)
  const checked = await checkSheet(ask, read.sheet)
  if (!checked.ok) return refuse(ask, checked)
  const draft = { kind: 'published-figure-import', subjectId: null, baseVersion: null }
  const typed = { sheet: JSON.stringify(read.sheet) }
  return seeOther(paths.figureImport(await beginDraft(ask.db, ask.act, draft, typed)))
}

type Checked =
  | {
      ok: true
      figures: PublishedFigure[]
      /** Those that are not there. */
      fresh: PublishedFigure[]
      /** Those that were withdrawn, and are put back. */
      back: PublishedFigure[]
    }
  | Refusal

/** Reads the lines and holds them against what is there: a figure that says something else is not added beside it. */
async function checkSheet(ask: SignedInAsk, sheet: Sheet): Promise<Checked> {
  const found = await readFigures(sheet, await ownNames(ask.db), ask)
  const notices = sheet.notices === undefined ? {} : { notices: sheet.notices }
  if (!found.ok) return { ...found, ...notices }
  const there = new Map((await allFigures(ask.db)).map((figure) => [keyOf(figure), figure]))
  const problems = found.figures.flatMap((figure) => {
    const same = there.get(keyOf(figure))
    // What was withdrawn is put back with what the file says of it.
    if (same === undefined || same.withdrawal === 'withdrawn' || saysTheSame(same, figure)) return []
    const message = `${figure.establishment}, ${figure.measure}, from ${figure.periodStart}: this figure is there already and says something else (${same.value}). Take it out of the file and correct it on its page`
    return [{ line: 0, message }]
  })
  if (problems.length > 0) return { ok: false, numbered: sheet.numbered, problems, ...notices }
  const back = found.figures.filter((figure) => there.get(keyOf(figure))?.withdrawal === 'withdrawn')
  return { ...found, back, fresh: found.figures.filter((figure) => !there.has(keyOf(figure))) }
}

const draftOf = async ({ db, person, params }: SignedInAsk) => {
  const draft = await findDraft(db, person, 'published-figure-import', params['draft'] ?? '')
  // As `readFile` kept it.
  return { id: draft.id, sheet: JSON.parse(String(draft.typed['sheet'])) as Sheet }
}

async function checkFile(ask: SignedInAsk): Promise<Answer> {
  const { id, sheet } = await draftOf(ask)
  const checked = await checkSheet(ask, sheet)
  if (!checked.ok) return refuse(ask, checked)
  const { fresh, back, figures } = checked
  const { notices = [] } = sheet
  const existing = figures.length - fresh.length - back.length
  const state = { fresh, back, existing, notices, draft: id }
  const content = figureCheckPage({ ...state, csrf: ask.csrf, key: newFormKey() })
  return page('records/check', content, { ...uploadWording, title: content.heading, name: 'figure-check' })
}

async function addFigures(ask: SignedInAsk): Promise<Answer> {
  const asked = ask.params['draft'] ?? ''
  const done = `${paths.figureImport(asked)}/done`
  // A second click comes when the draft is gone already: the first answer is given again.
  if ((await importOutcome(ask.db, asked)) !== undefined) return seeOther(done)
  const { id, sheet } = await draftOf(ask)
  const checked = await checkSheet(ask, sheet)
  if (!checked.ok) return refuse(ask, checked)
  await importFigures(ask.db, ask.act, { figures: checked.figures, id })
  return seeOther(done)
}

async function confirmImport({ db, params }: SignedInAsk): Promise<Answer> {
  const outcome = await importOutcome(db, params['draft'] ?? '')
  if (outcome === undefined) throw new NotFound('nothing was imported from this draft')
  const content = figuresImportedPage(outcome, params['draft'] ?? '')
  return page('records/confirmation', content, {
    title: content.panel.title,
    name: 'figures-imported',
    breadcrumbs: crumbs('Upload a file'),
  })
}
