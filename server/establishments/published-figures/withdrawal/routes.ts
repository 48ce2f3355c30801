import type { Problem } from '../../../fields/field.ts'
import { readForm, viewForm, type AnyForm } from '../../../fields/form.ts'
import { BadRequest, NotFound, Stale } from '../../../http/errors.ts'
import { newFormKey } from '../../../http/read.ts'
import { conflict, get, invalid, page, post, seeOther } from '../../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../../http/route.ts'
import { refuseStrangers } from '../../../http/strangers.ts'
import { paths } from '../../../paths.ts'
import { errorLinks } from '../../../records/page.ts'
import type { RecordFormPage } from '../../../records/page-types.ts'
import { figuresById, figuresOfPeriod, type StoredFigure } from '../queries.ts'
import { figureTitle } from '../words.ts'
import { joinFigures, putFigureBack, undoImport, withdrawFigure } from './actions.ts'
import { joiningForm, puttingBackForm, undoingForm, withdrawalForm } from './form.ts'
import { importsPage, inFew, joiningPage, puttingBackPage, undoingPage, withdrawalPage } from './page.ts'
import { findImport, listImports, signedSince, undoable } from './queries.ts'

const change = 'change published figures'
const withdrawal = `${paths.publishedFigures()}/:id/withdrawal`
const joining = `${paths.publishedFigures()}/:id/joining`
const undoing = `${paths.figureImport(':draft')}/undoing`

/** The way back: a figure withdrawn or put back, two joined that are one, an import undone as one act. */
export const figureWithdrawalRoutes = (): Route[] => [
  get(paths.figureImports(), change, showImports),
  get(undoing, change, (ask) => showUndoing(ask)),
  post(undoing, change, undo, { reads: 'a form' }),
  get(withdrawal, change, (ask) => showWithdrawal(ask)),
  post(withdrawal, change, withdrawOrPutBack, { reads: 'a form' }),
  get(joining, change, (ask) => showJoining(ask)),
  post(joining, change, join, { reads: 'a form' }),
]

const crumbs = (...last: { href?: string; text: string }[]) => [
  { href: paths.home(), text: 'Home' },
  { href: paths.publishedFigures(), text: 'Published figures' },
  ...last,
]

async function figureIn({ db, params }: SignedInAsk): Promise<StoredFigure> {
  const [figure] = await figuresById(db, [params['id'] ?? ''])
  if (figure === undefined) throw new NotFound('no such published figure')
  return figure
}

const around = (ask: SignedInAsk, asked: AnyForm, problems: readonly Problem[]) => ({
  fields: viewForm(asked, ask.typed, problems),
  errors: errorLinks(problems),
  csrf: ask.csrf,
  key: newFormKey(),
})

const figureAnswer = (figure: StoredFigure, content: RecordFormPage, back: Back | undefined, name: string) =>
  (back?.as ?? page)('records/form', content, {
    title: content.heading,
    name,
    breadcrumbs: crumbs(
      { href: paths.publishedFigure(figure.id), text: figureTitle(figure) },
      { text: content.heading },
    ),
  })

const formFor = ({ withdrawal: isOut }: StoredFigure) => (isOut === null ? withdrawalForm : puttingBackForm)

async function showWithdrawal(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const figure = await figureIn(ask)
  const pageOf = figure.withdrawal === null ? withdrawalPage : puttingBackPage
  const content = pageOf({ figure, ...around(ask, formFor(figure), back?.problems ?? []) })
  return figureAnswer(figure, content, back, 'figure-withdrawal')
}

