import type { RequestHandler } from 'express'
import { addDays, localDateOf } from '../../reports/clocks.ts'
import type { Parts } from '../parts.ts'
import { paths } from '../paths.ts'

export const securityTextPath = '/.well-known/security.txt'

const isContact = (line: string) => /^(mailto:|https:\/\/|tel:)\S+$/.test(line)

/** Where somebody who found a weakness can say so (RFC 9116, SECURITY DE-06): the contacts are those of a day. */
export function securityText(
  parts: Parts,
  contactsOn: (day: string) => Promise<readonly string[]>,
): RequestHandler {
  return async (_request, response) => {
    const now = parts.clock()
    const { origin } = parts.config
    const contacts = (await contactsOn(localDateOf(now))).filter(isContact)
    const lines = [
      ...(contacts.length > 0 ? contacts : [`${origin}${paths.privacy()}`]).map((each) => `Contact: ${each}`),
      `Expires: ${addDays(localDateOf(now), 180)}T00:00:00.000Z`,
      'Preferred-Languages: en',
      `Canonical: ${origin}${securityTextPath}`,
    ]
    response.type('text/plain').send(`${lines.join('\n')}\n`)
  }
}
