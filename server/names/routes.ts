import { may } from '../access/permissions.ts'
import { emptyLogSoon } from '../database/empty-log.ts'
import { NotFound } from '../http/errors.ts'
import { newFormKey } from '../http/read.ts'
import { get, page, post, seeOther } from '../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../http/route.ts'
import { paths } from '../paths.ts'
import { recordLook } from '../records/look-queries.ts'
import { answerForm, formAnswer, formParts } from '../records/small-forms.ts'
import { askForMask, confirmMask, refuseMask } from './actions.ts'
import { maskForm } from './form.ts'
import { foundIn, isPseudonymNow, seenBy, type Found } from './found-queries.ts'
import { maskableKind, maskableKinds, type Maskable } from './kinds.ts'
import { askPage, listPage, maskPage } from './page.ts'
import { isPseudonymHeld } from './pseudonym-queries.ts'
import {
  heldDocuments,
  isOfLadoContact,
  listMasks,
  nameAsked,
  secondsForMasks,
  type MaskRow,
} from './queries.ts'

const base = paths.maskedNames()
const fresh = { step: 'fresh' } as const

/** Names that got into a record: asked for by whoever reads it, confirmed by another office. */
export const nameRoutes = (): Route[] => [
  ...maskableKinds.flatMap((kind) => [
    get(`${kind.pattern}/names`, kind.ask, (ask) => showAsking(kind, ask)),
    post(`${kind.pattern}/names`, kind.ask, (ask) => askFor(kind, ask), { reads: 'a form' }),
  ]),
  get(base, 'confirm masked names', showList),
  get(`${base}/:id`, 'confirm masked names', showMask),
  post(`${base}/:id/confirmed`, 'confirm masked names', confirm, fresh),
  post(`${base}/:id/refused`, 'confirm masked names', refuse, fresh),
]

/** The record, for whoever may read it; what its answers hold, and under which name each is asked for. */
async function recordIn(kind: Maskable, ask: SignedInAsk) {
  const found = await kind.find(ask, ask.params['id'] ?? ask.params['year'] ?? '')
  await recordLook(ask.db, ask.act, kind, found)
  const held = await kind.held(ask, found)
  const seen = seenBy(ask.person.role, { held, kind })
  const questions = seen.map(({ name, label }) => ({ value: name, label }))
  return { found, held, form: maskForm(questions, ask.today) }
}

type InRecord = Awaited<ReturnType<typeof recordIn>>

async function showAsking(kind: Maskable, ask: SignedInAsk): Promise<Answer> {
  return askAnswer(ask, await recordIn(kind, ask))
}

function askAnswer(ask: SignedInAsk, { found, form }: InRecord, back?: Back): Answer {
  const { href, title } = found
  const content = askPage({ ...formParts(ask, form, back), title, href, today: ask.today })
  const crumbs = [
    { href: paths.home(), text: 'Home' },
    { href, text: title },
  ]
  return formAnswer(content, { name: 'name-got-in', crumbs }, back)
}

async function askFor(kind: Maskable, ask: SignedInAsk): Promise<Answer> {
  const record = await recordIn(kind, ask)
  const { found, held, form } = record
  return answerForm(ask, form, {
    again: (back) => askAnswer(ask, record, back),
    save: async ({ text, where }) => {
      const places = await foundIn(ask.db, kind, found.id, { held, text })
      const message =
        problemWith(record, places, { text, where }) ?? (await problemElsewhere(ask, found, text))
      if (message !== undefined) return [{ control: 'text', message }]
      const id = await askForMask(ask.db, ask.act, {
        subject: kind.name,
        subjectId: found.id,
        establishmentId: found.establishmentId,
        title: found.numbered,
        text,
        found: places,
      })
      return paths.maskedName(id)
    },
  })
}

function problemWith(
  { found, held }: InRecord,
  places: readonly Found[],
  { text, where }: { text: string; where: string },
): string | undefined {
  if (!places.some(({ name }) => name === where))
    return 'This is not there. Copy the name exactly as it is written, and choose the question whose answer contains it'
  return isPseudonymNow(found.content, held, text)
    ? 'This record uses it as a pseudonym. Correct the record with a code first, then ask: its earlier versions are masked'
    : undefined
}