async function withdrawOrPutBack(ask: SignedInAsk): Promise<Answer> {
  const figure = await figureIn(ask)
  const asked = formFor(figure)
  refuseStrangers(asked, ask.typed)
  const found = readForm(asked, ask.typed, ask)
  if (!found.ok) return showWithdrawal(ask, { problems: found.problems, as: invalid })
  const seen = { id: figure.id, version: versionIn(ask), reason: found.value.reason }
  const act = figure.withdrawal === null ? withdrawFigure : putFigureBack
  return unlessStale(
    () => act(ask.db, ask.act, seen),
    paths.publishedFigure(figure.id),
    (problems) => showWithdrawal(ask, { problems, as: conflict }),
  )
}

async function othersFor(ask: SignedInAsk, figure: StoredFigure) {
  const others = figure.withdrawal === null ? await figuresOfPeriod(ask.db, figure) : []
  return joiningForm(others.map((each) => ({ value: each.id, label: inFew(each) })))
}

async function showJoining(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const figure = await figureIn(ask)
  if (figure.withdrawal !== null && back === undefined) return seeOther(paths.publishedFigure(figure.id))
  const asked = await othersFor(ask, figure)
  const isAny = (asked.fields.into.codes ?? []).length > 0
  const state = around(ask, asked, back?.problems ?? [])
  const content = joiningPage({ figure, isAny, ...state, fields: isAny ? state.fields : [] })
  return figureAnswer(figure, content, back, 'figure-joining')
}

async function join(ask: SignedInAsk): Promise<Answer> {
  const figure = await figureIn(ask)
  const asked = await othersFor(ask, figure)
  refuseStrangers(asked, ask.typed)
  const found = readForm(asked, ask.typed, ask)
  if (!found.ok) return showJoining(ask, { problems: found.problems, as: invalid })
  const seen = { id: figure.id, version: versionIn(ask), ...found.value }
  return unlessStale(
    () => joinFigures(ask.db, ask.act, seen),
    paths.publishedFigure(figure.id),
    (problems) => showJoining(ask, { problems, as: conflict }),
  )
}

async function showImports({ db }: SignedInAsk): Promise<Answer> {
  const content = importsPage(await listImports(db))
  return page('records/list', content, {
    title: content.heading,
    name: 'figure-imports',
    breadcrumbs: crumbs({ text: content.heading }),
  })
}

async function importIn({ db, params }: SignedInAsk) {
  const done = await findImport(db, params['draft'] ?? '')
  if (done === undefined) throw new NotFound('no such import')
  return done
}

async function showUndoing(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const done = await importIn(ask)
  const content = undoingPage({
    done,
    ...(await undoable(ask.db, done)),
    signed: await signedSince(ask.db, done.at),
    ...around(ask, undoingForm, back?.problems ?? []),
  })
  return (back?.as ?? page)('records/form', content, {
    title: content.heading,
    name: 'figure-import-undoing',
    breadcrumbs: crumbs({ href: paths.figureImports(), text: 'Imports' }, { text: content.heading }),
  })
}

async function undo(ask: SignedInAsk): Promise<Answer> {
  const { id } = await importIn(ask)
  refuseStrangers(undoingForm, ask.typed)
  const found = readForm(undoingForm, ask.typed, ask)
  if (!found.ok) return showUndoing(ask, { problems: found.problems, as: invalid })
  const undoneFor = { id, seen: versionIn(ask), reason: found.value.reason }
  return unlessStale(
    () => undoImport(ask.db, ask.act, undoneFor),
    paths.figureImports(),
    (problems) => showUndoing(ask, { problems, as: conflict }),
  )
}

function versionIn({ pressed: { version } }: SignedInAsk): number {
  if (version === null) throw new BadRequest('This form is out of date. Go back and reload the page.')
  return version
}

async function unlessStale(
  work: () => Promise<void>,
  then: string,
  again: (problems: readonly Problem[]) => Promise<Answer>,
): Promise<Answer> {
  try {
    await work()
    return seeOther(then)
  } catch (error) {
    if (!(error instanceof Stale)) throw error
    const message = `${error.message}. Nothing was saved. Check this page as it is now, then send it again if it still applies`
    return again([{ control: 'reason', message }])
  }
}
