import type { Db, Tx } from './schema.ts'

/** Who acts: a person by id and role, or the system user behind a command. */
export interface Who {
  id: string
  role: string
}

/**
 * What every write needs from the edge: who acts, when, the form's idempotency key, fresh random ids, and the seal
 * (HMAC-SHA256 with a key that is not in the database). No clock and no randomness further in.
 */
export interface Act {
  who: Who
  /** UTC instant, ISO. */
  at: string
  /** One key per rendering of a form: the same key twice is one act and the same answer. Null: no form. */
  key: string | null
  newId: () => string
  seal: (text: string) => string
}

/**
 * Runs one act in one IMMEDIATE transaction. A key that was used before changes nothing and gives the first answer again
 * (SECURITY FA-02). The answer must be plain data.
 */
export function write<Answer>(db: Db, act: Act, fn: (tx: Tx) => Promise<Answer>): Promise<Answer> {
  return db.transaction().execute(async (tx) => {
    const earlier = await earlierAnswer(tx, act)
    if (earlier !== undefined) return JSON.parse(earlier) as Answer
    const answer = await fn(tx)
    await keepAnswer(tx, act, answer)
    await dropKept(tx, act)
    return answer
  })
}

/** What this act's key was answered before, as JSON; undefined the first time. */
export async function earlierAnswer(db: Db, act: Act): Promise<string | undefined> {
  if (act.key === null) return undefined
  const row = await db
    .selectFrom('idempotency')
    .select('answer')
    .where('key', '=', keyOf(act))
    .executeTakeFirst()
  return row?.answer
}

/** Has another key of this person's lead to an answer too, such as that of the draft which an act used up. */
export const answerUnder = (tx: Tx, act: Act, key: string, answer: unknown): Promise<void> =>
  keepAnswer(tx, { ...act, key }, answer)

async function keepAnswer(tx: Tx, act: Act, answer: unknown): Promise<void> {
  if (act.key === null) return
  const row = { key: keyOf(act), answer: JSON.stringify(answer ?? null), at: act.at }
  await tx.insertInto('idempotency').values(row).execute()
}

// What a form held is kept only until it was heard.
async function dropKept(tx: Tx, { who, key }: Act): Promise<void> {
  if (key === null) return
  await tx.deleteFrom('keptForm').where('id', '=', key).where('personId', '=', who.id).execute()
}

// A key belongs to the person who was shown the form.
const keyOf = (act: Act) => `${act.who.id}:${String(act.key)}`
