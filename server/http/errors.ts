/**
 * There is no such thing for this person: not there and not yours are the same answer. The reason is logged beside the
 * request's number and never shown; it holds no id and no words of a record.
 */
export class NotFound extends Error {
  readonly reason: string
  constructor(reason: string) {
    super('not found')
    this.reason = reason
  }
}

/** The person may know that this exists, but may not do it. */
export class Forbidden extends Error {}

/** The request is not one that our pages can make: unknown field, wrong type. The message says what. */
export class BadRequest extends Error {}

/** Someone changed the record in between. The feature's own page shows both texts. */
export class Stale extends Error {}

/** What a person wrote cannot stand; unlike a form's problems, found only inside the transaction. */
export class Conflict extends Error {}

/** Not now: too much was asked for (429), or the service is busy with others (503). Nothing was done, and later it will be. */
export class NotNow extends Error {
  readonly status: 429 | 503
  readonly retryAfterSeconds: number
  constructor(message: string, when: { status: 429 | 503; retryAfterSeconds: number }) {
    super(message)
    this.status = when.status
    this.retryAfterSeconds = when.retryAfterSeconds
  }
}
