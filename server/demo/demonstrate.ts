import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig, type Config } from '../config.ts'
import { serve } from '../main.ts'
import type { Parts } from '../parts.ts'
import { Refusal } from '../refusal.ts'
import { filesOf, writeWhole } from '../reviews/files.ts'
import { versionToTake } from '../reviews/queries.ts'
import { lockDatabase, openParts } from '../start.ts'
import { reviewYear } from '../../reports/period.ts'
import { workedYear } from './calibration.ts'
import { freePort } from './free-port.ts'
import { makeWorkedExample } from './make.ts'
import { signInLines } from './people.ts'
import { endProgress, progressTo } from './progress.ts'

const project = join(import.meta.dirname, '..', '..')
const folder = join(project, 'demo-data')

type Environment = Record<string, string | undefined>

/** Prepares the demonstration, draws the review of its year, and serves it until told to stop. */
export async function demonstrate(words: readonly string[], env: Environment): Promise<void> {
  const unknown = words.find((word) => word !== '--fresh')
  if (unknown !== undefined) throw new Refusal(`What is "${unknown}"? The only option is --fresh.`)
  const config = await configFrom(env)
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const letGo = lockDatabase(config)
  if (words.includes('--fresh')) await timed('Starting over', () => clear(config))
  await timed('Demonstration database', () => make(config))
  const parts = await openParts(config)
  await drawReview(parts)
  const address = await serve(parts, letGo)
  say('', `Serving on ${address}`, '', ...welcome(), '', 'Stop with Ctrl+C.')
}

async function make(config: Config): Promise<string> {
  const outcome = await makeWorkedExample(config, progressTo(process.stdout))
  endProgress(process.stdout)
  return outcome
}

/** Where nobody names a port, the usual one or the next that is free. */
async function configFrom(env: Environment): Promise<Config> {
  const own = {
    LOG_LEVEL: 'warn',
    ...env,
    DATA_DIR: join(folder, 'data'),
    KEYS_FILE: join(folder, 'keys.json'),
  }
  const config = readConfig(own)
  if (env['PORT'] !== undefined) return config
  return readConfig({ ...own, PORT: String(await freePort(config.port, config.host)) })
}

/** Removes what this demonstration made, but not the lock that keeps others away meanwhile. */
function clear({ dataDir, keysFile }: Config): string {
  const made = readdirSync(dataDir).filter((name) => !name.startsWith('server.lock'))
  for (const name of made) rmSync(join(dataDir, name), { recursive: true })
  rmSync(keysFile, { force: true })
  return 'removed what was there'
}

/** The partners' edition on paper, as a page and as a workbook; of a signed review the stored files. */
async function drawReview({ db, count, clock, demonstration }: Parts): Promise<void> {
  const { label } = reviewYear(workedYear)
  const review = await versionToTake(db, workedYear)
  const wanted = { year: workedYear, edition: 'partners', now: clock(), demonstration, review } as const
  const fileIn = await filesOf(db, count, wanted)
  for (const [form, ending] of [
    ['pdf', 'pdf'],
    ['html', 'html'],
    ['spreadsheet', 'xlsx'],
  ] as const) {
    const path = join(folder, `review-${label}.${ending}`)
    await timed(`Review of ${label}`, async () => {
      writeWhole(path, (await fileIn(form)).content)
      return path
    })
  }
}

const welcome = (): string[] => [
  'It is Wednesday 4 December 2019 in it, or some time later. Sign in with one of these accounts, made for it only:',
  '',
  ...signInLines(),
]

async function timed(what: string, run: () => string | Promise<string>): Promise<void> {
  const started = performance.now()
  const outcome = await run()
  say(`${what}: ${outcome} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}
