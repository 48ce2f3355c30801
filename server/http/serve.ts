import express from 'express'
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express'
import { csrfSync } from 'csrf-sync'
import multer from 'multer'
import { localDateOf } from '../../reports/clocks.ts'
import { findSignedIn } from '../access/queries.ts'
import { endsAt, type SessionState } from '../access/sessions/state.ts'
import { frameFor, sessionWords } from '../frame.ts'
import type { Parts } from '../parts.ts'
import { render, type Views } from '../views.ts'
import { paths } from '../paths.ts'
import { wordsFor } from './error-words.ts'
import { NotFound } from './errors.ts'
import { answerTo } from './gate.ts'
import { keptForm } from '../database/kept-forms.ts'
import { withKept } from './kept.ts'
import { readAsk } from './read.ts'
import type { Answer, Ask, PageAnswer, Route } from './route.ts'
import { may } from '../access/permissions.ts'
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
const formOf = (parameterLimit: number) =>
  express.urlencoded({ extended: false, limit: megabyte, parameterLimit })
const formBody = formOf(200)
// A part of a record's draft may hold more: twenty children are 262 controls, fifty actions 352 (SECURITY IN-05).
const draftBody = formOf(400)
const bodyOf = ({ path }: Route) => (path.includes('/drafts/') ? draftBody : formBody)
// Beside the file there is the form's token and nothing that somebody typed.
const fileBody = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 10 * megabyte, files: 1, fields: 2, fieldSize: 1024, fieldNameSize: 100, parts: 3 },
  defParamCharset: 'utf8',
}).any()

/** Every route that stands in the router, with who may use it: the router itself is asked, not a list beside it. */
export const declared = new WeakMap<object, Route>()

/** The addresses of an application's pages, to lead back to the one that a form was sent from. */
const pagesOf = new WeakMap<Express, RegExp[]>()

/** Mounts a route behind its own permission; nothing else in the application mounts any. */
export function mount(app: Express, parts: Parts, route: Route): void {
  const pages = pagesOf.get(app) ?? []
  pagesOf.set(app, pages)
  if (route.method === 'GET') pages.push(new RegExp(`^${route.path.replace(/:\w+/g, '[^/]+')}$`))
  const handler = handlerFor(parts, route, pages)
  declared.set(handler, route)
  const method = route.method === 'GET' ? 'get' : 'post'
  const body = route.upload ? [unreadFile(parts, route, handler), fileBody] : [bodyOf(route)]
  if (route.method === 'GET') app[method](route.path, handler)
  else app[method](route.path, ...body, csrf.csrfSynchronisedProtection, handler)
}

/** Ten megabytes are read into memory only for somebody who may send them; everybody else is refused before. */
function unreadFile(parts: Parts, route: Route, refuse: RequestHandler): RequestHandler {
  return async (request, response, next) => {
    const person = await personOf(parts, request)
    const isTheirs =
      person !== null &&
      request.session.complete === true &&
      route.allow !== 'anyone' &&
      may(person.role, route.allow)
    if (isTheirs || request.is('multipart/form-data') === false) next()
    else await refuse(request, response, next)
  }
}

function handlerFor(parts: Parts, route: Route, pages: readonly RegExp[]): RequestHandler {
  return async (request, response) => {
    const person = await personOf(parts, request)
    const token = person === null && route.allow !== 'anyone' ? '' : csrf.generateToken(request)
    const ask = readAsk(parts, request, token)
    const kept = await keptFor(route, ask, person)
    const asked = kept === undefined ? ask : { ...ask, typed: kept.typed, kept }
    const answer = await answerTo(route, asked, person, pageOf(request, pages))
    const shown = kept === undefined ? answer : withKept(answer, kept.typed)
    // A step up made a new session, whose forms need its own token.
    const csrfNow = token === '' ? '' : csrf.generateToken(request)
    send(
      response,
      parts,
      { ...ask, csrf: csrfNow, session: request.session },
      { answer: shown, known: person },
    )
  }
}

