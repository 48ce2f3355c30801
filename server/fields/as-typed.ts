/** Longer than any date, time or number that somebody writes. */
const longest = 60

/**
 * What was typed with its spaces and dashes as one kind each, without invisible characters and spaces at both ends: what
 * is pasted brings others along. Nothing where it is longer than any date, time or number.
 */
export const plainMarks = (typed: string): string =>
  typed.length > 4 * longest
    ? ''
    : typed
        .replace(/\p{Cf}/gu, '')
        .replace(/[\p{Pd}\u2212]/gu, '-')
        .replace(/\s+/gu, ' ')
        .trim()
        .slice(0, longest)

/** The same for a message: short, in quotation marks. */
export const quoted = (typed: string): string => {
  const letters = Array.from(
    typed
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim(),
  )
  return `“${letters.length > 20 ? `${letters.slice(0, 20).join('')}…` : letters.join('')}”`
}
