import { createHash } from 'node:crypto'
import session from 'express-session'
import type { SessionData } from 'express-session'
import type { RequestHandler } from 'express'
import type { Db } from '../database/schema.ts'
import type { Parts } from '../parts.ts'

declare module 'express-session' {
  interface SessionData {
    personId?: string
  }
}

const idleMinutes = 30
const absoluteHours = 12

/**
 * Sessions on the server, in our own table with only a hash of the id (SECURITY SES-01). They end after 30 minutes
 * without a request and after 12 hours in any case.
 */
export function sessions(parts: Parts): RequestHandler {
  const secure = parts.config.origin.startsWith('https:')
  return session({
    name: secure ? '__Host-scrutiny' : 'scrutiny',
    secret: parts.keys.session.toString('hex'),
    store: new TableStore(parts.db, parts.clock),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
  })
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

const hashed = (id: string) => createHash('sha256').update(id).digest('hex')

const minutesBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 60_000

async function readSession(db: Db, id: string, now: string): Promise<SessionData | null> {
  const row = await db.selectFrom('session').selectAll().where('idHash', '=', hashed(id)).executeTakeFirst()
  if (row === undefined) return null
  const idle = minutesBetween(row.seenAt, now)
  const age = minutesBetween(row.startedAt, now)
  // A clock that went backwards ends the session too: fail closed (SECURITY FA-05).
  if (idle > idleMinutes || age > absoluteHours * 60 || age < -1) return null
  return JSON.parse(row.content) as SessionData
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
    .values({ ...row, startedAt: now })
    .onConflict((conflict) => conflict.column('idHash').doUpdateSet(row))
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
