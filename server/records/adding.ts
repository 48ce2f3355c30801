import { longDate } from '../../reports/wording.ts'
import { viewForm } from '../fields/form.ts'
import type { Problem, Reading } from '../fields/field.ts'
import { Stale } from '../http/errors.ts'
import { newFormKey } from '../http/read.ts'
import { conflict, get, invalid, post, seeOther } from '../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../http/route.ts'
import { refuseStrangers } from '../http/strangers.ts'
import { acceptedWords } from './accepted-word-actions.ts'
import { correctRecord } from './actions.ts'
import { asking, crumbs } from './draft.ts'
import { findsIn } from './finds.ts'
import type { RecordForm } from '../fields/sections.ts'
import type { Loaded, RecordKind } from './kind.ts'
import { laterForm, readLater, typeLater, type Later, type OpenQuestions } from './later.ts'
import { recordLook } from './look-queries.ts'
import { errorLinks } from './page.ts'
import type { Button, RecordFormPage } from './page-types.ts'
import { formAnswer } from './small-forms.ts'

/** What is open in a record is answered on a page of its own. */
export const addingRoutes = <Values extends object>(kind: RecordKind<Values>): Route[] =>
  (kind.later ?? []).flatMap((later) => {
    const place = `${kind.base}/:id/${later.slug}`
    return [
      get(place, kind.allow.record, (ask) => showAddition(kind, later, ask)),
      post(place, kind.allow.record, (ask) => saveAddition(kind, later, ask), { reads: 'a form' }),
    ]
  })

/** A button for each of the pages on which something of a record is still open. */
export const addingButtons = <Values extends object>(
  { base, later = [] }: Pick<RecordKind<Values>, 'base' | 'later'>,
  { id, content }: Pick<Loaded<Values>, 'id' | 'content'>,
): Button[] =>
  later
    .filter(({ open }) => open(content).length > 0)
    .map(({ slug, button }) => ({ text: button, href: `${base}/${id}/${slug}`, secondary: true }))

interface Opened<Values> {
  loaded: Loaded<Values>
  asked: RecordForm<Values>
  groups: readonly OpenQuestions[]
}

async function opened<Values extends object>(
  kind: RecordKind<Values>,
  { open }: Later<Values>,
  ask: SignedInAsk,
): Promise<Opened<Values>> {
  const loaded = await kind.load(ask.db, ask.person, ask.params['id'] ?? '', ask.today)
  await recordLook(ask.db, ask.act, kind, loaded)
  const asked = await kind.formFor({ ...asking(ask), typed: ask.typed, correcting: loaded })
  return { loaded, asked, groups: open(loaded.content) }
}

const controlsOf = (groups: readonly OpenQuestions[]) => groups.flatMap(({ controls }) => controls)

async function showAddition<Values extends object>(
  kind: RecordKind<Values>,
  later: Later<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const state = await opened(kind, later, ask)
  // Answered since the page that leads here was read.
  if (state.groups.length === 0) return seeOther(`${kind.base}/${state.loaded.id}`)
  return additionAnswer(kind, later, ask, state)
}

function additionAnswer<Values extends object>(
  kind: RecordKind<Values>,
  later: Later<Values>,
  ask: SignedInAsk,
  { loaded, asked, groups, back }: Opened<Values> & { back?: Back },
): Answer {
  const problems = back?.problems ?? []
  const stands = later.showsAnswers === true ? typeLater(asked.form, loaded.content, controlsOf(groups)) : {}
  const typed = { ...stands, ...ask.typed }
  const address = `${kind.base}/${loaded.id}`
  const content: RecordFormPage = {
    heading: later.title,
    caption: `${loaded.title}${dayOf(kind, loaded)}`,
    intro: [
      `Your answers are added to the record; you do not give a reason. To change them after that, use “Correct this ${kind.one}”.`,
    ],
    errors: errorLinks(problems),
    sections: groups.map(({ legend, controls }) => ({
      ...(legend === undefined ? {} : { legend }),
      fields: viewForm(laterForm(asked.form, controls), typed, problems),
    })),
    hidden: [
      { name: 'key', value: newFormKey() },
      { name: 'version', value: String(loaded.version) },
    ],
    action: `${address}/${later.slug}`,
    submit: 'Add to the record',
    cancel: { text: `Back to the ${kind.one}`, href: address },
    csrf: ask.csrf,
  }
  const above = [...crumbs(kind, loaded.title).slice(0, 2), { href: address, text: loaded.title }]
  return formAnswer(content, { name: `${kind.name}-${later.slug}`, crumbs: above }, back)
}

/** ', 26 November 2019': the day that the record is about, unless its title says it. */
function dayOf<Values extends object>(
  { draftNamedBy }: RecordKind<Values>,
  { title, content }: Loaded<Values>,
): string {
  const day = draftNamedBy === undefined ? undefined : content[draftNamedBy.day]
  const words = typeof day === 'string' ? longDate(day.slice(0, 10)) : ''
  return words === '' || title.includes(words) ? '' : `, ${words}`
}

async function saveAddition<Values extends object>(
  kind: RecordKind<Values>,
  later: Later<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const state = await opened(kind, later, ask)
  const { loaded, asked, groups } = state
  const address = `${kind.base}/${loaded.id}`
  if (groups.length === 0) return seeOther(address)
  const controls = controlsOf(groups)
  refuseStrangers(laterForm(asked.form, controls), ask.typed)
  const again = (problems: readonly Problem[], as = invalid) =>
    additionAnswer(kind, later, ask, { ...state, back: { problems, as } })
  const read = await readAddition(kind, ask, { loaded, asked, controls })
  if (!read.ok) return again(read.problems)
  try {
    await correctRecord(ask.db, ask.act, kind, {
      id: loaded.id,
      version: ask.pressed.version ?? 0,
      values: read.value,
      adds: true,
      reason: '',
      person: ask.person,
      today: ask.today,
    })
  } catch (error) {
    if (!(error instanceof Stale)) throw error
    const message = `Nothing was saved: this ${kind.one} changed while you were writing. Check your answers and send them again`
    return again([{ control: controls[0] ?? '', message }], conflict)
  }
  return seeOther(`${address}/recorded`)
}

/** Every message at once: what cannot be read, and what reads as a name. */
async function readAddition<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  of: Pick<Opened<Values>, 'loaded' | 'asked'> & { controls: readonly string[] },
): Promise<Reading<Values>> {
  const { loaded, asked, controls } = of
  const read = readLater(
    asked.form,
    { content: loaded.content, controls },
    { typed: ask.typed, context: ask },
  )
  const named = await namesTyped(kind, ask, of)
  if (read.ok && named.length === 0) return read
  return { ok: false, problems: [...(read.ok ? [] : read.problems), ...named] }
}

/** What reads as a name in the texts of the page: here nobody can say that it is none, on the check page of a correction they can. */
async function namesTyped<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  { loaded, asked, controls }: Pick<Opened<Values>, 'loaded' | 'asked'> & { controls: readonly string[] },
): Promise<Problem[]> {
  const accepted = await acceptedWords(ask.db, loaded.establishmentId, ask.person.role)
  const form = laterForm(asked.form, controls)
  return Object.entries(ask.typed).flatMap(([control, typed]) =>
    findsIn(form, { [control]: typed }, { today: ask.today, accepted })
      .filter(({ mustDecide }) => mustDecide)
      .map(({ text, what }) => ({
        control,
        message: `“${text}” looks like ${what}: write a pseudonym or a role instead. If it is not one, use “Correct this ${kind.one}”, where you can say so`,
      })),
  )
}
