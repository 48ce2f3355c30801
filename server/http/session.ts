import session from 'express-session'
import type { SessionData } from 'express-session'
import type { RequestHandler } from 'express'
import type { SessionState } from '../access/sessions/state.ts'
import { endSession, keepSession, readSession, touchSession } from '../access/sessions/stored-actions.ts'
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
    answer(readSession<SessionData>(this.#db, id, this.#clock()), done)
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
