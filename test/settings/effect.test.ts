import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { settingsPage } from '../../server/settings/page.ts'
import { retired, settings } from '../../server/settings/vocabulary.ts'

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

  it('that was retired stands in the history alone', () => {
    const row = {
      name: retired.value,
      establishmentType: '',
      value: '10',
      fromOn: '2030-01-01',
      reason: 'Agreed',
      recordedAt: '2018-01-01T09:00:00.000Z',
      who: 'Bea',
      seq: 1,
    }
    const tables = settingsPage([row], { today: '2019-06-03', mayChange: true }).tables ?? []
    const naming = tables.filter((table) => JSON.stringify(table).includes('no longer a setting'))
    expect(naming.map(({ caption }) => caption)).toEqual(['History'])
  })
})
