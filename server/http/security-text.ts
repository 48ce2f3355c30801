import type { RequestHandler } from 'express'
import { addDays, localDateOf } from '../../reports/clocks.ts'
import type { Parts } from '../parts.ts'
import { paths } from '../paths.ts'
import { settingOn } from '../settings/queries.ts'

export const securityTextPath = '/.well-known/security.txt'

const isContact = (line: string) => /^(mailto:|https:\/\/|tel:)\S+$/.test(line)

/** Where somebody who found a weakness can say so (RFC 9116, SECURITY DE-06): the contacts are a setting. */
export function securityText(parts: Parts): RequestHandler {
  return async (_request, response) => {
    const now = parts.clock()
    const { origin } = parts.config
    const set = await settingOn(parts.db, 'security-contacts', localDateOf(now))
    const contacts = set.filter(isContact)
    const lines = [
      ...(contacts.length > 0 ? contacts : [`${origin}${paths.privacy()}`]).map((each) => `Contact: ${each}`),
      `Expires: ${addDays(localDateOf(now), 180)}T00:00:00.000Z`,
      'Preferred-Languages: en',
      `Canonical: ${origin}${securityTextPath}`,
    ]
    response.type('text/plain').send(`${lines.join('\n')}\n`)
  }
}
