import { listOf } from '../../reports/wording.ts'
import type { Reader, Readers } from './readers.ts'

/** This system sends nothing: whoever must know is told by somebody (said wherever somebody else can read a record). */
const toldNobody = 'This system has not told anybody. It sends no messages and makes no calls.'

/** Who can read a record now, in sentences: those who could not before each by a sentence of their own. */
export function readersInWords({ gained, kept, lost, barred, vacant }: Readers): string[] {
  const others = kept.length === 0 ? [] : [`The ${listOf(kept.map(withHidden))} can read it, as before.`]
  const lines = [
    ...gained.map((reader) => `The ${withHidden(reader)} can read it now, and could not before.`),
    ...others,
    ...lost.map(({ words }) => `The ${words} can no longer read it.`),
    ...barred.map(({ words }) => `The ${words} cannot read it.`),
    ...vacant.map(
      (office) => `Nobody is appointed as ${office} today. Whoever is appointed next can read it.`,
    ),
  ]
  if (lines.length === barred.length) return [...lines, 'Nobody outside your own office can read it.']
  return [...lines, toldNobody]
}

/** 'head of safeguarding of Ash House (without “Account”)' */
const withHidden = ({ words, without }: Reader): string =>
  without.length === 0 ? words : `${words} (without ${listOf(without.map((label) => `“${label}”`))})`
