import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePlace, project } from '../durability/support/place.ts'
import { hostingFolder, tool } from './support/needs.ts'

const written = (...names: string[]) => readFileSync(join(hostingFolder, ...names), 'utf8')
const units = readdirSync(join(hostingFolder, 'units')).filter((name) => /\.(service|timer)$/.test(name))
const services = units.filter((name) => name.endsWith('.service'))
const hardening = written('units', 'scrutiny-.service.d', 'hardening.conf')
const readme = written('README.md')

/** More than nothing at all: one takes connections, one restarts the other. Ten would be a service without any limits. */
const open: Record<string, number> = { 'scrutiny-web.service': 1.1, 'scrutiny-prove.service': 1 }

const valueOf = (unit: string, name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1]

let folder: string
/** The units as they are written, with the program where this checkout stands. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrutiny-units-'))
  cpSync(join(hostingFolder, 'units'), folder, { recursive: true })
  for (const name of units) {
    const text = written('units', name)
      .replaceAll('/opt/scrutiny/node_modules/.bin/node', process.execPath)
      .replaceAll('/opt/scrutiny', project)
    writeFileSync(join(folder, name), text)
  }
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const systemd = (...words: string[]) =>
  tool('systemd-analyze', words, { env: { SYSTEMD_UNIT_PATH: `${folder}:` } })

describe('the units', () => {
  it.each(units)('%s is understood whole by systemd', (name) => {
    expect(systemd('verify', '--man=no', join(folder, name))).toBe('')
  })

  it.each(services)('%s is closed as far as it can be', (name) => {
    const said = systemd('security', '--offline=true', join(folder, name))
    const exposure = Number(/Overall exposure level for \S+: (\d+\.\d+)/.exec(said)?.[1])
    expect(exposure).toBeLessThanOrEqual(open[name] ?? 0.4)
  })

  it('let nothing out of this machine, and leave writing to the data, the seals and the backups', () => {
    expect(hardening).toContain('IPAddressDeny=any\nIPAddressAllow=localhost\n')
    expect(hardening).toMatch(/^ProtectSystem=strict$/m)
    const writable = services.flatMap((name) =>
      (/^ReadWritePaths=(.*)$/m.exec(written('units', name))?.[1] ?? '')
        .split(' ')
        .filter((each) => each !== ''),
    )
    expect([...new Set(writable)].sort()).toEqual([
      '/srv/scrutiny',
      '/srv/scrutiny/data',
      '/srv/scrutiny/seals',
    ])
  })

  it('say nothing for themselves that what holds for all of them overrules', () => {
    const settingsOf = (unit: string) => [...unit.matchAll(/^(\w+)=/gm)].map(([, name = '']) => name)
    const forAll = new Set(settingsOf(hardening))
    for (const name of services)
      expect([name, settingsOf(written('units', name)).filter((each) => forAll.has(each))]).toEqual([
        name,
        [],
      ])
  })

  it('let the restart after a failed check be done by root, with the one capability that it takes', () => {
    // systemd reads them by their file names, wherever they stand, and what it reads last holds.
    const own = readdirSync(join(hostingFolder, 'units', 'scrutiny-prove.service.d'))
    expect([...own, 'hardening.conf'].sort().at(-1)).toBe(own[0])
    const restart = written('units', 'scrutiny-prove.service.d', own[0] ?? '')
    expect(valueOf(restart, 'User')).toBe('root')
    expect(valueOf(restart, 'CapabilityBoundingSet')).toBe('CAP_SYS_ADMIN')
    // Settings that others may write must not reach root.
    expect(valueOf(restart, 'EnvironmentFile')).toBe('')
  })

  it('wait for what they look at: the restore test for the backup, the check for both', () => {
    const after = (name: string) => valueOf(written('units', name), 'After')
    expect(after('scrutiny-restore-test.service')).toBe('scrutiny-backup.service')
    expect(after('scrutiny-check.service')).toBe('scrutiny-backup.service scrutiny-restore-test.service')
  })

  it('start the service again within five seconds after a fault, and not for ever', () => {
    const value = (name: string) => valueOf(written('units', 'scrutiny-web.service'), name)
    // Told to end by anything but systemd it ends in order, with 0, and is needed all the same.
    expect(value('Restart')).toBe('always')
    // systemd's, and nothing in between that starts it again as well: the laptop's start script does.
    expect(value('ExecStart')).toMatch(/\/node server\/main\.ts$/)
    // A fault ends the process within a second or two: test/durability/stopped.test.ts.
    expect(Number(value('RestartSec'))).toBeLessThanOrEqual(2)
    expect([value('StartLimitIntervalSec'), value('StartLimitBurst')]).toEqual(['60', '5'])
  })

  it('restart the service where the check failed, so that the start refuses what does not hold', () => {
    expect(valueOf(written('units', 'scrutiny-check.service'), 'OnFailure')).toBe('scrutiny-prove.service')
    expect(valueOf(written('units', 'scrutiny-prove.service'), 'ExecStart')).toContain(
      'systemctl try-restart scrutiny-web.service',
    )
    // What the check found wrong stands where the check may write and the service reads.
    for (const name of ['scrutiny-check.service', 'scrutiny-web.service'])
      expect(valueOf(written('units', name), 'ReadWritePaths')).toContain('/srv/scrutiny/data')
  })

  it('give each timer a service of its name, and the steps turn every timer on', () => {
    for (const name of units.filter((each) => each.endsWith('.timer'))) {
      expect(services).toContain(name.replace('.timer', '.service'))
      expect(readme).toMatch(new RegExp(`systemctl enable --now .*\\b${name}`))
    }
  })
})

/** Calls of the system that the units refuse, of those that systemd's own lists name. */
function refusedCalls(): Set<string> {
  const lists = new Map<string, string[]>()
  let name = ''
  for (const line of tool('systemd-analyze', ['syscall-filter']).split('\n')) {
    if (line.startsWith('@')) lists.set((name = line.trim()), [])
    else if (/^\s+[@a-z_]/.test(line)) lists.get(name)?.push(line.trim())
  }
  const callsOf = (each: string): string[] => lists.get(each)?.flatMap(callsOf) ?? [each]
  const [allowed = '', denied = ''] = [...hardening.matchAll(/^SystemCallFilter=(.*)$/gm)].map(
    ([, list]) => list,
  )
  const refused = new Set(denied.replace('~', '').split(' ').flatMap(callsOf))
  const fine = new Set(
    allowed
      .split(' ')
      .flatMap(callsOf)
      .filter((each) => !refused.has(each)),
  )
  return new Set([...lists.keys()].flatMap(callsOf).filter((each) => !fine.has(each)))
}

