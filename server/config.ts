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
  /** The file that remembers record seals outside the data's folder: one JSON a line, only ever added to. */
  anchorsFile: string
  /** Whether a proxy on this machine stands in front. */
  trustProxy: boolean
  logLevel: string
}

type Environment = Record<string, string | undefined>

/** The settings from the environment, frozen, or one refusal that lists everything missing or wrong. */
export function readConfig(env: Environment): Config {
  const setting = (name: string, otherwise: string) => env[name] ?? otherwise
  const port = Number(setting('PORT', '3000'))
  const host = setting('HOST', '127.0.0.1')
  const origin = setting('ORIGIN', `http://localhost:${port}`).replace(/\/$/, '')
  const problems = [
    ...portProblems(port),
    ...originProblems(origin),
    ...hostProblems(host),
    ...proxyProblems(env, origin),
    ...debugProblems(env, origin),
  ]
  if (problems.length > 0) throw new Refusal(`The settings cannot be used: ${problems.join('; ')}.`)
  const dataDir = resolve(setting('DATA_DIR', 'data'))
  return Object.freeze({
    host,
    port,
    origin,
    dataDir,
    keysFile: resolve(setting('KEYS_FILE', `${dataDir}-keys.json`)),
    anchorsFile: resolve(setting('ANCHORS_FILE', `${dataDir}-anchors.jsonl`)),
    trustProxy: env['TRUST_PROXY'] === '1',
    logLevel: setting('LOG_LEVEL', 'info'),
  })
}

const portProblems = (port: number): string[] =>
  Number.isInteger(port) && port >= 0 && port <= 65_535 ? [] : ['PORT must be a number from 0 to 65535']

// Plain http is for this machine only (SECURITY SES-03).
function originProblems(origin: string): string[] {
  const url = URL.canParse(origin) ? new URL(origin) : undefined
  if (url === undefined) return ['ORIGIN must be an address such as https://scrutiny.example.org']
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol === 'https:') return []
  if (url.protocol !== 'http:' || !local) return ['ORIGIN must begin with https:// unless it is localhost']
  return []
}

// What it speaks is plain http, and it believes whoever reaches its port about where people come from: so only this machine does (SECURITY DE-02).
const hostProblems = (host: string): string[] =>
  ['127.0.0.1', '::1', 'localhost'].includes(host)
    ? []
    : ['HOST must be 127.0.0.1: put the proxy that does TLS on this machine']

// TLS is the proxy's: unless the server believes it, every request looks like plain http, and no cookie is given.
const proxyProblems = ({ TRUST_PROXY }: Environment, origin: string): string[] =>
  origin.startsWith('https:') && TRUST_PROXY !== '1'
    ? ['TRUST_PROXY must be 1 while ORIGIN is https, with the proxy in front: without it nobody can sign in']
    : []

/** Whether this is no trial on one's own machine: then nothing may look inside the running process. */
export const isForRealRecords = ({ NODE_ENV }: Environment, origin: string): boolean =>
  NODE_ENV === 'production' || origin.startsWith('https:')

// What shows the inside of the running process, or more than a log may hold, is not for real records (SECURITY DE-04).
function debugProblems(env: Environment, origin: string): string[] {
  const { NODE_ENV = '', NODE_OPTIONS = '', LOG_LEVEL = '', DEBUG = '', NODE_DEBUG = '' } = env
  if (!isForRealRecords(env, origin)) return []
  const problems: [isWrong: boolean, words: string][] = [
    [!['', 'production'].includes(NODE_ENV), 'NODE_ENV must be production, or unset, while ORIGIN is https'],
    [NODE_OPTIONS.includes('--inspect'), 'NODE_OPTIONS must not hold --inspect'],
    [['debug', 'trace'].includes(LOG_LEVEL), 'LOG_LEVEL must be info, warn or error'],
    // Both write addresses that were asked for, one-time links among them.
    [DEBUG !== '', 'DEBUG must be unset'],
    [NODE_DEBUG !== '', 'NODE_DEBUG must be unset'],
  ]
  return problems.filter(([isWrong]) => isWrong).map(([, words]) => words)
}
