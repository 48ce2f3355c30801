import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makePlace, project, scrutiny, type Place } from './support/place.ts'

let place: Place
beforeEach(async () => {
  place = await makePlace()
})
afterEach(() => {
  place.remove()
})

describe('a restore', () => {
  it('says who can sign in again, somebody who was disabled since the backup among them', async () => {
    const list = (await scrutiny(place, 'users', 'list')).out.trim().split('\n')
    const [gone = '', already = '', ...standing] = list
    const disable = (line: string) =>
      scrutiny(place, 'users', 'disable', '--email', line.split('  ')[0] ?? '', '--as', 'Sam')
    await disable(already)
    await scrutiny(place, 'backup', place.at('one.backup'))
    await disable(gone)
    const restored = await scrutiny(place, 'restore', place.at('one.backup'), '--replace', '--as', 'Sam')
    expect(restored.error).toBe('')
    const said = restored.out.split('\n')
    const heading = said.findIndex((line) => line.startsWith('These accounts can sign in'))
    expect(said[heading]).toContain('npx scrutiny users disable --email E-MAIL')
    expect(said.slice(heading + 1, -1)).toEqual([gone, ...standing].map((line) => `  ${line}`))
  })

  it('ends, in the written steps, with comparing them before the start', () => {
    const steps = readFileSync(join(project, 'server', 'commands', 'README.md'), 'utf8')
    const section = steps.split('## Restore in fifteen minutes')[1]?.split('\n## ')[0] ?? ''
    expect(section).toMatch(/users disable[\s\S]*Start: `npm start`/)
  })
})
