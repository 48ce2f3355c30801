import { establishmentChoices } from '../../establishments/queries.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { Conflict, NotFound, Stale } from '../../http/errors.ts'
import { get, page, post } from '../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import { readListQuery, windowOf } from '../../records/list.ts'
import { versionsOf } from '../../records/queries.ts'
import { answerForm, formParts } from '../../records/small-forms.ts'
import { decideJoin } from './actions.ts'
import { apartForm, joinForm } from './form.ts'
import { joinListPage, joinPage, undecidedPage } from './page.ts'
import {
  countJoins,
  findJoinRow,
  incidentsNamingBoth,
  joinTitle,
  listJoins,
  type JoinRow,
} from './queries.ts'
import { joinsTitle, joinSubject } from './vocabulary.ts'

/** Children whose pseudonyms read the same: which were joined, and the way back. */
export const childJoinRoutes = (): Route[] => [
  get(paths.childJoins(), 'decide joined children', showJoins),
  get(paths.childJoin(':id'), 'decide joined children', (ask) => showJoin(ask)),
  post(paths.childJoin(':id'), 'decide joined children', decide, { reads: 'a form' }),
]

const home = { href: paths.home(), text: 'Home' }

async function showJoins({ db, person, query, today }: SignedInAsk): Promise<Answer> {
  const asked = readListQuery(query, { filters: [], sorts: [], first: { sort: '', direction: 'desc' } })
  const rows = await listJoins(db, person, windowOf(asked))
  const content = joinListPage(rows, {
    houses: await establishmentChoices(db, person, today),
    query: asked,
    count: await countJoins(db, person),
  })
  return page('records/list', content, {
    title: joinsTitle,
    name: 'child-joins',
    breadcrumbs: [home, { text: joinsTitle }],
  })
}

async function joinIn({ db, person, params }: SignedInAsk): Promise<JoinRow> {
  const row = await findJoinRow(db, person, params['id'] ?? '')
  if (row === undefined)
    throw new NotFound('no such statement about two pseudonyms, or another establishment’s')
  return row
}

async function showJoin(ask: SignedInAsk, back: Back = { problems: [], as: page }): Promise<Answer> {
  const { db, person, today } = ask
  const row = await joinIn(ask)
  const around = {
    row,
    house: labelOf(await establishmentChoices(db, person, today), row.establishmentId),
    both: row.state === 'joined' ? [] : await incidentsNamingBoth(db, person, row),
    versions: await versionsOf(db, joinSubject, row.id),
  }
  const wording = {
    title: joinTitle(row),
    name: 'child-join',
    breadcrumbs: [home, { href: paths.childJoins(), text: joinsTitle }, { text: joinTitle(row) }],
  }
  if (around.both.length > 0) return back.as('records/show', undecidedPage(around), wording)
  const content = joinPage({ ...around, ...formParts(ask, formOf(row), back) })
  return back.as('records/form', content, wording)
}

const formOf = ({ state }: { state: string }) => (state === 'joined' ? apartForm : joinForm)

async function decide(ask: SignedInAsk): Promise<Answer> {
  const row = await joinIn(ask)
  const { db, act, person, pressed } = ask
  return answerForm(ask, formOf(row), {
    again: (back) => showJoin(ask, back),
    save: async (values) => {
      await decideJoin(db, act, { person, id: row.id, version: pressed.version ?? 0, ...values })
      return paths.childJoin(row.id)
    },
    refused: (error) => {
      const message = refusalOf(error)
      return message === undefined ? undefined : { control: 'reason', message }
    },
  })
}

function refusalOf(error: unknown): string | undefined {
  if (error instanceof Stale) return stale
  return error instanceof Conflict ? `Nothing was saved: ${error.message}` : undefined
}

const stale =
  'Somebody decided about these two while you were writing, so nothing was saved. Look at them as they are now'
