import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { settings } from '../../server/settings/vocabulary.ts'

const folder = new URL('../../server/', import.meta.url)

/** All code of the server but the list of settings itself and what fills the demonstration. */
const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && name !== 'settings/vocabulary.ts' && !name.startsWith('demo/'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n')

describe('every setting', () => {
  it.each(settings.map(({ value }) => value))('does something: %s', (name) => {
    expect(code).toContain(`'${name}'`)
  })
})
