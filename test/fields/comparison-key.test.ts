import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparisonKey } from '../../server/fields/comparison-key.ts'
import { placesIn } from '../../server/fields/places-in.ts'
import { referenceKey } from '../../server/fields/reference-key.ts'
import { different, likeK12, likeZoe7 } from '../support/look-alikes.ts'

const runs = { seed: 20261130, numRuns: 2_000 }

const dashes = Array.from('-‐‑‒–—―−﹘﹣－⁃˗')
const spacings = Array.from(' \u00a0\u2002\u2003\u2007\u2009\u202f\u205f\u3000\t')
const invisible = Array.from(
  '\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe00\ufe0f\u200e\u200f\u202a\u202e\u2066\u2069\u034f\u180e',
)

/** Letters, figures and what people put between them. */
const shown = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.stringMatching(/^[A-Za-z0-9]$/) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('-', ' ', "'", '/', '.', 'é', 'Ø', 'ß', 'ﬁ', 'Σ', 'ё', 'ñ', 'ǆ'),
    },
  ),
  { minLength: 1, maxLength: 12 },
)

/** The same in another spelling: each dash and space of another kind, and characters that nobody sees in between. */
const spelled = (letters: readonly string[], choices: readonly number[]): string =>
  letters
    .map((letter, place) => {
      const choice = choices[place % choices.length] ?? 0
      const pick = (from: readonly string[]) => from[choice % from.length] ?? ''
      const one = letter === '-' ? pick(dashes) : letter === ' ' ? pick(spacings) : letter
      return choice % 3 === 0 ? `${one}${pick(invisible)}` : one
    })
    .join('')

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))

describe('the comparison key', () => {
  it.each([
    ['K-12', likeK12],
    ['Zoë 7', likeZoe7],
  ])('is one for %s in every spelling', (one, spellings) => {
    for (const each of spellings) expect(comparisonKey(each), JSON.stringify(each)).toBe(comparisonKey(one))
  })

  it('tells apart what differs in a dash, a space or a mark', () => {
    expect(new Set(different.map(comparisonKey)).size).toBe(different.length)
  })

  it('is its own key, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }).filter((each) => each.isWellFormed()),
    )
    fc.assert(
      fc.property(text, (each) => {
        expect(comparisonKey(comparisonKey(each))).toBe(comparisonKey(each))
        expect(referenceKey(comparisonKey(each))).toBe(referenceKey(each))
      }),
      runs,
    )
  })

  it('does not change with kinds of dash and space, invisible characters, capitals, or the form of a character', () => {
    fc.assert(
      fc.property(shown, fc.array(fc.nat(999), { minLength: 1, maxLength: 12 }), (letters, choices) => {
        const one = letters.join('')
        const key = comparisonKey(one)
        const other = spelled(letters, choices)
        for (const each of [
          other,
          other.toUpperCase(),
          other.toLowerCase(),
          other.normalize('NFD'),
          other.normalize('NFC'),
          fullWidth(one),
          ` ${other}\u00a0`,
        ])
          expect(comparisonKey(each), JSON.stringify([one, each])).toBe(key)
      }),
      runs,
    )
  })

  it('has nothing at its ends that nobody sees, and no space but one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (each) => {
        const key = comparisonKey(each)
        expect(key).not.toMatch(/^\s|\s$|\s\s|[\u200b-\u200f\ufeff\u00ad\ufe0f\u00a0]/u)
      }),
      runs,
    )
  })

  it('is empty where nothing can be seen', () => {
    for (const each of ['', ' ', '\u200b', '\u00ad\ufeff \u3000\u2800', '\ufe0f'])
      expect(comparisonKey(each)).toBe('')
  })

  it('holds for every character there is, between two others', () => {
    const wrong: string[] = []
    for (let code = 0; code < 0x30000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue
      const text = `K${String.fromCodePoint(code)}1`
      const key = comparisonKey(text)
      if ([key, text.toUpperCase(), text.normalize('NFD')].some((each) => comparisonKey(each) !== key))
        wrong.push(code.toString(16))
    }
    expect(wrong).toEqual([])
  })
})

describe('the places where a text names somebody', () => {
  it('are found in every spelling, with what stands there', () => {
    for (const each of likeK12.filter((spelling) => spelling.trim() === spelling)) {
      const text = `He said – ${each}, then “${each}” again.`
      expect(
        placesIn(text, 'k-12').map(({ from, to }) => comparisonKey(text.slice(from, to))),
        JSON.stringify(each),
      ).toEqual(['k-12', 'k-12'])
    }
  })

  it('are no parts of another pseudonym', () => {
    for (const text of ['K-123', 'AK-12', 'A-K-12', 'K–123', 'X‑K‑12', 'K12', 'K -12'])
      expect(placesIn(text, 'K-12')).toEqual([])
  })

  it('are in their order, within the text, and never within a letter', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        shown,
        (before, after, letters) => {
          const name = letters.join('')
          fc.pre(comparisonKey(name) !== '')
          const text = `${before}, ${name}, ${after}`
          const places = placesIn(text, name)
          expect(places.length).toBeGreaterThan(0)
          for (const [nth, { from, to }] of places.entries()) {
            expect(from).toBeGreaterThanOrEqual(places[nth - 1]?.to ?? 0)
            expect(to).toBeGreaterThan(from)
            expect(comparisonKey(text.slice(from, to))).toBe(comparisonKey(name))
          }
        },
      ),
      runs,
    )
  })
})
