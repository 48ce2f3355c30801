import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { describe, expect, it } from 'vitest'
import { commands } from '../../server/commands/index.ts'
import { readConfig } from '../../server/config.ts'
import { paths } from '../../server/paths.ts'
import { project } from '../durability/support/place.ts'
import { hostingFolder } from './support/needs.ts'

const written = (...names: string[]) => readFileSync(join(hostingFolder, ...names), 'utf8')
const pages = ['README.md', 'laptop.md']
const units = readdirSync(join(hostingFolder, 'units')).filter((name) => name.endsWith('.service'))

const linesOf = (text: string) => text.split('\n').map((line) => line.trim())
const blocksOf = (page: string) =>
  [...written(page).matchAll(/```\n([\s\S]*?)```/g)].flatMap(([, block = '']) => linesOf(block))

/** Every command of the program that somebody is told to type, or a unit runs, with the words after its name. */
const called: [where: string, line: string][] = [
  ...pages.flatMap((page) =>
    [...blocksOf(page), ...[...written(page).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)].map(
      (line): [string, string] => [page, line],
    ),
  ),
  ...units.flatMap((unit) => linesOf(written('units', unit)).map((line): [string, string] => [unit, line])),
].flatMap(([where, line]) =>
  [...line.matchAll(/(?:^|&& )(?:npx )?scrutiny ([^&]+)|server\/cli\.ts (.*)$/g)].map(
    ([, typed, run]): [string, string] => [where, (typed ?? run ?? '').trim()],
  ),
)

describe('each command of the written steps and the units', () => {
  it('is found in them', () => {
    const of = (page: string) =>
      called.filter(([where]) => where === page).map(([, line]) => line.split(' ')[0])
    expect(of('README.md')).toEqual(
      expect.arrayContaining(['setup', 'doctor', 'upgrade', 'rotate-keys', 'users']),
    )
    expect(of('laptop.md')).toEqual(
      expect.arrayContaining(['setup', 'backup', 'restore-test', 'doctor', 'review']),
    )
    expect(called.filter(([where]) => where.endsWith('.service'))).toHaveLength(3)
  })

  it.each(called)('in %s: %s', async (_where, line) => {
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
    const name = Object.keys(commands).find(
      (each) => each === words.slice(0, each.split(' ').length).join(' '),
    )
    const command = await commands[name ?? '']?.()
    if (command === undefined) throw new Error(`There is no command ${line}`)
    const args = words.slice(command.name.split(' ').length)
    const { positionals } = parseArgs({
      args,
      options: command.options,
      allowPositionals: true,
      strict: true,
    })
    // Which commands take a file without an option's name, their usage says.
    if (positionals.length > 0) expect(command.usage).toMatch(/^[A-Z]/)
  })
})

describe('the settings', () => {
  const settings = Object.fromEntries(
    linesOf(written('scrutiny.env'))
      .filter((line) => /^[A-Z]/.test(line))
      .map((line) => line.split('=') as [string, string]),
  )
  const config = readFileSync(join(project, 'server', 'config.ts'), 'utf8')
  const known = new Set([
    ...[...config.matchAll(/(?:setting\(|env\[)'([A-Z_]+)'/g)].map(([, name = '']) => name),
    ...[...config.matchAll(/const \{ (.*) \} = env/g)].flatMap(
      ([, names = '']) => names.match(/[A-Z_]{3,}/g) ?? [],
    ),
  ])

  it('name everything that the program reads, and nothing else', () => {
    expect(known.size).toBeGreaterThan(8)
    const never = /^# Never set: (.*?)\./m.exec(written('scrutiny.env'))?.[1]?.split(', ') ?? []
    expect([...Object.keys(settings), ...never].sort()).toEqual([...known].sort())
    for (const name of never)
      expect(() => readConfig({ ...settings, [name]: '--inspect' }), name).toThrow(`${name} must`)
    for (const page of pages)
      for (const [, name = ''] of written(page).matchAll(/\b([A-Z]+(?:_[A-Z]+)+)=/g))
        expect(known).toContain(name)
  })

  it('are ones that it starts with, behind one proxy, at the address that the proxy has', () => {
    const { origin, trustProxy, host, port } = readConfig(settings)
    const proxy = written('nginx', 'scrutiny.conf')
    expect(trustProxy).toBe(true)
    expect(() => readConfig({ ...settings, TRUST_PROXY: '' })).toThrow('TRUST_PROXY must be 1')
    expect([...proxy.matchAll(/proxy_pass (.*);/g)].map(([, to]) => to)).toEqual(
      Array(2).fill(`http://${host}:${port}`),
    )
    expect(proxy).toContain(`proxy_set_header Host ${new URL(origin).host};`)
    expect(proxy).toContain(`location = ${paths.figureImport()} {`)
  })

  it.each([
    ['scrutiny.env', '/etc/scrutiny/scrutiny.env'],
    ['nginx/scrutiny.conf', '/etc/nginx/conf.d/scrutiny.conf'],
  ])('take their own name where they are installed: %s', (name, place) => {
    expect(blocksOf('README.md')).toContain(`sed -i 's/scrutiny\\.example\\.org/YOUR.NAME/' ${place}`)
    const lines = linesOf(written(name)).filter((line) => line.includes('scrutiny.example.org'))
    expect(lines.length).toBeGreaterThan(0)
    // That changes the first of a line.
    expect(lines.filter((line) => line.split('scrutiny.example.org').length > 2)).toEqual([])
  })

  it('are root’s, in a folder where the service’s user can make a key file and not replace them', () => {
    expect(blocksOf('README.md')).toContain('install -d -m 1770 -g scrutiny /etc/scrutiny')
  })

  it('stand in folders that the steps make, as the units know them', () => {
    const steps = blocksOf('README.md').join('\n')
    for (const [, path = ''] of units
      .map((unit) => written('units', unit))
      .concat(Object.values(settings).map((value) => ` ${value} `))
      .join('\n')
      .matchAll(/[ =](\/(?:srv|etc)\/scrutiny(?:\/[a-z]+)?)(?=[\s/])/g))
      expect(steps).toMatch(new RegExp(`install -d .*${path}(\\s|$)`, 'm'))
    for (const name of [
      'scrutiny.env',
      'scrutiny',
      'nginx/scrutiny.conf',
      'journald.conf',
      'fetch-copies',
      'units/',
    ])
      expect([
        name,
        existsSync(join(hostingFolder, name)),
        written('README.md').includes(`\`${name}\``),
      ]).toEqual([name, true, true])
  })
})
