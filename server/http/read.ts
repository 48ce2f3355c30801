import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import type { SessionData } from 'express-session'
import { localDateOf } from '../../reports/clocks.ts'
import { browserWords } from '../access/sessions/browser.ts'
import type { SessionState } from '../access/sessions/state.ts'
import type { Typed } from '../fields/field.ts'
import type { Parts } from '../parts.ts'
import { sealWith } from '../keys.ts'
import type { Act } from '../database/write.ts'
import type { Ask } from './route.ts'
import { deviceOf, giveDevice } from './device.ts'
import { BadRequest } from './errors.ts'
import { hashed } from '../access/sessions/stored-actions.ts'

/** Controls of ours, that no question asks for. */
export const ours: ReadonlySet<string> = new Set([
  '_csrf',
  'key',
  'version',
  'turn',
  'add',
  'remove',
  'later',
  'back',
  'discard',
])

/** Reads a request once, into plain data. */
export function readAsk(parts: Parts, request: Request, csrf: string): Ask {
  const now = parts.clock()
  const body = typedOf(request.body)
  return {
    parts,
    db: parts.db,
    now,
    today: localDateOf(now),
    path: request.path,
    host: request.get('host') ?? '',
    address: request.ip ?? '',
    params: request.params as Record<string, string>,
    query: singles(request.query),
    typed: Object.fromEntries(Object.entries(body).filter(([control]) => !ours.has(control))),
    pressed: {
      key: single(body['key']),
      version: versionOf(single(body['version'])),
      turn: versionOf(single(body['turn'])) ?? 0,
      add: single(body['add']),
      remove: single(body['remove']),
      later: body['later'] !== undefined,
      back: body['back'] !== undefined,
      discard: body['discard'] !== undefined,
    },
    kept: null,
    files: filesOf(request),
    csrf,
    session: request.session,
    sessionHash: hashed(request.sessionID),
    browser: browserWords(request.get('user-agent') ?? ''),
    device: deviceOf(parts, request),
    giveDevice: (cookie) => {
      giveDevice(parts, request, cookie)
    },
    beginSession: (state) => beginSession(request, state),
    keep: (more) => {
      Object.assign<SessionData, SessionState>(request.session, more)
    },
  }
}

/** An act of this person under the key of the posted form. */
export function actOf(parts: Parts, person: { id: string; role: string }, ask: Ask): Act {
  return {
    who: { id: person.id, role: person.role },
    at: ask.now,
    key: ask.pressed.key,
    newId: parts.newId,
    seal: sealWith(parts.keys.history),
  }
}

/** A fresh key for a form: the same rendering sent twice is one act. */
export const newFormKey = (): string => randomUUID()

function typedOf(body: unknown): Typed {
  if (body === undefined || body === null) return {}
  if (typeof body !== 'object') throw new BadRequest('This form could not be read.')
  const entries = Object.entries(body)
  for (const [, value] of entries) if (!isText(value)) throw new BadRequest('This form could not be read.')
  return Object.fromEntries<string | string[]>(entries)
}

const isText = (value: unknown) =>
  typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'))

const single = (value: string | string[] | undefined): string | null =>
  typeof value === 'string' && value.length <= 100 ? value : null

const versionOf = (text: string | null) => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null)

function singles(query: Request['query']): Record<string, string> {
  const entries = Object.entries(query).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(entries)
}

function filesOf(request: Request): Record<string, Buffer> {
  const files = Array.isArray(request.files) ? request.files : []
  return Object.fromEntries(files.map((file) => [file.fieldname, file.buffer]))
}

// A new id at each step up, the old one dead (SECURITY SES-02).
function beginSession(request: Request, state: SessionState | null): Promise<void> {
  const { csrfToken } = request.session as { csrfToken?: string }
  return new Promise((resolve, reject) => {
    request.session.regenerate((error: unknown) => {
      if (error !== undefined && error !== null) {
        reject(error instanceof Error ? error : new Error('The session could not be renewed'))
        return
      }
      if (state !== null) Object.assign<SessionData, SessionState>(request.session, state)
      if (hasSignedOut(state)) Object.assign(request.session, { csrfToken })
      resolve()
    })
  })
}

// The forms in other tabs are still heard under their token: what they hold is kept for whoever it was, and nothing is done.
const hasSignedOut = (state: SessionState | null): boolean =>
  state?.personId === undefined && state?.formerPersonId !== undefined
