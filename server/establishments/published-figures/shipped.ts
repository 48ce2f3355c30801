import { readFileSync } from 'node:fs'
import { localDateOf } from '../../../reports/clocks.ts'
import type { Db } from '../../database/schema.ts'
import type { Act } from '../../database/write.ts'
import { readSheet } from '../../import-files/read-sheet.ts'
import { inWords } from '../../import-files/sheet.ts'
import { importFigures } from './actions.ts'
import type { PublishedFigure } from './sections.ts'
import { readFigures } from './read-figures.ts'
import { ownNames } from './queries.ts'

/** The published figures and populations that ship with the product, each with its source. */
export const shippedFiles = (): string[] =>
  ['published-figures.csv', 'published-population.csv'].map((name) =>
    readFileSync(new URL(`shipped/${name}`, import.meta.url), 'utf8'),
  )

/**
 * Loads files of published figures; those that are there already stay as they are, corrected or not, so loading twice
 * adds nothing. A figure is linked with an establishment kept here by its code or any of its names.
 * @throws Error naming every line that cannot stand; then nothing is stored
 */
export async function loadPublished(
  db: Db,
  act: Act,
  texts: readonly string[] = shippedFiles(),
): Promise<{ added: number; existing: number }> {
  const names = await ownNames(db)
  const context = { now: act.at, today: localDateOf(act.at) }
  const figures: PublishedFigure[] = []
  for (const text of texts) {
    const sheet = await readSheet(Buffer.from(text))
    const found = sheet.ok ? await readFigures(sheet.sheet, names, context) : sheet
    if (!found.ok) throw new Error(found.problems.map((each) => inWords(each, found.numbered)).join('\n'))
    figures.push(...found.figures)
  }
  return importFigures(db, { ...act, key: null }, { figures, id: act.newId() })
}
