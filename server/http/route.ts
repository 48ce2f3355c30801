import type { Permission } from '../access/permissions.ts'
import type { Person } from '../access/person.ts'
import type { SessionState } from '../access/sessions/state.ts'
import type { Act } from '../database/write.ts'
import type { Db } from '../database/schema.ts'
import type { Parts } from '../parts.ts'
import type { Views } from '../views.ts'
import type { Costly } from './limits.ts'
import type { Problem, Typed } from '../fields/field.ts'
import type { Kept } from '../database/kept-forms.ts'

/** A request, read: all that a handler may know. */
export interface Ask {
  parts: Parts
  db: Db
  /** UTC instant of the request. */
  now: string
  /** The local date of the request. */
  today: string
  path: string
  /** The host that was asked, one of ours. */
  host: string
  /** Where the request came from, as the proxy or the connection says: for limits, and stored as a keyed hash only. */
  address: string
  params: Record<string, string>
  query: Record<string, string>
  /** What the form posted, without the controls of ours (`_csrf`, `key`, `version`, buttons). */
  typed: Typed
  /** Our own hidden controls and the pressed button. */
  pressed: {
    key: string | null
    version: number | null
    /** Which sending of this rendering it is, where the page's script counts them: a late one changes nothing. */
    turn: number
    add: string | null
    remove: string | null
    later: boolean
    /** To the part before, with what was typed. */
    back: boolean
    discard: boolean
  }
  /** What this person typed into this page's form before and did not send; then it is in `typed` too. */
  kept: Kept | null
  files: Record<string, Buffer>
  csrf: string
  /** What the session knows of who sits before it. */
  session: SessionState
  /** The session's name in its table. */
  sessionHash: string
  /** The browser as it says of itself: 'Firefox on Windows'. */
  browser: string
  /** The keyed hash of the device cookie that the browser brought; empty where it brought none. */
  device: string
  /** Gives the browser this device cookie for a year, instead of the one it had. */
  giveDevice: (cookie: string) => void
  /** Ends the session that was and begins a new one, in this state or nobody's. */
  beginSession: (state: SessionState | null) => Promise<void>
  /** Adds to what the session knows, without a new one. */
  keep: (more: SessionState) => void
}

/** A request of somebody who is signed in and holds the route's permission. */
export interface SignedInAsk extends Ask {
  person: Person
  /** An act of this person, now, under the key of the posted form. */
  act: Act
}

export type Answer =
  | { kind: 'page'; status: number; html: PageAnswer; retryAfterSeconds?: number }
  | { kind: 'redirect'; to: string; forget?: boolean }
  | { kind: 'file'; content: Buffer; type: string; name: string }
  | { kind: 'told'; status: number; words: Record<string, string | number> }

export interface PageAnswer {
  view: keyof Views
  page: unknown
  title: string
  name: string
  hasErrors: boolean
  breadcrumbs: { href?: string; text: string }[]
  backHref?: string
  /** Said once, above the page. */
  banner?: { title: string; text: string }
}

interface Wording {
  /** The page's title; its name is what `data-page` says. */
  title: string
  name: string
  breadcrumbs?: { href?: string; text: string }[]
  backHref?: string
  banner?: { title: string; text: string }
}

/** A page, complete: status 200. */
export const page = <Name extends keyof Views>(
  view: Name,
  content: Views[Name],
  wording: Wording,
): Answer => ({
  kind: 'page',
  status: 200,
  html: { view, page: content, hasErrors: false, breadcrumbs: [], ...wording },
})

/** A form that came back with its messages: status 422, 'Error:' before the title. */
export const invalid = <Name extends keyof Views>(
  view: Name,
  content: Views[Name],
  wording: Wording,
): Answer => ({
  kind: 'page',
  status: 422,
  html: { view, page: content, hasErrors: true, breadcrumbs: [], ...wording },
})

