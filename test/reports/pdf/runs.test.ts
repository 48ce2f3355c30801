import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { openFonts, plainLetters } from '../../../reports/pdf/fonts.ts'
import { runsOf } from '../../../reports/pdf/runs.ts'

describe('a line of plain letters', () => {
  const fonts = openFonts(new PDFDocument())
  const letters = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).filter((letter) =>
    plainLetters.test(letter),
  )

  it('is one run, as it is where one letter of it is not plain', () => {
    expect(letters.length).toBeGreaterThan(95)
    for (const face of ['regular', 'semibold'] as const)
      for (const letter of letters) {
        const whole = runsOf(fonts, face, `a${letter}b`)
        const [first, ...others] = runsOf(fonts, face, `a${letter}bא`)
        expect(others.length, letter).toBeGreaterThan(0)
        expect(whole, letter).toEqual([first])
      }
  })
})
