import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import supertest from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { openParts } from '../../server/start.ts'
import { Browser } from '../support/browser.ts'

const cli = join(import.meta.dirname, '..', '..', 'server', 'cli.ts')
const answers = ['yes', 'Operator One', 'Business manager', 'not an address', 'manager@example.org', ''].join(
  '\n',
)

describe('setting up a new place', () => {
  let folder: string
  let env: Record<string, string>
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'scrutiny-setup-'))
    env = { DATA_DIR: join(folder, 'data'), KEYS_FILE: join(folder, 'keys.json'), LOG_LEVEL: 'silent' }
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  const run = (words: string[], input = '') =>
    spawnSync(process.execPath, [cli, ...words], { env: { ...process.env, ...env }, input, encoding: 'utf8' })

  it('by single commands seals the codes that numbers are counted by, as setup does', () => {
    for (const words of [['keys'], ['migrate']]) expect(run(words).status, words.join(' ')).toBe(0)
    expect(run(['history', 'verify']).stdout).toMatch(/^The history holds: 13 events, 13 record versions/)
    expect(run(['migrate']).stdout).toContain('The database is up to date.')
  })

  it('makes the keys, the database and one account with a link, and says the keys once', async () => {
    const { status, stdout, stderr } = run(['setup'], answers)
    expect(stderr).toContain('Enter one e-mail address in full')
    expect(status, stderr).toBe(0)
    const [, sheet = ''] = /(\{[^}]+\})/.exec(stdout) ?? []
    expect(stdout).toContain('RECOVERY SHEET')
    expect(statSync(env['KEYS_FILE'] ?? '').mode & 0o077).toBe(0)
    expect(run(['users', 'list']).stdout.trim()).toMatch(
      /^manager@example\.org  Business manager  Business manager  Holds the office from \d+ \w+ \d{4}$/,
    )
    // The codes that numbers are counted by are sealed from the first day.
    expect(run(['history', 'verify']).stdout).toMatch(/^The history holds/)

    // What was printed opens the data: typed into a new key file, nothing else.
    rmSync(env['KEYS_FILE'] ?? '')
    writeFileSync(env['KEYS_FILE'] ?? '', sheet, { mode: 0o600 })
    const parts = await openParts(readConfig(env))
    try {
      const browser = new Browser(supertest.agent(buildApp(parts)))
      await browser.open(/\/one-time\/[\w-]+/.exec(stdout)?.[0] ?? '')
      expect(browser.page.name).toBe('one-time-link')
      await browser.send({ new: 'seven brass owls at noon' })
      await browser.send({ email: 'manager@example.org', password: 'seven brass owls at noon' })
      expect(browser.page.heading).toBe('Add your second step')
    } finally {
      parts.opened.connection.close()
    }
    expect(run(['history', 'verify']).status).toBe(0)
  })

  it('stops at a no, and where there is something already, and changes nothing', () => {
    expect(run(['setup'], 'no\n').stderr).toContain('Stopped. Nothing was changed.')
    expect(existsSync(env['KEYS_FILE'] ?? '')).toBe(false)
    expect(run(['setup'], 'yes\n').stderr).toContain('Stopped before the last answer')
    expect(existsSync(env['KEYS_FILE'] ?? '')).toBe(false)
    expect(run(['setup'], answers).status).toBe(0)
    const again = run(['setup'], answers)
    expect(again.status).toBe(1)
    expect(again.stderr).toContain('Setup is for a new place only')
  })

  it('gives a new link by command, and the one from before stops working', () => {
    const before = /\/one-time\/[\w-]+/.exec(run(['setup'], answers).stdout)?.[0]
    const link = run(['users', 'link', '--email', 'manager@example.org', '--as', 'Operator One'])
    expect(link.status, link.stderr).toBe(0)
    const after = /\/one-time\/[\w-]+/.exec(link.stdout)?.[0]
    expect(after).toBeDefined()
    expect(after).not.toBe(before)
  })
})