/** Someone else was quicker: status 409, with both texts. */
export const conflict = <Name extends keyof Views>(
  view: Name,
  content: Views[Name],
  wording: Wording,
): Answer => ({
  kind: 'page',
  status: 409,
  html: { view, page: content, hasErrors: true, breadcrumbs: [], ...wording },
})

/** A form that came back, and how: with messages, or because somebody or something was quicker. */
export interface Back {
  problems: readonly Problem[]
  as: typeof invalid
}

/** Too many tries: status 429, with the seconds after which another is heard. */
export const tooMany = <Name extends keyof Views>(
  view: Name,
  content: Views[Name],
  wording: Wording & { retryAfterSeconds: number },
): Answer => {
  const { retryAfterSeconds, ...words } = wording
  const html = { view, page: content, hasErrors: false, breadcrumbs: [], ...words }
  return { kind: 'page', status: 429, html, retryAfterSeconds }
}

/** Done: the browser goes on to a page that can be reloaded. */
export const seeOther = (to: string): Answer => ({ kind: 'redirect', to })

/** As `seeOther`, and the browser forgets every page that it was shown (SECURITY SES-08). */
export const seeOtherForgetting = (to: string): Answer => ({ kind: 'redirect', to, forget: true })

/** A file to keep, never shown in place. */
export const file = (content: Buffer, type: string, name: string): Answer => ({
  kind: 'file',
  content,
  type,
  name,
})

/** A few words for the page's own script, which saves while somebody types. */
export const told = (words: Record<string, string | number>, status = 200): Answer => ({
  kind: 'told',
  status,
  words,
})

type Method = 'GET' | 'POST'

/**
 * Which step of signing in a route asks for. 'second' is the rule. 'first': the second step itself and what leads to
 * one, for somebody whose password fitted. 'fresh': a second step of the last 15 minutes (SECURITY SES-07).
 */
export type Step = 'first' | 'second' | 'fresh'

export type Route =
  | {
      method: Method
      path: string
      allow: Permission
      step: Step
      upload: boolean
      reads: boolean
      costly: Costly | null
      handle: (ask: SignedInAsk) => Promise<Answer>
    }
  | {
      method: Method
      path: string
      allow: 'anyone'
      upload: false
      reads: boolean
      handle: (ask: Ask) => Promise<Answer>
    }

type Handle = (ask: SignedInAsk) => Promise<Answer>

interface RouteOptions {
  step?: Step
  /** Counted under the limits of what is costly. */
  costly?: Costly
}

interface ActOptions extends RouteOptions {
  /** Its handler reads answers, and refuses those that its form did not ask for; every other act refuses them all. */
  reads?: 'a form'
}

/** A page that changes nothing. */
export const get = (
  path: string,
  allow: Permission,
  handle: Handle,
  { step = 'second', costly }: RouteOptions = {},
): Route => ({
  method: 'GET',
  path,
  allow,
  step,
  upload: false,
  reads: false,
  costly: costly ?? null,
  handle,
})

/** An act: a button with nothing to answer, unless it says that it reads a form (SECURITY IN-01). */
export const post = (
  path: string,
  allow: Permission,
  handle: Handle,
  { step = 'second', costly, reads }: ActOptions = {},
): Route => ({
  method: 'POST',
  path,
  allow,
  step,
  upload: false,
  reads: reads !== undefined,
  costly: costly ?? null,
  handle,
})

/** An act with one file, named 'file', of 10 MiB at most, and nothing else to answer. */
export const upload = (path: string, allow: Permission, handle: Handle): Route => ({
  method: 'POST',
  path,
  allow,
  step: 'second',
  upload: true,
  reads: false,
  costly: 'upload',
  handle,
})

/** For people who are not signed in: sign-in itself and the few pages that say nothing of any record. */
export const open = (
  method: Method,
  path: string,
  handle: (ask: Ask) => Promise<Answer>,
  { reads }: Pick<ActOptions, 'reads'> = {},
): Route => ({
  method,
  path,
  allow: 'anyone',
  upload: false,
  reads: reads !== undefined,
  handle,
})
