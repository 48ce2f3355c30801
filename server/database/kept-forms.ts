import type { Typed } from '../fields/field.ts'
import type { Db } from './schema.ts'

const hoursKept = 24
// Nobody fills the disk, least of all with a session that has ended.
const mostKept = 20

const secrets = new Set(['_csrf', 'old', 'new', 'response'])

/** What is neither kept nor written into a page: nobody may read it later, not even its writer. */
export const isSecret = (control: string): boolean =>
  secrets.has(control) || /password|code|secret/i.test(control)

export interface Kept {
  /** The key of the form's rendering: an act under it takes this away (`write.ts`). */
  key: string
  /** Of what the form was upon, where it knew. */
  version: number | null
  typed: Typed
  keptAt: string
}

interface Typing {
  parts: { newId: () => string }
  db: Db
  now: string
  typed: Typed
  pressed: { key: string | null; version: number | null }
}

interface Forgetting {
  db: Db
  clock: () => string
  log: { error: (about: object, text: string) => void }
}

const isKey = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Keeps what was typed into a form that was not sent, or could not be heard because its session had ended or a second step
 * was due: once for each rendering of the form. Only its writer gets it back; after a day it is gone. @returns its id
 */
export async function keepForm(
  { parts, db, now, typed, pressed }: Typing,
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
export async function forgetOldForms({ db, clock, log }: Forgetting, every = 3_600_000): Promise<() => void> {
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

type Reading = Pick<Typing, 'db' | 'now'>

/** What one typed oneself into the form of this address within the last day; undefined for anybody else's. */
export async function keptForm(
  { db, now }: Reading,
  person: { id: string },
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
  person: { id: string },
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
export async function dropForm(db: Db, person: { id: string }, key: string | null): Promise<void> {
  await db
    .deleteFrom('keptForm')
    .where('id', '=', key ?? '')
    .where('personId', '=', person.id)
    .execute()
}