async function problemElsewhere(
  { db, person }: SignedInAsk,
  { establishmentId }: { establishmentId: string | null },
  text: string,
): Promise<string | undefined> {
  return (await isPseudonymHeld(db, { establishmentId, text, role: person.role }))
    ? 'A record holds this as somebody’s pseudonym, and a pseudonym is not masked. If it is a name, correct each record that holds it with a code first'
    : undefined
}

const crumbs = (last: string) => [
  { href: paths.home(), text: 'Home' },
  { href: base, text: 'Names that got in' },
  { text: last },
]

async function showList(ask: SignedInAsk): Promise<Answer> {
  const rows = await listMasks(ask.db, ask.person)
  const visible = await Promise.all(rows.map((row) => isVisible(ask, row)))
  const content = listPage(rows.filter((_row, place) => visible[place]))
  const breadcrumbs = [{ href: paths.home(), text: 'Home' }, { text: content.heading }]
  return page('records/list', content, { title: content.heading, name: 'masked-names', breadcrumbs })
}

async function isVisible(ask: SignedInAsk, row: MaskRow): Promise<boolean> {
  try {
    await readable(ask, row)
    return true
  } catch (error) {
    if (error instanceof NotFound) return false
    throw error
  }
}

async function rowIn(ask: SignedInAsk): Promise<MaskRow & { readable: Readable }> {
  const [row] = await listMasks(ask.db, ask.person, ask.params['id'] ?? '')
  if (row === undefined) throw new NotFound('no such request to mask, or not this person’s')
  return { ...row, readable: await readable(ask, row) }
}

async function showMask(ask: SignedInAsk): Promise<Answer> {
  const { readable: seen, ...row } = await rowIn(ask)
  if (seen.href !== undefined)
    await recordLook(ask.db, ask.act, kindOf(row), {
      id: row.subjectId,
      establishmentId: row.establishmentId,
    })
  const content = maskPage({
    row: { ...row, found: seen.found },
    name: seen.name,
    ...(seen.href === undefined ? {} : { href: seen.href }),
    documents: await heldDocuments(ask.db, row.id),
    isOfLadoContact: await isOfLadoContact(ask.db, ask.person, row),
    whyNot: (await secondsForMasks(ask.db, ask.now))(row, ask.person),
    today: ask.today,
    csrf: ask.csrf,
    key: newFormKey(),
  })
  return page('records/show', content, {
    title: row.title,
    name: 'masked-name',
    breadcrumbs: crumbs(row.title),
  })
}

interface Readable {
  /** Empty for whoever may not read the record. */
  name: string
  href?: string
  found: Found[]
}

/**
 * What of a request its viewer may read: a business manager number, answers and counts; whoever reads the record the name
 * too, beside the answers that are not hidden from them.
 * @throws NotFound for a head who may not read the record, or none of the answers
 */
async function readable(ask: SignedInAsk, row: MaskRow): Promise<Readable> {
  const { db, person } = ask
  if (person.role === 'business-manager') return { name: '', found: row.found }
  const kind = kindOf(row)
  if (!may(person.role, kind.read)) throw new NotFound('this role does not read records of this kind')
  const record = await kind.find(ask, row.subjectId)
  const held = await kind.held(ask, record)
  const seen = new Set(seenBy(person.role, { held, kind }).map(({ name }) => name))
  const found = row.found.filter(({ name }) => seen.has(name))
  if (found.length === 0) throw new NotFound('no answer of the request stands in the record')
  return { name: await nameAsked(db, row.id), href: record.href, found }
}

function kindOf({ subject }: MaskRow): Maskable {
  const kind = maskableKind(subject)
  if (kind === undefined) throw new NotFound('records of this kind cannot be masked')
  return kind
}

async function confirm(ask: SignedInAsk): Promise<Answer> {
  const row = await rowIn(ask)
  const kind = kindOf(row)
  const { subjectId: id, establishmentId } = row
  const { texts } = await kind.held(ask, { id, establishmentId })
  const { contentOf, tables, parts } = kind
  const href = await kind.hrefOf(ask.db, id)
  await confirmMask(ask.db, ask.act, row.id, { contentOf, tables, texts, href, parts })
  emptyLogSoon(ask.parts.opened.connection)
  return seeOther(paths.maskedName(row.id))
}

async function refuse(ask: SignedInAsk): Promise<Answer> {
  const row = await rowIn(ask)
  await refuseMask(ask.db, ask.act, row.id)
  return seeOther(base)
}
