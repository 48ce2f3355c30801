import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders } from 'node:http'
import { Socket } from 'node:net'
import helmet from 'helmet'
import type { RequestHandler } from 'express'
import type { Config } from '../config.ts'
import { reportsPath } from './csp-reports.ts'
import { BadRequest } from './errors.ts'

type Headed = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void

/** Fixed headers on every answer (SECURITY OUT-02, OUT-03). */
export function securityHeaders(config: Config): Headed[] {
  const self = ["'self'"]
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: self,
          styleSrc: self,
          imgSrc: self,
          fontSrc: self,
          connectSrc: self,
          manifestSrc: self,
          formAction: self,
          baseUri: ["'none'"],
          objectSrc: ["'none'"],
          frameAncestors: ["'none'"],
          reportUri: [reportsPath],
          reportTo: ['csp'],
        },
      },
      // With 'no-referrer' Chromium sends "Origin: null" on our own forms.
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: config.origin.startsWith('https:') && { maxAge: 31_536_000 },
      crossOriginResourcePolicy: { policy: 'same-origin' },
    }),
    (_request, response, next) => {
      response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
      response.setHeader('Reporting-Endpoints', `csp="${reportsPath}"`)
      response.setHeader('Cache-Control', 'no-store')
      next()
    },
  ]
}

/** The same where there is no request to answer: what came could not be read as one. */
export function fixedHeaders(config: Config): OutgoingHttpHeaders {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  for (const handler of securityHeaders(config)) handler(request, response, () => undefined)
  return response.getHeaders()
}

/** Who is believed about where people come from: the proxy on this machine, and nobody that stood before it (SECURITY IN-09). */
export const isOwnProxy = (address: string, hop: number): boolean =>
  hop === 0 && /^(127\.|::ffff:127\.|::1$)/.test(address)

/** Exactly one Host, and one of ours (SECURITY IN-09). */
export function ownHost(config: Config): RequestHandler {
  const own = new URL(config.origin)
  const isLocal = own.hostname === 'localhost'
  return (request, _response, next) => {
    const hosts = request.rawHeaders.filter((name, place) => place % 2 === 0 && name.toLowerCase() === 'host')
    const host = request.headers.host ?? ''
    const known = host === own.host || (isLocal && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host))
    if (hosts.length !== 1 || !known) throw new BadRequest('This address is not one of this service.')
    next()
  }
}

/** Unsafe requests must come from our own pages: first by what the browser says, then by the form's token. */
export const ownPagesOnly: RequestHandler = (request, _response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') {
    next()
    return
  }
  const site = request.get('sec-fetch-site') ?? 'none'
  const isOurs =
    ['same-origin', 'none'].includes(site) && isOwnOrigin(request.get('origin'), request.get('host'))
  if (!isOurs) throw new BadRequest('This form was sent from another site.')
  next()
}

// Where a browser says nothing of the origin, the form's own token decides.
const isOwnOrigin = (origin: string | undefined, host: string | undefined) =>
  origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
