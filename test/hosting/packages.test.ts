import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const project = join(import.meta.dirname, '..', '..')
const read = (file: string): unknown => JSON.parse(readFileSync(join(project, file), 'utf8'))

interface Locked {
  name?: string
  version: string
  dev?: true
  integrity?: string
  resolved?: string
  hasInstallScript?: true
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

interface Component {
  'bom-ref': string
  hashes?: { alg: string; content: string }[]
}

const { packages } = read('package-lock.json') as { packages: Record<string, Locked> }

const locked = Object.entries(packages)
  .filter(([place]) => place !== '')
  .map(([place, some]) => ({ ...some, name: some.name ?? place.replace(/^.*node_modules\//, '') }))

/** What a server with `npm prune --omit=dev` may hold; every platform's Node counts. */
const atRunTime = locked.filter(({ dev }) => dev !== true)

const { scripts, allowScripts } = read('package.json') as {
  scripts: Record<string, string>
  allowScripts: Record<string, boolean>
}

const npmSettings = readFileSync(join(project, '.npmrc'), 'utf8').split('\n')

describe('the packages at run time', () => {
  it('are 200 at most, with all that they bring along', () => {
    expect(atRunTime.length).toBeGreaterThan(100)
    expect(atRunTime.length).toBeLessThanOrEqual(200)
  })

  it('and all others come with a digest, from one registry', () => {
    expect(locked.filter(({ integrity }) => integrity?.startsWith('sha512-') !== true)).toEqual([])
    // None names a place of its own: all come from the registry that npm is set to.
    expect(locked.filter(({ resolved }) => resolved !== undefined)).toEqual([])
  })
})

/** Where a package finds another, from its own folder upwards, as Node looks. */
function placeOf(name: string, from: string): string | undefined {
  const place = `${from === '' ? '' : `${from}/`}node_modules/${name}`
  if (packages[place] !== undefined) return place
  return from === ''
    ? undefined
    : placeOf(name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))))
}

/** Every package that comes with one, itself among them. */
function broughtBy(place: string, found = new Set<string>()): Set<string> {
  if (found.has(place)) return found
  found.add(place)
  const { dependencies = {}, optionalDependencies = {} } = packages[place] ?? {}
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const next = placeOf(name, place)
    if (next !== undefined) broughtBy(next, found)
  }
  return found
}

describe('a package', () => {
  it('that brings over 20 along has its reason among the decisions', () => {
    const many = Object.keys(packages['']?.dependencies ?? {})
      .map((name) => ({ name, brings: broughtBy(`node_modules/${name}`).size }))
      .filter(({ brings }) => brings > 20)
    expect(many.map(({ name }) => name)).toContain('express')
    const decisions = readFileSync(join(project, 'README.md'), 'utf8').split('## Decisions')[1]
    for (const { name, brings } of many)
      expect(decisions, `${name} brings ${brings}`).toContain(`\`${name}\``)
  })

  it('that has a script of its own for its installation stands by name among those whose script does not run', () => {
    const withScript = locked.filter(({ hasInstallScript }) => hasInstallScript === true)
    expect(withScript.map(({ name }) => name)).toContain('esbuild')
    expect(withScript.filter(({ name }) => allowScripts[name] !== false)).toEqual([])
    expect(Object.values(allowScripts)).not.toContain(true)
    expect(npmSettings).toContain('ignore-scripts=true')
  })

  it('younger than 14 days is not taken when one is added or made newer', () => {
    expect(npmSettings).toContain('min-release-age=14')
  })
})

describe('the bill of materials', () => {
  it('is made from the lockfile by one command, and holds every package at run time with its digest', () => {
    const [command = '', file = ''] = (scripts['sbom'] ?? '').split(' > ')
    expect(file).toBe('sbom.cdx.json')
    const [npm = '', ...words] = command.split(' ')
    const text = execFileSync(npm, words, {
      cwd: project,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    const { bomFormat, components } = JSON.parse(text) as { bomFormat: string; components: Component[] }
    expect(bomFormat).toBe('CycloneDX')
    // Whether a package is a tool only, npm marks by the first copy it meets; so the tools are in the bill too.
    const bill = new Map(components.map((each) => [each['bom-ref'], each.hashes ?? []]))
    for (const { name, version } of atRunTime) {
      const hashes = bill.get(`${name}@${version}`) ?? []
      expect([`${name}@${version}`, ...hashes.map(({ alg }) => alg)]).toContain('SHA-512')
    }
  })
})
