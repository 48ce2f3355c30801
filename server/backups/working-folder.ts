import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const prefix = 'working-'

/**
 * Gives a folder inside the data's folder, on the same disk and as private, and removes it whatever happens. One that a
 * killed process left behind goes at the next time; what it holds is encrypted.
 */
export async function inWorkingFolder<Outcome>(
  dataDir: string,
  fn: (folder: string) => Promise<Outcome>,
): Promise<Outcome> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  removeAbandoned(dataDir)
  const folder = mkdtempSync(join(dataDir, `${prefix}${process.pid}-`))
  try {
    return await fn(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function removeAbandoned(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (!name.startsWith(prefix) || isRunning(Number(name.split('-')[1]))) continue
    rmSync(join(dataDir, name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Another user's process: there, but not ours to ask.
    return (error as { code?: string }).code === 'EPERM'
  }
}
