import express, { type RequestHandler } from 'express'
import { z } from 'zod'
import { networkOf, throttle } from '../access/throttle.ts'
import type { Parts } from '../parts.ts'

/** Where browsers report what the pages' security policy refused (SECURITY OUT-02). */
export const reportsPath = '/csp-reports'

const types = ['application/csp-report', 'application/reports+json']
const old = z.object({
  'csp-report': z.object({ 'document-uri': z.string(), 'violated-directive': z.string() }),
})
const current = z.array(
  z.object({ body: z.object({ documentURL: z.string(), effectiveDirective: z.string() }) }),
)

/**
 * Takes reports of up to 10 kB, 60 in five minutes from one address, and logs of each the directive and the pattern of the
 * page's path: never an id, a query, a sample or what was blocked.
 */
export function cspReports(parts: Parts): RequestHandler[] {
  const heard = throttle({ minutes: 5 })
  return [
    (request, response, next) => {
      const wait = heard.take([{ key: networkOf(request.ip ?? ''), limit: 60 }], parts.clock())
      if (wait === 0) {
        next()
        return
      }
      response.status(429).set('Retry-After', String(wait)).end()
    },
    express.json({ type: types, limit: 10_000, strict: true }),
    (request, response) => {
      for (const report of reportsIn(request.body).slice(0, 10)) parts.log.warn(report, 'page policy refused')
      response.status(204).end()
    },
  ]
}

function reportsIn(body: unknown): { directive: string; page: string }[] {
  const one = old.safeParse(body)
  if (one.success) {
    const report = one.data['csp-report']
    return [{ directive: directiveOf(report['violated-directive']), page: patternOf(report['document-uri']) }]
  }
  const several = current.safeParse(body)
  if (!several.success) return []
  return several.data.map(({ body: { documentURL, effectiveDirective } }) => ({
    directive: directiveOf(effectiveDirective),
    page: patternOf(documentURL),
  }))
}

const directiveOf = (text: string) => /^[a-z-]{1,40}/.exec(text)?.[0] ?? 'none'

/** '/incidents/:x/history': only plain words of a path are kept. */
export function patternOf(address: string): string {
  if (!URL.canParse(address)) return 'none'
  const steps = new URL(address).pathname.split('/').slice(0, 8)
  return steps.map((step) => (/^[a-z-]{0,30}$/.test(step) ? step : ':x')).join('/')
}
