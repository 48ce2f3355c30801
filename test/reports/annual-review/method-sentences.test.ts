import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { countingSentences, formulae } from '../../../reports/annual-review/method-sentences.ts'

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

it('says in the annex how chance is judged, and where nothing is said about it', () => {
  const [chance] = formulae.filter(({ name }) => name.includes('chance'))
  for (const words of [
    'Monthly rates are compared where both populations are known, and numbers only where not.',
    'ln ratio ± 1.96 × √Σ(a ÷ A − b ÷ B)²',
    'the same child being restrained repeatedly',
    'fewer than five children',
  ])
    expect(chance?.formula).toContain(words)
})
