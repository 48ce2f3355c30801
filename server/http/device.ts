import type { Request } from 'express'
import { sealWith } from '../keys.ts'
import type { Parts } from '../parts.ts'

const year = 365 * 86_400_000

const isSecure = ({ config }: Parts) => config.origin.startsWith('https:')

const nameOf = (parts: Parts) => (isSecure(parts) ? '__Host-scrutiny-browser' : 'scrutiny-browser')

/** How a device cookie is kept: which it was cannot be read from it. */
export const deviceHash = ({ keys }: Parts, cookie: string): string =>
  sealWith(keys.session)(`device ${cookie}`)

/** The hash of the device cookie that a request brings; empty where it brings none. */
export function deviceOf(parts: Parts, request: Request): string {
  const [, cookie] =
    new RegExp(`(?:^|; ?)${nameOf(parts)}=([\\w-]{20,64})(?:;|$)`).exec(request.get('cookie') ?? '') ?? []
  return cookie === undefined ? '' : deviceHash(parts, cookie)
}

/** Has the browser bring this device cookie for a year: not to a page's script, and to no other site. */
export function giveDevice(parts: Parts, request: Request, cookie: string): void {
  const options = {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(parts),
    path: '/',
    maxAge: year,
  } as const
  request.res?.cookie(nameOf(parts), cookie, options)
}
