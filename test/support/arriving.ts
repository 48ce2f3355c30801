import express from 'express'
import supertest from 'supertest'
import { localDateOf } from '../../reports/clocks.ts'
import { arrive } from '../../server/access/arrival.ts'
import { findCredentials } from '../../server/access/queries.ts'
import { open } from '../../server/http/route.ts'
import { mount } from '../../server/http/serve.ts'
import { sessions } from '../../server/http/session.ts'
import type { Parts } from '../../server/parts.ts'
import type { Browser } from './browser.ts'

/**
 * Signs somebody in without the forms: the browser gets the cookies of what signing in calls last, when the second step was
 * taken. It has opened no page yet.
 */
export async function arriveAt(
  parts: Parts,
  browser: Browser,
  { email }: { email: string },
): Promise<Browser> {
  const account = await findCredentials(parts.db, email, localDateOf(parts.clock()))
  if (account === undefined) throw new Error(`${email} may not sign in`)
  const app = express()
  app.use(sessions(parts))
  mount(
    app,
    parts,
    open('GET', '/arrival', (ask) => arrive(ask, account)),
  )
  const { status, headers } = await supertest(app).get('/arrival')
  const cookies = (headers as Record<string, unknown>)['set-cookie']
  if (status !== 303 || !Array.isArray(cookies)) throw new Error(`${email} was not signed in: ${status}`)
  browser.agent.jar.setCookies(cookies as string[])
  return browser
}
