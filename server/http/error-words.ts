import type { Request } from 'express'
import multer from 'multer'
import { plural } from '../../reports/wording.ts'
import { paths } from '../paths.ts'
import { BadRequest, Conflict, Forbidden, NotFound, NotNow, Stale } from './errors.ts'
import type { PageAnswer } from './route.ts'
import { carriedBack, unwrittenStatus, whyUnopened, whyUnsaved } from './unwritten.ts'
import { unwrittenBy, type Unwritten } from '../unwritten.ts'

interface ErrorWords {
  status: number
  /** Where it is no fault of ours, and the same will be done later. */
  retryAfterSeconds?: number
  /** The page, with a forgery token for what can be sent again; empty: nobody is signed in. */
  htmlWith: (token: string) => PageAnswer
}

/** What an error's page says. Only our own refusals may say more than that something went wrong. */
export function wordsFor(error: unknown, request: Request): ErrorWords {
  if (error instanceof NotNow) {
    const { status, retryAfterSeconds, message } = error
    const when = ` in ${waitInWords(retryAfterSeconds)}`
    const htmlWith =
      request.method === 'POST' ? notSaved(request, message, when) : () => notNow(message, when)
    return { status, retryAfterSeconds, htmlWith }
  }
  const unwritten = unwrittenBy(error)
  if (unwritten !== undefined)
    return { status: unwrittenStatus[unwritten], htmlWith: unwrittenPage(request, unwritten) }
  const { status, html } = wordsOfError(error, request)
  const again = isOfEarlierSession(error, request) ? notSaved(request, earlierSession, '') : () => html
  return { status, htmlWith: (token) => (token === '' ? html : again(token)) }
}

/**
 * A form of our own page whose token is an earlier session's: somebody signed in again in another tab. Only where the browser
 * itself says that the page is ours is what it sent shown, to be sent again by hand.
 */
const isOfEarlierSession = (error: unknown, request: Request): boolean =>
  (error as { code?: unknown } | null)?.code === 'EBADCSRFTOKEN' &&
  request.get('sec-fetch-site') === 'same-origin'

const earlierSession =
  'This page was opened before you last signed in, in this tab or another, so what it sent has not been saved.'

const soon = ' in a few minutes'

/** A form comes back with what was typed; a page says that it cannot be shown, and never that something was not saved. */
function unwrittenPage(request: Request, why: Unwritten): ErrorWords['htmlWith'] {
  if (request.method === 'POST')
    return notSaved(request, whyUnsaved[why], why === 'not-allowed' ? ' once that is fixed' : soon)
  const title = 'This cannot be opened now'
  const paragraphs = [whyUnopened[why], 'Nothing that was saved is lost, and nothing was changed.']
  const page = { heading: title, sections: [{ paragraphs }] }
  return () => ({ view: 'text', page, title, name: 'not-opened', hasErrors: false, breadcrumbs: [] })
}

/** What was typed comes back, to be sent again. @param when ' in a few minutes'; empty where it can be sent at once */
const notSaved =
  (request: Request, explanation: string, when: string) =>
  (token: string): PageAnswer => ({
    view: 'errors/not-saved',
    page: {
      explanation,
      when,
      ...carriedBack(request, token),
      homeHref: paths.home(),
    },
    title: 'This was not saved',
    name: 'not-saved',
    hasErrors: false,
    breadcrumbs: [],
  })

/** @param when ' in 10 seconds' */
function notNow(explanation: string, when: string): PageAnswer {
  const title = 'Try again later'
  const paragraphs = [explanation, `Your work is safe. Try again${when}.`]
  const page = { heading: title, sections: [{ paragraphs }] }
  return { view: 'text', page, title, name: 'not-now', hasErrors: false, breadcrumbs: [] }
}

/** '10 seconds', '5 minutes': never less than there is to wait. */
const waitInWords = (seconds: number): string =>
  seconds <= 60 ? plural(seconds, 'second') : plural(Math.ceil(seconds / 60), 'minute')

function wordsOfError(error: unknown, request: Request): { status: number; html: PageAnswer } {
  const homeHref = paths.home()
  const status = statusOf(error)
  const words = (view: PageAnswer['view'], page: unknown, title: string, name: string) => ({
    status,
    html: { view, page, title, name, hasErrors: false, breadcrumbs: [] },
  })
  if (status === 404) return words('errors/not-found', { homeHref }, 'Page not found', 'not-found')
  if (error instanceof Forbidden)
    return words('errors/forbidden', { homeHref }, 'You cannot do this', 'forbidden')
  if (status >= 500) {
    const page = { requestId: request.get('x-request-id') ?? '', homeHref }
    return words('errors/problem', page, 'Something went wrong', 'problem')
  }
  // Where nobody was quicker, nobody is said to have been.
  const heading =
    error instanceof Stale ? 'Someone changed this while you were writing' : 'This could not be done'
  const page = isLargeFile(error)
    ? { heading, explanation: largeFile, href: request.path, linkText: 'Choose another file' }
    : { heading, explanation: messageOf(error, status), href: homeHref, linkText: 'Go to the home page' }
  return words('errors/conflict', page, heading, 'refused')
}

const ownRefusals = [
  [NotFound, 404],
  [Forbidden, 403],
  [BadRequest, 400],
  [Conflict, 409],
  [Stale, 409],
] as const

const isLargeFile = (error: unknown) =>
  error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE'

const largeFile =
  'The file is larger than 10 MB, so it was not read. Split it into smaller files, or keep only the sheet and the columns that are asked for.'

const tooLarge: ReadonlySet<string> = new Set(['LIMIT_FILE_SIZE', 'LIMIT_FIELD_VALUE'])

/** The database's own wall between establishments (`history_event_scope`): what is behind it is not there. */
const isOfAnotherHouse = (error: unknown) =>
  error instanceof Error && error.message === 'this belongs to another establishment'

const ownStatus = (error: unknown): number | undefined =>
  isOfAnotherHouse(error) ? 404 : ownRefusals.find(([refusal]) => error instanceof refusal)?.[1]

function statusOf(error: unknown): number {
  const own = ownStatus(error)
  if (own !== undefined) return own
  if (error instanceof multer.MulterError) return tooLarge.has(error.code) ? 413 : 400
  const status = (error as { status?: unknown } | null)?.status
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}

// Express's own messages hold paths of the server; only ours are shown.
function messageOf(error: unknown, status: number): string {
  if (status === 413) return 'What was sent is too large. A form may hold 1 MiB of text, a file 10 MiB.'
  const isOurs = ownRefusals.some(([refusal]) => error instanceof refusal)
  if (isOurs || status === 403) return (error as Error).message
  return 'What was sent could not be read. Go back and try again.'
}
