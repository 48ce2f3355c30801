// `npm run check` tries a sample of what is many times the same; `npm test`, and vitest by itself, try everything.
export const isSample = process.env['EXTENT'] === 'sample'

/** How often servers are killed while somebody writes; more by KILLS=1000. */
export const kills = Number(process.env['KILLS'] ?? (isSample ? 20 : 80))

/** How often fifty windows send the same text at once. */
export const crowds = isSample ? 10 : 100

/** The number that are tried of so many alike. */
const sample = 4

/** One of so many, where each costs much: every one, or every fifth. */
export const fewOf = <Each>(all: readonly Each[]): Each[] =>
  isSample ? all.filter((_each, place) => place % 5 === 0) : [...all]

/** All of them, or a few, spread evenly. */
export const sampleOf = <Each>(all: readonly Each[]): Each[] =>
  isSample && all.length > sample
    ? Array.from({ length: sample }, (_each, place) => all[Math.floor((place * all.length) / sample)] as Each)
    : [...all]
