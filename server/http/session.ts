import { createHash } from 'node:crypto'
import session from 'express-session'
import type { SessionData } from 'express-session'
import type { RequestHandler } from 'express'
import { endedContent, stands, type SessionState } from '../access/sessions/state.ts'
import type { Db } from '../database/schema.ts'
import type { Parts } from '../parts.ts'

declare module 'express-session' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- how a library's type is added to
  interface SessionData extends SessionState {}
}

/**
 * Sessions on the server, in our own table with only a hash of the id (SECURITY SES-01). One that ended is nobody's
 * from then on, but still takes what was typed into its last form.
 */
export function sessions(parts: Parts): RequestHandler {
  const secure = parts.config.origin.startsWith('https:')
  const handle = session({
    name: secure ? '__Host-scrutiny' : 'scrutiny',
    secret: parts.keys.session.toString('hex'),
    store: new TableStore(parts.db, parts.clock),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
  })
  return (request, response, next) => {
    void handle(request, response, (error?: unknown) => {
      // The answer is written whole all the same: only the session could not be kept as this request leaves it.
      if (error !== undefined && response.headersSent)
        parts.log.error({ requestId: request.get('x-request-id'), err: error }, 'session not kept')
      else next(error)
    })
  }
}

type Callback = (error?: unknown) => void

// express-session asks for a class; this one only passes on.
class TableStore extends session.Store {
  readonly #db: Db
  readonly #clock: () => string
  constructor(db: Db, clock: () => string) {
    super()
    this.#db = db
    this.#clock = clock
  }
  override get(id: string, done: (error: unknown, data?: SessionData | null) => void): void {
    answer(readSession(this.#db, id, this.#clock()), done)
  }
  override set(id: string, data: SessionData, done: Callback = nothing): void {
    answer(keepSession(this.#db, id, data, this.#clock()), done)
  }
  override touch(id: string, _data: SessionData, done: Callback = nothing): void {
    answer(touchSession(this.#db, id, this.#clock()), done)
  }
  override destroy(id: string, done: Callback = nothing): void {
    answer(endSession(this.#db, id), done)
  }
}

const nothing = () => undefined

function answer<Value>(work: Promise<Value>, done: (error: unknown, value?: Value) => void): void {
  work.then(
    (value) => {
      done(null, value)
    },
    (error: unknown) => {
      done(error)
    },
  )
}

/** A session as its row is named: never the id itself. */
export const hashed = (id: string): string => createHash('sha256').update(id).digest('hex')

async function readSession(db: Db, id: string, now: string): Promise<SessionData | null> {
  const row = await db.selectFrom('session').selectAll().where('idHash', '=', hashed(id)).executeTakeFirst()
  if (row === undefined) return null
  if (row.personId === null || stands(row, now)) return JSON.parse(row.content) as SessionData
  const content = endedContent(row.content, row.personId)
  await db.updateTable('session').set({ personId: null, content }).where('idHash', '=', row.idHash).execute()
  return JSON.parse(content) as SessionData
}

async function keepSession(db: Db, id: string, data: SessionData, now: string): Promise<void> {
  const row = {
    idHash: hashed(id),
    personId: data.personId ?? null,
    content: JSON.stringify(data),
    seenAt: now,
  }
  await db
    .insertInto('session')
    .values({ ...row, startedAt: data.signedInAt ?? now })
    // A session that was ended meanwhile stays nobody's.
    .onConflict((conflict) =>
      conflict
        .column('idHash')
        .doUpdateSet(row)
        .whereRef('session.personId', 'is', 'excluded.personId' as 'session.personId'),
    )
    .execute()
}

// Once a minute is enough to know that somebody is there, and keeps reading pages from writing.
async function touchSession(db: Db, id: string, now: string): Promise<void> {
  const minuteAgo = new Date(Date.parse(now) - 60_000).toISOString()
  await db
    .updateTable('session')
    .set({ seenAt: now })
    .where('idHash', '=', hashed(id))
    .where('seenAt', '<', minuteAgo)
    .execute()
}

async function endSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom('session').where('idHash', '=', hashed(id)).execute()
}
