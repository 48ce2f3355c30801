import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import type { FieldView } from '../fields/field-view.ts'
import { textOf, textsOf, type Typed } from '../fields/field.ts'
import type { Parts } from '../parts.ts'
import type { Answer, Ask } from './route.ts'

const hoursKept = 24
// Nobody fills the disk, least of all with a session that has ended.
const mostKept = 20

const secrets = new Set(['_csrf', 'old', 'new', 'response'])

/** What is neither kept nor written into a page: nobody may read it later, not even its writer. */
export const isSecret = (control: string): boolean =>
  secrets.has(control) || /password|code|secret/i.test(control)

export interface Kept {
  /** The key of the form's rendering: an act under it takes this away (`database/write.ts`). */
  key: string
  /** Of what the form was upon, where it knew. */
  version: number | null
  typed: Typed
  keptAt: string
}

const isKey = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Keeps what was typed into a form that was not sent, or could not be heard because its session had ended or a second step
 * was due: once for each rendering of the form. Only its writer gets it back; after a day it is gone. @returns its id
 */
export async function keepForm(
  { parts, db, now, typed, pressed }: Ask,
  owner: string,
  path: string,
): Promise<string> {
  const id = pressed.key !== null && isKey.test(pressed.key) ? pressed.key : parts.newId()
  const readable = Object.fromEntries(Object.entries(typed).filter(([control]) => !isSecret(control)))
  const kept = { path, version: pressed.version, typed: JSON.stringify(readable), keptAt: now }
  await db.transaction().execute(async (tx) => {
    await dropOldForms(tx, now)
    await tx
      .insertInto('keptForm')
      .values({ id, personId: owner, ...kept })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(kept).where('keptForm.personId', '=', owner),
      )
      .execute()
    const latest = tx
      .selectFrom('keptForm')
      .select('id')
      .where('personId', '=', owner)
      .orderBy('keptAt', 'desc')
      .orderBy('id')
      .limit(mostKept)
    await tx.deleteFrom('keptForm').where('personId', '=', owner).where('id', 'not in', latest).execute()
  })
  return id
}

const dayBefore = (now: string) => new Date(Date.parse(now) - hoursKept * 3_600_000).toISOString()

const dropOldForms = (db: Db, now: string) =>
  db.deleteFrom('keptForm').where('keptAt', '<', dayBefore(now)).execute()

/**
 * Takes away what was kept for a day, now and every hour from now on: nothing else need happen for it to go.
 * @returns what ends it
 */
export async function forgetOldForms({ db, clock, log }: Parts, every = 3_600_000): Promise<() => void> {
  await dropOldForms(db, clock())
  const timer = setInterval(() => {
    dropOldForms(db, clock()).catch((error: unknown) => {
      log.error({ err: error }, 'forms that were kept for a day could not be taken away')
    })
  }, every).unref()
  return () => {
    clearInterval(timer)
  }
}

type Reading = Pick<Ask, 'db' | 'now'>

/** What one typed oneself into the form of this address within the last day; undefined for anybody else's. */
export async function keptForm(
  { db, now }: Reading,
  person: Person,
  id: string,
  path: string,
): Promise<Kept | undefined> {
  const row = await db
    .selectFrom('keptForm')
    .select(['id', 'typed', 'path', 'version', 'keptAt'])
    .where('id', '=', id)
    .where('personId', '=', person.id)
    .where('keptAt', '>=', dayBefore(now))
    .executeTakeFirst()
  if (row?.path.split('?')[0] !== path) return undefined
  return keptIn(row)
}

const keptIn = (row: { id: string; typed: string; version: number | null; keptAt: string }): Kept => ({
  key: row.id,
  version: row.version,
  typed: JSON.parse(row.typed) as Typed,
  keptAt: row.keptAt,
})

/** What one typed last into the form of this address within the last day and never sent; undefined when everything was. */
export async function unsentForm(
  { db, now }: Reading,
  person: Person,
  path: string,
): Promise<Kept | undefined> {
  const row = await db
    .selectFrom('keptForm')
    .select(['id', 'typed', 'version', 'keptAt'])
    .where('personId', '=', person.id)
    .where('path', '=', path)
    .where('keptAt', '>=', dayBefore(now))
    .orderBy('keptAt', 'desc')
    .orderBy('id')
    .executeTakeFirst()
  return row && keptIn(row)
}

/** Throws away what was typed under this rendering of a form and not sent. */
export async function dropForm(db: Db, person: Person, key: string | null): Promise<void> {
  await db
    .deleteFrom('keptForm')
    .where('id', '=', key ?? '')
    .where('personId', '=', person.id)
    .execute()
}

/** The page with its form filled in again, and a line that says why. */
export function withKept(answer: Answer, typed: Typed): Answer {
  if (answer.kind !== 'page') return answer
  const banner = {
    title: 'Your text is here',
    text: 'It could not be sent when you pressed the button, because you had to sign in first. Check it and send it again.',
  }
  return { ...answer, html: { ...answer.html, page: filled(answer.html.page, typed), banner } }
}

/** Any page with its fields filled: they are found wherever they stand in it. */
function filled(page: unknown, typed: Typed): unknown {
  if (Array.isArray(page)) return page.map((each) => filled(each, typed))
  if (page === null || typeof page !== 'object') return page
  if (isField(page)) return fillField(page, typed)
  return Object.fromEntries(Object.entries(page).map(([name, value]) => [name, filled(value, typed)]))
}

const kinds = new Set([
  'input',
  'textarea',
  'radios',
  'checkboxes',
  'select',
  'date',
  'date-time',
  'repeated',
])

const isField = (part: object): part is FieldView =>
  'kind' in part && kinds.has(String(part.kind)) && ('options' in part || 'date' in part || 'items' in part)

function fillField(field: FieldView, typed: Typed): FieldView {
  switch (field.kind) {
    case 'input':
    case 'textarea':
      return { ...field, options: withValue(field.options, typed) }
    case 'select':
      return {
        ...field,
        options: { ...field.options, items: marked(field.options, typed, 'selected') },
      } as FieldView
    case 'radios':
    case 'checkboxes':
      if (field.options.isOfThisPage) return field
      return {
        ...field,
        options: { ...field.options, items: marked(field.options, typed, 'checked') },
      } as FieldView
    case 'date':
      return { ...field, options: withDay(field.options, typed) }
    case 'date-time':
      return { ...field, date: withDay(field.date, typed), time: withValue(field.time, typed) }
    case 'repeated':
      return { ...field, items: filled(field.items, typed) as typeof field.items }
    case 'password':
    case 'file':
      return field
  }
}

const withValue = <Options extends { name: string }>(options: Options, typed: Typed): Options =>
  options.name in typed ? { ...options, value: textOf(typed, options.name) } : options

function marked(
  { name, items }: { name: string; items: readonly object[] },
  typed: Typed,
  mark: 'checked' | 'selected',
): object[] {
  if (!(name in typed)) return [...items]
  const chosen = textsOf(typed, name)
  return items.map((item) =>
    'value' in item ? { ...item, [mark]: chosen.includes(String(item.value)) } : item,
  )
}

type Day = Extract<FieldView, { kind: 'date' }>['options']

function withDay(options: Day, typed: Typed): Day {
  const part = (name: 'day' | 'month' | 'year') => {
    const control = `${options.namePrefix}-${name}`
    return control in typed ? { ...options[name], value: textOf(typed, control) } : options[name]
  }
  return { ...options, day: part('day'), month: part('month'), year: part('year') }
}
