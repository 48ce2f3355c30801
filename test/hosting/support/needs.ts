import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export const hostingFolder = join(import.meta.dirname, '..', '..', '..', 'server', 'hosting')

/** Runs one of the programs that the hosting rests on. @throws where it is missing, with what to install */
export function tool(
  command: string,
  words: string[],
  options: { env?: Record<string, string> } = {},
): string {
  const { error, status, stdout, stderr } = spawnSync(command, words, {
    encoding: 'utf8',
    env: { ...process.env, ...options.env },
  })
  if (error !== undefined)
    throw new Error(`${command} is missing: the hosting tests need Debian's ${packages[command] ?? command}`)
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${stdout}${stderr}`)
  return `${stdout}${stderr}`
}

const packages: Record<string, string> = {
  nginx: 'nginx-light',
  'systemd-analyze': 'systemd',
}
