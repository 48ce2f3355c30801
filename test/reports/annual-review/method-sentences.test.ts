import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { countingSentences } from '../../../reports/annual-review/method-sentences.ts'

const folder = new URL('../../../reports/annual-review/', import.meta.url)
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('method-sentences.ts'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n')
  .replaceAll(/\s*\n\s*\*?\s*/g, ' ')
  .replaceAll("'", '’')

it.each(countingSentences)('says the same above its function as in the annex: %s', (sentence) => {
  expect(sources.includes(`* ${sentence}`)).toBe(true)
})
