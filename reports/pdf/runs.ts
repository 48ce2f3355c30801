import { missingMark, type FontName, type Fonts } from './fonts.ts'
import type { TextStyle } from './theme.ts'

/** A stretch of one line in one font and one direction. */
export interface Run {
  text: string
  font: FontName
  rightToLeft: boolean
  /** What was asked for, where a mark is printed in its place. */
  instead?: string
}

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })
const rightToLeftScript =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const neutral = /^[\s\p{P}]+$/u
/** Joiners and variation selectors change their neighbours' shape and print nothing. */
const invisible = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF\u{E0000}-\u{E007F}]/gu

/** Cuts a line into runs in the order they stand on paper, from the left. */
export function runsOf(fonts: Fonts, face: TextStyle['face'], text: string): Run[] {
  const runs: Run[] = []
  for (const { segment } of clusters.segment(text)) {
    const run = runOfCluster(fonts, face, segment, runs.at(-1))
    if (run) join(runs, run)
  }
  return inVisualOrder(runs)
}

function runOfCluster(
  fonts: Fonts,
  face: TextStyle['face'],
  segment: string,
  before: Run | undefined,
): Run | null {
  const cluster = fonts.fontFor(face, segment) ? segment : segment.replace(invisible, '')
  if (cluster === '') return null
  if (before && !before.instead && neutral.test(cluster) && fonts.has(before.font, cluster)) {
    return { text: cluster, font: before.font, rightToLeft: before.rightToLeft }
  }
  const font = fonts.fontFor(face, cluster)
  if (font) return { text: cluster, font, rightToLeft: rightToLeftScript.test(cluster) }
  const markFont = fonts.fontFor(face, missingMark)
  if (!markFont) throw new Error('The mark for a missing character is itself missing from the fonts')
  return { text: missingMark, font: markFont, rightToLeft: false, instead: cluster }
}

function join(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  const alike = last?.font === run.font && last.rightToLeft === run.rightToLeft
  if (last && alike && !last.instead && !run.instead) last.text += run.text
  else runs.push(run)
}

/**
 * The little of the bidirectional rules that a mostly English line needs: neighbouring right-to-left runs, and
 * the figures between them, stand in reverse; a space at the end of such a run belongs to what follows.
 */
function inVisualOrder(runs: Run[]): Run[] {
  const ordered: Run[] = []
  for (let index = 0; index < runs.length;) {
    const end = endOfRightToLeft(runs, index)
    ordered.push(...(end > index ? reversed(runs.slice(index, end)) : runs.slice(index, index + 1)))
    index = Math.max(end, index + 1)
  }
  return ordered
}

function endOfRightToLeft(runs: Run[], start: number): number {
  if (!runs[start]?.rightToLeft) return start
  let end = start + 1
  for (let index = start + 1; index < runs.length; index++) {
    const run = runs[index]
    if (run?.rightToLeft) end = index + 1
    else if (!run || !/^[\d\s\p{P}]+$/u.test(run.text)) break
  }
  return end
}

function reversed(runs: Run[]): Run[] {
  const last = runs.at(-1)
  if (!last?.rightToLeft) return runs.toReversed()
  const text = last.text.trimEnd()
  const space = last.text.slice(text.length)
  const rest = [...runs.slice(0, -1), { ...last, text }].toReversed()
  return space === '' ? rest : [...rest, { ...last, text: space, rightToLeft: false }]
}
