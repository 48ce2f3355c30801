import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { referenceKey } from '../../server/fields/reference-key.ts'

const seed = { seed: 20260329 }

/** Marks, spaces and invisible characters that people and programs put between the parts of a reference. */
const between = fc.stringMatching(/^[-–—−_/\\.:; \u00a0\u2009\u200b\u00ad\ufe0f]{0,3}$/)
const part = fc.stringMatching(/^[A-Za-z0-9]{1,6}$/)

describe('the key of a reference', () => {
  it('is one for UOF190312 in the spellings that establishments and sheets use', () => {
    for (const spelling of [
      'UOF190312',
      'UOF/19/0312',
      'uof 19 0312',
      'UOF–19–0312',
      ' Uof.19.0312 ',
      'ＵＯＦ１９０３１２',
      'UOF\u200b19\u00ad0312',
    ])
      expect(referenceKey(spelling), spelling).toBe('uof190312')
  })

  it('does not change with case, with what stands between the parts, or with the form of a character', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(part, between, between), { minLength: 1, maxLength: 5 }), (parts) => {
        const [one, other] = [1, 2].map((nth) => parts.map((each) => `${each[0]}${each[nth] ?? ''}`).join(''))
        expect(referenceKey(one ?? '')).toBe(referenceKey((other ?? '').toUpperCase()))
        expect(referenceKey(one ?? '')).toBe(referenceKey(fullWidth(other ?? '')))
      }),
      seed,
    )
  })

  it('tells references apart that differ in a letter or a figure', () => {
    fc.assert(
      fc.property(part, part, (one, other) => {
        fc.pre(one.toLowerCase() !== other.toLowerCase())
        expect(referenceKey(one)).not.toBe(referenceKey(other))
      }),
      seed,
    )
  })

  it('is its own key, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(referenceKey(referenceKey(text))).toBe(referenceKey(text))
      }),
      seed,
    )
  })

  it('is empty where there is neither a letter nor a figure', () => {
    expect(referenceKey(' -/.\u200b ')).toBe('')
  })
})

/** The same in the wide forms that some keyboards and sheets write. */
const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))
