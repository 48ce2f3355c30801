import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import express, { type Express, type RequestHandler } from 'express'
import { join } from 'node:path'
import * as features from './features.ts'
import { NotFound } from './http/errors.ts'
import { isOwnProxy, ownHost, ownPagesOnly, securityHeaders } from './http/guards.ts'
import { cspReports, reportsPath } from './http/csp-reports.ts'
import { securityText, securityTextPath } from './http/security-text.ts'
import { declared, errorPage, mount } from './http/serve.ts'
import { sessions } from './http/session.ts'
import type { Route } from './http/route.ts'
import type { Parts } from './parts.ts'
import { viewsFolder } from './view-templates.ts'
import { isReady } from './database/about.ts'
import { settingOn } from './settings/queries.ts'

/** The whole application, ready to listen: made of every feature, or of those that are given. */
export function buildApp(
  parts: Parts,
  madeOf: readonly (() => Route[])[] = Object.values(features),
): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('trust proxy', parts.config.trustProxy && isOwnProxy)
  app.use(requestLog(parts), ...securityHeaders(parts.config), ownHost(parts.config))
  app.use(
    '/assets',
    express.static(join(viewsFolder, 'assets', 'built'), {
      cacheControl: false,
      index: false,
      fallthrough: false,
      setHeaders: keepForAYear,
    }),
  )
  app.get('/healthz', health(parts))
  app.get(
    securityTextPath,
    securityText(parts, (day) => settingOn(parts.db, 'security-contacts', day)),
  )
  app.post(reportsPath, ...cspReports(parts))
  app.use(ownPagesOnly, sessions(parts))
  for (const route of madeOf.flatMap((routesOf) => routesOf())) mount(app, parts, route)
  refuseUndeclared(app)
  app.use((_request, _response, next) => {
    next(new NotFound('no route has this address'))
  })
  app.use(errorPage(parts))
  return app
}

// A file whose name tells its content never changes; nothing else of ours may be kept by a browser.
function keepForAYear(response: ServerResponse, path: string): void {
  if (/-[0-9A-Z]{8}\.\w+$/.test(path))
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
}

/** Each route of the router itself, with who may use it. */
export function routesIn(app: Express): { method: string; path: string; route: Route | undefined }[] {
  return layersOf(app).map(({ path, method, handlers }) => ({
    path,
    method,
    route: handlers.map((handler) => declared.get(handler)).find((found) => found !== undefined),
  }))
}

interface Layer {
  route?: { path: string; stack: { method: string; handle: object }[] }
}

function layersOf(app: Express): { path: string; method: string; handlers: object[] }[] {
  const stack = (app.router as unknown as { stack: Layer[] }).stack
  return stack.flatMap(({ route }) => {
    if (route === undefined) return []
    const method = route.stack[0]?.method.toUpperCase() ?? ''
    return [{ path: route.path, method, handlers: route.stack.map((each) => each.handle) }]
  })
}

// Without a session or a form: they tell nothing of any record.
const forAnyone = ['/healthz', securityTextPath, reportsPath]

// Deny by default: a route that nobody declared a permission for does not start (SECURITY AC-01).
function refuseUndeclared(app: Express): void {
  const stray = routesIn(app).find(({ path, route }) => route === undefined && !forAnyone.includes(path))
  if (stray !== undefined) throw new Error(`The route ${stray.method} ${stray.path} declares no permission`)
}

// Readiness without version or data: 200 only when a query answers.
function health(parts: Parts): RequestHandler {
  return async (_request, response) => {
    await isReady(parts.db)
    response.type('text/plain').send('ok\n')
  }
}

// One line per request, with the route's pattern: never a body, a name or an id that was asked for.
function requestLog(parts: Parts): RequestHandler {
  return (request, response, next) => {
    const id = randomUUID()
    request.headers['x-request-id'] = id
    const started = performance.now()
    response.on('finish', () => {
      const pattern = (request.route as { path?: string } | undefined)?.path ?? 'none'
      const milliseconds = Math.round(performance.now() - started)
      parts.log.info(
        { requestId: id, method: request.method, route: pattern, status: response.statusCode, milliseconds },
        'request',
      )
    })
    next()
  }
}
