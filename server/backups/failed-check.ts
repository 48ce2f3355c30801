import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { Refusal } from '../refusal.ts'

/**
 * What a check of the whole database found wrong is kept beside the database, since a damaged one may not take it: while
 * it stands there, nothing is served (SECURITY DU-10).
 */
const failedCheckFile = ({ dataDir }: Config): string => join(dataDir, 'check-failed')

/** @param wrong what did not hold, in a few words */
export function keepFailedCheck(config: Config, at: string, wrong: string): void {
  writeFileSync(failedCheckFile(config), `${at}: ${wrong}`, { mode: 0o600, flush: true })
}

export function forgetFailedCheck(config: Config): void {
  rmSync(failedCheckFile(config), { force: true })
}

/** When it was and what was wrong; undefined where the last check found nothing, or somebody answered for it. */
export const failedCheck = (config: Config): string | undefined =>
  existsSync(failedCheckFile(config)) ? readFileSync(failedCheckFile(config), 'utf8') : undefined

/** @throws Refusal that says what was wrong and what to do */
export function refuseFailedCheck(config: Config): void {
  const found = failedCheck(config)
  if (found !== undefined) throw new Refusal(notServed(found))
}

const notServed = (found: string): string =>
  `This database is not served: a check of all of it failed (${found}). Restore a backup, as server/commands/README.md says. If it holds again, "npx scrutiny doctor" finds that and the server starts. To serve it as it is until the next check: npx scrutiny acknowledge-check --as WHO --reason TEXT`

const lookEvery = 2_000

/** Looks every two seconds whether a check failed, in whatever process; then stops what is served. */
export function watchFailedCheck(config: Config, stop: (why: string) => void): void {
  const timer = setInterval(() => {
    const found = failedCheck(config)
    if (found === undefined) return
    clearInterval(timer)
    stop(notServed(found))
  }, lookEvery).unref()
}
