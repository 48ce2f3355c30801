import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Called } from '../../../server/commands/command.ts'
import { commands } from '../../../server/commands/index.ts'
import { readConfig, type Config } from '../../../server/config.ts'
import { migrate } from '../../../server/database/migrate.ts'
import { makeKeys, readKeys, sealWith } from '../../../server/keys.ts'
import { Refusal } from '../../../server/refusal.ts'
import { openOrCreate } from '../../../server/start.ts'
import { peopleOf } from '../../support/people.ts'

export const project = join(import.meta.dirname, '..', '..', '..')

/** A folder of its own with a key file and a migrated database of two houses and six people. */
export interface Place {
  folder: string
  env: Record<string, string>
  config: Config
  at: (name: string) => string
  remove: () => void
}

/** @param under where the folder is made, if not among the machine's temporary files */
export async function makePlace(under = tmpdir()): Promise<Place> {
  const place = emptyPlace(under)
  makeKeys(place.config.keysFile)
  const opened = openOrCreate(place.config)
  await migrate(opened)
  await peopleOf(opened.db, sealWith(readKeys(place.config.keysFile).history))
  opened.connection.close()
  return place
}

export function emptyPlace(under = tmpdir()): Place {
  const folder = mkdtempSync(join(under, 'scrutiny-durability-'))
  chmodSync(folder, 0o700)
  const at = (name: string) => join(folder, name)
  const env = { DATA_DIR: at('data'), KEYS_FILE: at('keys.json'), LOG_LEVEL: 'info', PORT: '0' }
  return {
    folder,
    env,
    config: readConfig(env),
    at,
    remove: () => {
      rmSync(folder, { recursive: true })
    },
  }
}

export interface Said {
  code: number
  out: string
  error: string
}

/** Runs `npx scrutiny …` as a process of its own. */
export const scrutinyProcess = (env: Record<string, string>, ...words: string[]): Promise<Said> =>
  new Promise((resolve) => {
    const script = join(project, 'server', 'cli.ts')
    execFile(
      process.execPath,
      [script, ...words],
      { env: { ...process.env, ...env } },
      (failed, out, error) => {
        resolve({ code: failed === null ? 0 : Number(failed.code ?? 1), out, error })
      },
    )
  })

/** The same command without a process of its own, which takes most of the time. */
export async function scrutiny({ config }: Pick<Place, 'config'>, ...words: string[]): Promise<Said> {
  const asked = words.join(' ')
  const name = Object.keys(commands).find((each) => asked.startsWith(`${each} `) || asked === each)
  const command = await commands[name ?? '']?.()
  if (command === undefined) throw new Error(`There is no command ${asked}`)
  const args = words.slice(command.name.split(' ').length)
  const { values, positionals } = parseArgs({ args, options: command.options, allowPositionals: true })
  try {
    const lines = await command.run({ config, values: values as Called['values'], positionals })
    return { code: 0, out: `${lines.join('\n')}\n`, error: '' }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { code: 1, out: '', error: error.message }
  }
}

/** Every file under a folder, with what it holds. */
export function filesUnder(folder: string): { name: string; content: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, path: join(folder, name) }))
    .filter(({ path }) => statSync(path).isFile())
    .map(({ name, path }) => ({ name, content: readFileSync(path) }))
}