describe('the filter of system calls', () => {
  it('lets the program keep, back up and check a database', { timeout: 60_000 }, async () => {
    const place = await makePlace()
    const refused = refusedCalls()
    // The lists were read: nothing here loads a module or sets the clock, and everything reads a file.
    expect(['init_module', 'clock_settime', 'sched_setaffinity'].every((each) => refused.has(each))).toBe(
      true,
    )
    expect(refused.has('openat')).toBe(false)
    for (const words of [
      ['backup', '--into', place.folder],
      ['restore-test', '--newest-in', place.folder],
      ['doctor'],
    ]) {
      const counts = place.at('counts')
      const trace = [
        '-f',
        '-qq',
        '-c',
        '-U',
        'name',
        '-o',
        counts,
        process.execPath,
        'server/cli.ts',
        ...words,
      ]
      const { status, error, stderr } = spawnSync('strace', trace, {
        cwd: project,
        env: { ...process.env, ...place.env },
        encoding: 'utf8',
      })
      if (error !== undefined) throw new Error('strace is missing: the hosting tests need it')
      expect([words, status, stderr]).toEqual([words, 0, ''])
      const used = readFileSync(counts, 'utf8')
        .split('\n')
        .map((line) => line.trim())
      // SQLite gives its files to their owner only when it runs as root, which the service does not; the other is a heading.
      expect(used.filter((each) => refused.has(each) && !['fchown', 'syscall'].includes(each))).toEqual([])
      expect(used).toContain('openat')
    }
    place.remove()
  })
})
