import type { Browser } from '../../support/browser.ts'

/** The id of nothing. */
export const missing = '99999999-9999-4999-8999-999999999999'

/** The token of the forms that this browser is served, which stays the same as long as its session does. */
export const tokenOf = async (browser: Browser): Promise<string> =>
  (await browser.open('/')).form('/sign-out').hidden['_csrf'] ?? ''

export interface Told {
  status: number
  body: string
  headers: Record<string, unknown>
}

/** All that an answer tells but the time. An act is sent as a form of ours with nothing in it but its token. */
export async function told(
  { agent }: Browser,
  { method, address, token }: { method: 'GET' | 'HEAD' | 'POST'; address: string; token: string },
): Promise<Told> {
  const ask = method === 'GET' ? 'get' : method === 'HEAD' ? 'head' : 'post'
  const sent = agent[ask](address).set('Host', 'localhost:3000')
  const answer = await (method === 'POST' ? sent.type('form').send({ _csrf: token }) : sent)
  const { date: _date, ...headers } = answer.headers as Record<string, unknown>
  const { text } = answer as { text?: string }
  return { status: answer.status, body: text ?? '', headers }
}
