import type { Parts } from '../parts.ts'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1'])

/**
 * Whether accounts are offered without a second factor: only where the database itself says that it is a demonstration,
 * which only an empty one can become, and only on this machine. No setting and no variable makes another one so.
 */
export const isDemonstration = ({
  demonstration,
  config,
}: Pick<Parts, 'demonstration' | 'config'>): boolean =>
  demonstration.length > 0 && loopback.has(new URL(config.origin).hostname) && loopback.has(config.host)
