import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hostingFolder, tool } from './support/needs.ts'

const readme = readFileSync(join(hostingFolder, 'README.md'), 'utf8')

/** Where the steps put the file. */
const place = /install -D -m 0644 journald\.conf (\/etc\/systemd\/journald\.conf\.d\/\S+\.conf)/.exec(
  readme,
)?.[1]

/** What the machine's journal would be set to, as systemd puts its files together. */
function settings(): Map<string, string> {
  const root = mkdtempSync(join(tmpdir(), 'scrutiny-journal-'))
  mkdirSync(join(root, place ?? 'nowhere', '..'), { recursive: true })
  cpSync(join(hostingFolder, 'journald.conf'), join(root, place ?? 'nowhere'))
  const said = tool('systemd-analyze', ['cat-config', `--root=${root}`, 'systemd/journald.conf'])
  rmSync(root, { recursive: true })
  return new Map([...said.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]))
}

const days = (span: string | undefined) => {
  const microseconds = /μs: (\d+)/.exec(tool('systemd-analyze', ['timespan', span ?? '0']))?.[1]
  return Number(microseconds) / 86_400_000_000
}

describe('the logs', () => {
  it('are kept on the disk for six months at least and two years at most', () => {
    const journal = settings()
    expect(journal.get('Storage')).toBe('persistent')
    const kept = days(journal.get('MaxRetentionSec'))
    expect(kept).toBeGreaterThan(183)
    // A whole file is dropped at once, when the newest line in it is that old.
    expect(kept + days(journal.get('MaxFileSec'))).toBeLessThan(2 * 365)
  })

  it('have the room for it: ten thousand requests a day, of a kilobyte each', () => {
    expect(settings().get('SystemMaxUse')).toBe('4G')
    expect(10_000 * 1024 * 395).toBeLessThan(4 * 1024 ** 3)
  })

  it('are turned on by the steps', () => {
    expect(readme).toContain('systemctl restart systemd-journald')
  })
})
