import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../refusal.ts'

/**
 * Fills a folder that is missing or empty, or leaves it as it was: on failure, and when somebody breaks it off, nothing
 * of it stays behind.
 * @throws Refusal for a folder with anything in it
 */
export async function fillFolder<Outcome>(folder: string, fill: () => Promise<Outcome>): Promise<Outcome> {
  refuseFull(folder)
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 })
  const clear = () => {
    if (made === undefined) emptyOut(folder)
    else rmSync(made, { recursive: true, force: true })
  }
  const stop = () => {
    clear()
    process.exit(130)
  }
  for (const signal of signals) process.once(signal, stop)
  try {
    return await fill()
  } catch (error) {
    clear()
    throw error
  } finally {
    for (const signal of signals) process.removeListener(signal, stop)
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function refuseFull(folder: string): void {
  if (!existsSync(folder)) return
  if (!statSync(folder).isDirectory())
    throw new Refusal(`${folder} is a file. Say a folder; nothing was written.`)
  if (readdirSync(folder).length > 0)
    throw new Refusal(`The folder ${folder} is not empty. Say a new one; nothing was written.`)
}

function emptyOut(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
}

/** Writes a new file that only its owner can read. */
export const put = (path: string, content: string | Buffer): void => {
  writeFileSync(path, content, { mode: 0o600, flag: 'wx' })
}

/** Has a file stand on the disk before anybody relies on it. */
export function sync(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
