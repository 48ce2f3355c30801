import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface World {
  folder: string
  /** Settings under which a command or a server finds the big database. */
  big: Record<string, string>
  /** The same for the worked example. */
  demo: Record<string, string>
  size: number
  remove: () => void
}

export const project = join(import.meta.dirname, '..', '..')

/** Two databases in a folder of their own: the worked example, and a synthetic year of so many incidents. */
export function makeWorld(size: number): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'scrutiny-bench-'))
  const settings = (name: string) => ({
    DATA_DIR: join(folder, name),
    KEYS_FILE: join(folder, `${name}.json`),
    LOG_LEVEL: 'silent',
  })
  const world = { folder, big: settings('big'), demo: settings('demo'), size }
  scrutiny(world.demo, 'demo')
  scrutiny(world.big, 'demo')
  const started = performance.now()
  scrutiny(world.big, 'seed', '--size', String(size), '--seed', '1')
  process.stdout.write(
    `A year of ${size.toLocaleString('en-GB')} incidents made in ${seconds(performance.now() - started)}.\n\n`,
  )
  return Promise.resolve({
    ...world,
    remove: () => {
      rmSync(folder, { recursive: true })
    },
  })
}

/** Runs a command of `npx scrutiny` under these settings. */
export function scrutiny(settings: Record<string, string>, ...words: string[]): string {
  return execFileSync(process.execPath, [join(project, 'server', 'cli.ts'), ...words], {
    env: { ...process.env, ...settings },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
