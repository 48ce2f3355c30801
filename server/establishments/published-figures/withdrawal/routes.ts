import { NotFound } from '../../../http/errors.ts'
import { get, page, post, seeOther } from '../../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../../http/route.ts'
import { paths } from '../../../paths.ts'
import type { RecordFormPage } from '../../../records/page-types.ts'
import { answerForm, formAnswer, formParts, ifStale, seenVersion } from '../../../records/small-forms.ts'
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

function figureAnswer(
  figure: StoredFigure,
  content: RecordFormPage,
  back: Back | undefined,
  name: string,
): Answer {
  const trail = crumbs({ href: paths.publishedFigure(figure.id), text: figureTitle(figure) })
  return formAnswer(content, { name, crumbs: trail }, back)
}

const formFor = ({ withdrawal: isOut }: StoredFigure) => (isOut === null ? withdrawalForm : puttingBackForm)

async function showWithdrawal(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const figure = await figureIn(ask)
  const pageOf = figure.withdrawal === null ? withdrawalPage : puttingBackPage
  const content = pageOf({ figure, ...formParts(ask, formFor(figure), back) })
  return figureAnswer(figure, content, back, 'figure-withdrawal')
}

async function withdrawOrPutBack(ask: SignedInAsk): Promise<Answer> {
  const figure = await figureIn(ask)
  const act = figure.withdrawal === null ? withdrawFigure : putFigureBack
  return answerForm(ask, formFor(figure), {
    again: (back) => showWithdrawal(ask, back),
    save: async ({ reason }) => {
      await act(ask.db, ask.act, { id: figure.id, version: seenVersion(ask), reason })
      return paths.publishedFigure(figure.id)
    },
    refused,
  })
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
  const state = formParts(ask, asked, back)
  const content = joiningPage({ figure, isAny, ...state, fields: isAny ? state.fields : [] })
  return figureAnswer(figure, content, back, 'figure-joining')
}

async function join(ask: SignedInAsk): Promise<Answer> {
  const figure = await figureIn(ask)
  return answerForm(ask, await othersFor(ask, figure), {
    again: (back) => showJoining(ask, back),
    save: async (values) => {
      await joinFigures(ask.db, ask.act, { id: figure.id, version: seenVersion(ask), ...values })
      return paths.publishedFigure(figure.id)
    },
    refused,
  })
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
    ...formParts(ask, undoingForm, back),
  })
  const trail = crumbs({ href: paths.figureImports(), text: 'Imports' })
  return formAnswer(content, { name: 'figure-import-undoing', crumbs: trail }, back)
}

async function undo(ask: SignedInAsk): Promise<Answer> {
  const { id } = await importIn(ask)
  return answerForm(ask, undoingForm, {
    again: (back) => showUndoing(ask, back),
    save: async ({ reason }) => {
      await undoImport(ask.db, ask.act, { id, seen: seenVersion(ask), reason })
      return paths.figureImports()
    },
    refused,
  })
}

const refused = ifStale(
  'reason',
  ({ message }) =>
    `${message}. Nothing was saved. Check this page as it is now, then send it again if it still applies`,
)
