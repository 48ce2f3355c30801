import { missingMark, plainLetters, type FontName, type Fonts } from './fonts.ts'
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
  if (text !== '' && plainLetters.test(text)) return [{ text, font: fonts.first(face), rightToLeft: false }]
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
  if (before && goesOn(fonts, before, cluster)) {
    return { text: cluster, font: before.font, rightToLeft: before.rightToLeft }
  }
  const font = fonts.fontFor(face, cluster)
  if (font) return { text: cluster, font, rightToLeft: rightToLeftScript.test(cluster) }
  return { text: missingMark, font: markFont(fonts, face), rightToLeft: false, instead: cluster }
}

/** Spaces and stops take the font of the word before them. */
const goesOn = (fonts: Fonts, before: Run, cluster: string): boolean =>
  !before.instead && neutral.test(cluster) && fonts.has(before.font, cluster)

function markFont(fonts: Fonts, face: TextStyle['face']): FontName {
  const font = fonts.fontFor(face, missingMark)
  if (!font) throw new Error('The mark for a missing character is itself missing from the fonts')
  return font
}

function join(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  const alike = last?.font === run.font && last.rightToLeft === run.rightToLeft
  if (last && alike && !last.instead && !run.instead) last.text += run.text
  else runs.push(run)
}

/**
 * The little of the bidirectional rules that a mostly English line needs: neighbouring right-to-left runs, and
 * the figures between them, stand in reverse; stops and spaces after them belong to the English line.
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

/** The last of `runs` is right-to-left: the caller ends the stretch there. */
function reversed(runs: Run[]): Run[] {
  const last = runs.at(-1)
  if (!last) return runs
  const text = last.text.replace(/[\s\p{P}]+$/u, '')
  const rest = last.text.slice(text.length)
  const stretch = [...runs.slice(0, -1), { ...last, text }].map(turned).toReversed()
  return rest === '' ? stretch : [...stretch, { ...last, text: rest, rightToLeft: false }]
}

/** A figure reads from the left even here, but the space after it stands at its left. */
function turned(run: Run): Run {
  if (run.rightToLeft) return run
  const figure = run.text.trim()
  const [before = '', after = ''] = run.text.split(figure)
  return { ...run, text: after + figure + before }
}
