import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

// Loaded when the first passkey is asked for: most commands and pages never need it, and loading it warns on a terminal.
const library = () => import('@simplewebauthn/server')

/** The address that a passkey is for, as the browser shows it. */
export interface Site {
  origin: string
  /** The host's name without its port. */
  name: string
}

export interface StoredPasskey {
  id: string
  credentialId: string
  /** The public key, base64url. */
  secret: string
  counter: number
  transports: string
}

type Keys = readonly Pick<StoredPasskey, 'credentialId' | 'transports'>[]

const described = (keys: Keys) =>
  keys.map(({ credentialId, transports }) => ({
    id: credentialId,
    transports: transports === '' ? [] : transports.split(' '),
  }))

/** What the browser needs to make a passkey; its challenge is kept in the session. */
export async function newPasskeyOptions(site: Site, person: { id: string; email: string }, held: Keys) {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: 'Secure Estate Scrutiny',
    rpID: site.name,
    userName: person.email,
    userID: new TextEncoder().encode(person.id),
    attestationType: 'none',
    excludeCredentials: described(held),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  })
}

/** What the browser needs to prove that it holds one of these passkeys. */
export async function passkeyOptions(site: Site, held: Keys) {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: site.name,
    allowCredentials: described(held),
    userVerification: 'preferred',
  })
}

export interface NewPasskey {
  credentialId: string
  secret: string
  counter: number
  transports: string
}

const response = z.looseObject({
  id: z.string(),
  rawId: z.string(),
  type: z.string(),
  response: z.looseObject({}),
})

/** The new passkey of a browser's answer; null for anything else, whatever it holds. */
export async function readNewPasskey(
  site: Site,
  challenge: string,
  typed: string,
): Promise<NewPasskey | null> {
  const found = response.safeParse(parse(typed))
  if (!found.success) return null
  const { verifyRegistrationResponse } = await library()
  const verified = await verifyRegistrationResponse({
    response: found.data as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.name,
    requireUserVerification: false,
  }).catch(nothing)
  if (verified?.verified !== true) return null
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential
  return {
    credentialId: id,
    secret: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: transports.join(' '),
  }
}

/** Which of the passkeys the browser proved to hold, with its new counter; null for anything else. */
export async function passkeyUsed(
  site: Site,
  challenge: string,
  typed: string,
  held: readonly StoredPasskey[],
): Promise<{ id: string; counter: number } | null> {
  const found = response.safeParse(parse(typed))
  const key = found.success ? held.find(({ credentialId }) => credentialId === found.data.id) : undefined
  if (!found.success || key === undefined) return null
  const { verifyAuthenticationResponse } = await library()
  const verified = await verifyAuthenticationResponse({
    response: found.data as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.name,
    credential: {
      id: key.credentialId,
      publicKey: new Uint8Array(Buffer.from(key.secret, 'base64url')),
      counter: key.counter,
    },
    requireUserVerification: false,
  }).catch(nothing)
  return verified?.verified === true ? { id: key.id, counter: verified.authenticationInfo.newCounter } : null
}

// The library throws for every answer that does not fit; for us it is one that does not fit.
const nothing = () => null

function parse(typed: string): unknown {
  try {
    return JSON.parse(typed)
  } catch {
    return undefined
  }
}
