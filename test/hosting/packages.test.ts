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
}

interface Component {
  'bom-ref': string
  hashes?: { alg: string; content: string }[]
}

const locked = Object.entries((read('package-lock.json') as { packages: Record<string, Locked> }).packages)
  .filter(([place]) => place !== '')
  .map(([place, some]) => ({ ...some, name: some.name ?? place.replace(/^.*node_modules\//, '') }))

/** What a server with `npm prune --omit=dev` may hold; every platform's Node counts. */
const atRunTime = locked.filter(({ dev }) => dev !== true)

const { scripts } = read('package.json') as { scripts: Record<string, string> }

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
