import type { Ask } from '../../http/route.ts'
import type { Site } from './passkeys.ts'

/** The address that a passkey is for. On this machine the port may be any; elsewhere it is the one configured. */
export function siteOf({ parts, host }: Pick<Ask, 'parts' | 'host'>): Site {
  const own = new URL(parts.config.origin)
  const site = own.protocol === 'https:' ? own : new URL(`http://${host}`)
  return { origin: site.origin, name: site.hostname }
}
