import { chmodSync, statSync } from 'node:fs'
import { Refusal } from './refusal.ts'

/**
 * Refuses a file or folder that other users of the machine may open, and says the command that closes it (SECURITY
 * DE-04). Windows has no such modes.
 */
export function refuseWide(path: string, mode: '600' | '700'): void {
  if (process.platform === 'win32' || (statSync(path).mode & 0o077) === 0) return
  throw new Refusal(`${path} can be opened by other users. Run: chmod ${mode} ${path}`)
}

/** Closes a file or folder of ours to other users of the machine. */
export function keepPrivate(path: string, mode: 0o600 | 0o700): void {
  chmodSync(path, mode)
}
