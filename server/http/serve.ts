import express from 'express'
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express'
import { csrfSync } from 'csrf-sync'
import multer from 'multer'
import { findSignedIn } from '../access/queries.ts'
import { may } from '../access/permissions.ts'
import { frameFor } from '../frame.ts'
import type { Parts } from '../parts.ts'
import { render, type Views } from '../views.ts'
import { paths } from '../paths.ts'
import { BadRequest, Conflict, Forbidden, NotFound, Stale } from './errors.ts'
import { actOf, readAsk } from './read.ts'
import type { Answer, Ask, PageAnswer, Route } from './route.ts'
import { unwrittenBy, unwrittenPage, type Unwritten } from './unwritten.ts'
import type { Person } from '../access/person.ts'

const csrf = csrfSync({
  getTokenFromRequest: (request) =>
    (request.body as Record<string, unknown> | undefined)?.['_csrf'] as string | undefined,
  errorConfig: {
    message: 'This form is out of date. Go back, reload the page and try again.',
    statusCode: 403,
  },
})

const megabyte = 1024 * 1024
const formBody = express.urlencoded({ extended: false, limit: megabyte, parameterLimit: 400 })
const fileBody = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 10 * megabyte, files: 1, fields: 20, parts: 21 },
  defParamCharset: 'utf8',
}).any()

/** Every route that stands in the router, with who may use it: the router itself is asked, not a list beside it. */
export const declared = new WeakMap<object, Route>()

/** Mounts a route behind its own permission; nothing else in the application mounts any. */
export function mount(app: Express, parts: Parts, route: Route): void {
  const handler = handlerFor(parts, route)
  declared.set(handler, route)
  const method = route.method === 'GET' ? 'get' : 'post'
  const body = route.upload ? fileBody : formBody
  if (route.method === 'GET') app[method](route.path, handler)
  else app[method](route.path, body, csrf.csrfSynchronisedProtection, handler)
}

function handlerFor(parts: Parts, route: Route): RequestHandler {
  return async (request, response) => {
    const person = await personOf(parts, request)
    const token = person === null && route.allow !== 'anyone' ? '' : csrf.generateToken(request)
    const ask = readAsk(parts, request, token)
    const answer = await answerTo(route, ask, person)
    send(response, parts, ask, { answer, person })
  }
}

async function answerTo(route: Route, ask: Ask, person: Person | null): Promise<Answer> {
  if (route.allow === 'anyone') return route.handle(ask)
  if (person === null) return { kind: 'redirect', to: signInFor(route, ask) }
  if (!may(person.role, route.allow)) throw person.role === 'partner' ? new NotFound() : new Forbidden()
  return route.handle({ ...ask, person, act: actOf(ask.parts, person, ask) })
}

const signInFor = (route: Route, ask: Ask) => paths.signIn(route.method === 'GET' ? ask.path : undefined)

async function personOf(parts: Parts, request: Request): Promise<Person | null> {
  const id = request.session.personId
  return id === undefined ? null : findSignedIn(parts.db, id)
}

interface Answered {
  answer: Answer
  person: Person | null
}

function send(response: Response, parts: Parts, ask: Ask, { answer, person }: Answered): void {
  switch (answer.kind) {
    case 'redirect':
      response.redirect(303, answer.to)
      break
    case 'file':
      response.set('Content-Type', answer.type)
      response.attachment(answer.name)
      response.send(answer.content)
      break
    case 'page':
      response.status(answer.status).type('html')
      if (answer.retryAfterSeconds !== undefined)
        response.set('Retry-After', String(answer.retryAfterSeconds))
      response.send(draw(parts, ask, answer.html, person))
      break
  }
}

function draw(parts: Parts, ask: Ask, html: PageAnswer, person: Person | null): string {
  const frame = frameFor(parts, { person, path: ask.path, csrf: ask.csrf, html })
  return render(html.view, html.page as Views[keyof Views], frame)
}

/** An error's page. Only our own refusals may say more than that something went wrong. */
export function errorPage(parts: Parts) {
  return async (error: unknown, request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (response.headersSent) {
      parts.log.error({ requestId: request.get('x-request-id'), err: error }, 'failed after the answer')
      // An answer that is whole stays: only the session's last look could not be kept.
      if (!response.writableEnded) next(error)
      return
    }
    const unwritten = unwrittenBy(error)
    const { status: known, html: words } = errorWords(error, request)
    const status = unwritten ?? known
    if (status >= 500)
      parts.log.error({ requestId: request.get('x-request-id'), err: error }, 'request failed')
    const person = status === 400 ? null : await personOf(parts, request).catch(() => null)
    const token = person === null ? '' : csrf.generateToken(request)
    const html = unwritten === undefined ? words : unwrittenWords(request, unwritten, token)
    const frame = frameFor(parts, { person, path: request.path, csrf: token, html })
    response
      .status(status)
      .type('html')
      .send(render(html.view, html.page as Views[keyof Views], frame))
  }
}

const unwrittenWords = (request: Request, status: Unwritten, token: string): PageAnswer => ({
  view: 'errors/not-saved',
  page: unwrittenPage(request, { status, token, homeHref: paths.home() }),
  title: 'This was not saved',
  name: 'not-saved',
  hasErrors: false,
  breadcrumbs: [],
})

function errorWords(error: unknown, request: Request): { status: number; html: PageAnswer } {
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
  const page = { explanation: messageOf(error, status), href: homeHref, linkText: 'Go to the home page' }
  return words('errors/conflict', page, 'This could not be done', 'refused')
}

const ownRefusals = [
  [NotFound, 404],
  [Forbidden, 403],
  [BadRequest, 400],
  [Conflict, 409],
  [Stale, 409],
] as const

function statusOf(error: unknown): number {
  const own = ownRefusals.find(([refusal]) => error instanceof refusal)
  if (own !== undefined) return own[1]
  if (error instanceof multer.MulterError) return error.code === 'LIMIT_FILE_SIZE' ? 413 : 400
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
