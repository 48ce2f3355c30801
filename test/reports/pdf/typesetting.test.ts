import PDFDocument from 'pdfkit'
import { expect, it } from 'vitest'
import { openFonts } from '../../../reports/pdf/fonts.ts'
import { styles } from '../../../reports/pdf/theme.ts'
import { setLine, setLines } from '../../../reports/pdf/typesetting.ts'

const doc = new PDFDocument({ autoFirstPage: false })
const type = { doc, fonts: openFonts(doc) }
const linesOf = (text: string, width: number): string[] =>
  setLines(type, text, styles.cell, width).map(({ runs }) => runs.map((run) => run.text).join(''))

it('ends each line that goes on with a space, wherever the words are set', () => {
  expect(linesOf('HM Prison and Probation Service', 60)).toEqual(['HM Prison and ', 'Probation ', 'Service'])
  expect(linesOf('One\nTwo', 60)).toEqual(['One ', 'Two'])
})

it('puts no space inside a word or an address that is broken', () => {
  expect(linesOf('body-worn', 25)).toEqual(['body-', 'worn'])
  expect(linesOf('https://example.org/path', 80).join('')).toBe('https://example.org/path')
  expect(linesOf('Incomprehensible', 30).join('')).toBe('Incomprehensible')
})

it('gives that space no room', () => {
  const [first] = setLines(type, 'Cookham Wood', styles.cell, 45)
  expect(first?.width).toBe(setLine(type, 'Cookham', styles.cell).width)
})