const keptFor = async (route: Route, ask: Ask, person: Person | null) =>
  route.method === 'POST' || person === null || ask.query['kept'] === undefined
    ? undefined
    : keptForm(ask, person, ask.query['kept'], ask.path)

/** The page that a form was sent from: where the browser says so, or else of the same address; the home page failing both. */
function pageOf(request: Request, pages: readonly RegExp[]): string {
  const before = ownReferrer(request)
  const places = before === undefined ? [request.path] : [`${before.pathname}${before.search}`, request.path]
  return places.find((place) => pages.some((each) => each.test(place.split('?')[0] ?? ''))) ?? paths.home()
}

function ownReferrer(request: Request): URL | undefined {
  const from = request.get('referer') ?? ''
  const url = URL.canParse(from) ? new URL(from) : undefined
  if (url?.host !== request.get('host')) return undefined
  url?.searchParams.delete('kept')
  return url
}

async function personOf(parts: Parts, request: Request): Promise<Person | null> {
  const id = request.session.personId
  return id === undefined ? null : findSignedIn(parts.db, id, localDateOf(parts.clock()))
}

interface Answered {
  answer: Answer
  /** Whose password fitted; named on a page only once the second step was taken too. */
  known: Person | null
}

function send(response: Response, parts: Parts, ask: Ask, { answer, known }: Answered): void {
  switch (answer.kind) {
    case 'told':
      response
        .status(answer.status)
        .json({ ...answer.words, ...sessionWords(parts, endsAt(ask.session, ask.now)) })
      break
    case 'redirect':
      // Not "cookies": the session's is dead already, and who signs out each time would lose the device cookie, which keeps
      // strangers from shutting them out (SECURITY AUN-07). It lets nobody in.
      if (answer.forget === true) response.set('Clear-Site-Data', '"cache", "storage"')
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
      response.send(draw(parts, ask, answer.html, known))
      break
  }
}

function draw(
  parts: Parts,
  { session, now, path, csrf: token }: Ask,
  html: PageAnswer,
  known: Person | null,
) {
  const isIn = session.complete === true
  const frame = frameFor(parts, { known, isIn, path, csrf: token, html, endsAt: endsAt(session, now) })
  return render(html.view, html.page as Views[keyof Views], frame)
}

const whyNotFound = (error: unknown): string =>
  error instanceof NotFound ? error.reason : 'the database holds it for another establishment'

// What failed before the session was read is nobody's.
const sessionOf = (request: Request): SessionState => (request as { session?: SessionState }).session ?? {}

const knownPerson = async (parts: Parts, request: Request): Promise<Person | null> =>
  sessionOf(request).personId === undefined ? null : personOf(parts, request).catch(() => null)

/** An error's page. Only our own refusals may say more than that something went wrong. */
export function errorPage(parts: Parts) {
  return async (error: unknown, request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (response.headersSent) {
      parts.log.error({ requestId: request.get('x-request-id'), err: error }, 'failed after the answer')
      next(error)
      return
    }
    const { status, retryAfterSeconds, htmlWith } = wordsFor(error, request)
    if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds))
    else if (status >= 500)
      parts.log.error({ requestId: request.get('x-request-id'), err: error }, 'request failed')
    else if (status === 404)
      parts.log.info({ requestId: request.get('x-request-id'), reason: whyNotFound(error) }, 'not found')
    const session = sessionOf(request)
    const known = status === 400 ? null : await knownPerson(parts, request)
    const token = known === null ? '' : csrf.generateToken(request)
    const html = htmlWith(token)
    const frame = frameFor(parts, {
      known,
      isIn: session.complete === true,
      path: request.path,
      csrf: token,
      html,
      endsAt: endsAt(session, parts.clock()),
    })
    response
      .status(status)
      .type('html')
      .send(render(html.view, html.page as Views[keyof Views], frame))
  }
}
