import { plural } from '../../../reports/wording.ts'
import type { TagView } from '../../records/page-types.ts'
import { sourceOf, type Comparison, type OutsideSource } from './vocabulary.ts'

export interface Compared {
  source: OutsideSource
  count: number
  /** What our own records give now, by the measure of the source. */
  ours: number
  explanation: string
}

/** Whether a count differs from ours in a way that its source can speak of, and whether somebody has explained it. */
export function comparisonOf({ source, count, ours, explanation }: Compared): Comparison {
  const agrees = sourceOf(source).compared === 'at-most' ? count <= ours : count === ours
  if (agrees) return 'agrees'
  return explanation === '' ? 'unexplained' : 'explained'
}

const tags: Record<Comparison, TagView> = {
  agrees: { text: 'Agrees', colour: 'green' },
  explained: { text: 'Explained', colour: 'blue' },
  unexplained: { text: 'Not explained', colour: 'red' },
}

export function comparisonTag(compared: Compared): TagView {
  const comparison = comparisonOf(compared)
  // Fewer complaints than uses of force do not agree with anything: they only do not speak against it.
  const isSilent = comparison === 'agrees' && sourceOf(compared.source).compared === 'at-most'
  return isSilent ? { text: 'No mismatch', colour: 'grey' } : tags[comparison]
}

/** '3 more than ours', '2 fewer than ours', 'None' */
export function differenceInWords({ source, count, ours }: Omit<Compared, 'explanation'>): string {
  if (count === ours) return 'None'
  if (count < ours && sourceOf(source).compared === 'at-most') return 'No more than ours'
  return count > ours ? plural(count - ours, 'more', 'more') : plural(ours - count, 'fewer', 'fewer')
}
