import { number, plural } from '../../reports/wording.ts'
import type { Db } from '../database/schema.ts'
import type { PublishedFigure } from '../establishments/published-figures/sections.ts'
import { figuresById } from '../establishments/published-figures/queries.ts'
import { inFew } from '../establishments/published-figures/withdrawal/page.ts'
import { paths } from '../paths.ts'
import type { OtherChange } from './queries.ts'
import type { WordedChange } from './words.ts'

/** An import, by how many figures it touched; the list of figures is what the scrutineer may open. */
export const importWords = (change: OtherChange): WordedChange => ({
  ...change,
  title: 'Import of published figures',
  href: paths.publishedFigures(),
  changes: counts.flatMap(({ name, key }) => {
    const count = change.after[name]
    return typeof count === 'number' ? [{ key, from: [], to: [plural(count, 'figure')] }] : []
  }),
})

const counts = [
  { name: 'added', key: 'Added' },
  { name: 'putBack', key: 'Put back' },
  { name: 'existing', key: 'There already' },
  { name: 'withdrawn', key: 'Withdrawn' },
  { name: 'left', key: 'Left, since somebody changed them' },
]

/** What a figure says that was withdrawn, joined or put back, and which one counts in its place. */
export async function figureNotes(db: Db, { subject, before, after }: OtherChange): Promise<string[]> {
  const moves =
    after['withdrawal'] !== before?.['withdrawal'] || after['joinedInto'] !== before?.['joinedInto']
  if (subject !== 'published-figure' || before === undefined || !moves) return []
  const { value, unitOfCount } = after as unknown as PublishedFigure
  const { joinedInto } = after
  const kept = typeof joinedInto === 'string' ? await figuresById(db, [joinedInto]) : []
  return [
    `The figure: ${number(value)} ${unitOfCount}`,
    ...kept.map((figure) => `Joined with, which counts in its place: ${inFew(figure)}`),
  ]
}
