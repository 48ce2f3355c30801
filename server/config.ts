import { resolve } from 'node:path'
import { Refusal } from './refusal.ts'

export interface Config {
  host: string
  port: number
  /** The address people type, without a slash at the end: 'https://scrutiny.example.org'. */
  origin: string
  /** Folder of the database file. */
  dataDir: string
  /** The file that holds the keys, outside the data's folder; undefined: the keys are in the environment. */
  keysFile: string
  /** How many proxies stand in front: 0 or 1. */
  trustProxy: number
  logLevel: string
}

type Environment = Record<string, string | undefined>

/** The settings from the environment, frozen, or one refusal that lists everything missing or wrong. */
export function readConfig(env: Environment): Config {
  const problems: string[] = []
  const port = Number(env['PORT'] ?? '3000')
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    problems.push('PORT must be a number from 0 to 65535')
  const host = env['HOST'] ?? '127.0.0.1'
  const origin = (env['ORIGIN'] ?? `http://localhost:${port}`).replace(/\/$/, '')
  problems.push(...originProblems(origin, host))
  if (problems.length > 0) throw new Refusal(`The settings cannot be used: ${problems.join('; ')}.`)
  const dataDir = resolve(env['DATA_DIR'] ?? 'data')
  return Object.freeze({
    host,
    port,
    origin,
    dataDir,
    keysFile: resolve(env['KEYS_FILE'] ?? `${dataDir}-keys.json`),
    trustProxy: env['TRUST_PROXY'] === '1' ? 1 : 0,
    logLevel: env['LOG_LEVEL'] ?? 'info',
  })
}

// Plain http is for this machine only (SECURITY SES-03).
function originProblems(origin: string, host: string): string[] {
  const url = URL.canParse(origin) ? new URL(origin) : undefined
  if (url === undefined) return ['ORIGIN must be an address such as https://scrutiny.example.org']
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol === 'https:') return []
  if (url.protocol !== 'http:' || !local) return ['ORIGIN must begin with https:// unless it is localhost']
  if (!['127.0.0.1', '::1', 'localhost'].includes(host))
    return ['HOST must be 127.0.0.1 while ORIGIN is plain http']
  return []
}
