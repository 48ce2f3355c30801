import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { stampOf } from '../clock.ts'
import { Refusal } from '../refusal.ts'

/** A backup's name that says when it was made: a new one each time, and names in order are backups in order. */
export const backupIn = (folder: string, at: string): string => join(folder, `scrutiny-${stampOf(at)}.backup`)

/** The newest backup in a folder, of those that were named by us. @throws Refusal when there is none */
export function newestIn(folder: string): string {
  const newest = namesIn(folder)
    .filter((name) => /^scrutiny-.*\.backup$/.test(name))
    .sort()
    .at(-1)
  if (newest === undefined) throw new Refusal(`There is no backup in ${folder}.`)
  return join(folder, newest)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (cause) {
    throw new Refusal(`The folder ${folder} cannot be read.`, { cause })
  }
}
