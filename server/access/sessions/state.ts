/** Minutes without a request after which a session ends, and hours after which it ends in any case (SECURITY SES-04). */
export const idleMinutes = 30
const absoluteHours = 12

/** Minutes for which a second step counts for what is asked for again (SECURITY SES-07). */
const freshMinutes = 15

/** More than these end the oldest (SECURITY SES-06). */
export const mostSessions = 3

/** What a session knows of who sits before it; kept on the server. */
export interface SessionState {
  /** Whose password fitted. */
  personId?: string
  /** Whether the second step was taken too: before that nothing but the second step is shown. */
  complete?: boolean
  /** When somebody last proved with a second factor that it is them. */
  confirmedAt?: string
  signedInAt?: string
  browser?: string
  /** Where to go once signed in. */
  next?: string
  /** A passkey's challenge, which is answered once. */
  challenge?: string
  /** An authenticator app's secret, until its first code shows that the app holds it. */
  secret?: string
  /** Who was signed in here before the session ended: what they typed is kept for them. */
  formerPersonId?: string
}

export const isFresh = ({ confirmedAt }: SessionState, now: string): boolean =>
  confirmedAt !== undefined && isWithin(confirmedAt, now, freshMinutes)

/** Whether a session stands. A clock that went backwards ends it too: fail closed (SECURITY FA-05). */
export const stands = ({ startedAt, seenAt }: { startedAt: string; seenAt: string }, now: string): boolean =>
  isWithin(seenAt, now, idleMinutes) && isWithin(startedAt, now, absoluteHours * 60)

/** The instant at which a session ends if nobody asks for anything from now on. */
export function endsAt({ signedInAt }: SessionState, now: string): string {
  const idle = Date.parse(now) + idleMinutes * 60_000
  const absolute = Date.parse(signedInAt ?? now) + absoluteHours * 3_600_000
  return new Date(Math.min(idle, absolute)).toISOString()
}

/** The state of a new session that takes another's place: who, since when and from where stay. */
export function renewed(before: SessionState, confirmedAt: string): SessionState {
  const { personId, complete, signedInAt, browser } = before
  const stays = { personId, complete, signedInAt, browser, confirmedAt }
  return Object.fromEntries(Object.entries(stays).filter(([, value]) => value !== undefined))
}

const isWithin = (from: string, to: string, minutes: number): boolean => {
  const past = (Date.parse(to) - Date.parse(from)) / 60_000
  return past <= minutes && past >= -1
}

/** What is left of a session that ended: its form token, and for whom to keep what is being typed. */
export function endedContent(content: string, personId: string | null): string {
  const { csrfToken, formerPersonId, cookie } = JSON.parse(content) as SessionState & {
    csrfToken?: string
    cookie?: unknown
  }
  const left = personId ?? formerPersonId
  return JSON.stringify({ cookie, csrfToken, ...(left === undefined ? {} : { formerPersonId: left }) })
}
