import { describe, expect, it } from 'vitest'
import { readSheet } from '../../server/import-files/read-sheet.ts'
import { cellsOf, refusalOf } from './support/read.ts'

describe('what parts the cells of a CSV file', () => {
  it.each([
    ['commas', 'a,b\n1,2\n'],
    ['semicolons', 'a;b\n1;2\n'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['bars', 'a|b\n1|2\n'],
    ['semicolons, where a quoted name holds a comma', '"a";"b"\n1;2\n'],
    ['what the file says', 'sep=;\r\na;b\r\n1;2\r\n'],
    ['what the file says, with its mark', '\uFEFFsep=;\na;b\n1;2\n'],
    ['a sign of its own', 'SEP=^\na^b\n1^2\n'],
  ])('is seen: %s', async (_what, text) => {
    expect(await cellsOf(Buffer.from(text))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('is not part of what it parts', async () => {
    expect(await cellsOf(Buffer.from('sep=;\na;b,c\n'))).toEqual([['a', 'b,c']])
    expect(await cellsOf(Buffer.from('"a, or b";c\n'))).toEqual([['a, or b', 'c']])
  })

  it('is not guessed where there are two', async () => {
    expect(await refusalOf(Buffer.from('a,b;c\n'))).toEqual([
      'Line 1: The first line holds commas and semicolons, so nobody can tell which of them part its cells. Save the file with commas alone, and put cells that hold one in quotation marks',
    ])
  })

  it('leaves lines their numbers', async () => {
    const reading = await readSheet(Buffer.from('sep=;\na;b\n1;2\n'))
    expect(reading).toMatchObject({ sheet: { lines: [{ line: 2 }, { line: 3 }] } })
    expect(await refusalOf(Buffer.from('sep=;\na;b\n"1;2\n'))).toEqual([expect.stringMatching(/^Line 3: /)])
  })
})

describe('the encoding of a CSV file', () => {
  const notices = async (file: Buffer) => {
    const reading = await readSheet(file)
    return reading.ok ? reading.sheet.notices : reading.problems
  }

  it.each([
    ['UTF-8', Buffer.from('name\nChâteau\n')],
    ['UTF-8 with its mark', Buffer.from('\uFEFFname\nChâteau\n')],
    ['UTF-16 with its mark', Buffer.from('\uFEFFname\nChâteau\n', 'utf16le')],
    ['UTF-16 without its mark', Buffer.from('name\nChâteau\n', 'utf16le')],
    ['UTF-16 the other way round without its mark', Buffer.from('name\nChâteau\n', 'utf16le').swap16()],
    ['plain letters', Buffer.from('name\nChateau\n')],
  ])('is sure in %s', async (_what, file) => {
    expect(await notices(file)).toBeUndefined()
    expect((await cellsOf(file))[1]?.[0]).toMatch(/^Ch[aâ]teau$/)
  })

  it('is named where it is not, with the words that it affects', async () => {
    const file = Buffer.from('name,where\nChâteau (north),£5\nplain,\nChâteau,Münster\n', 'latin1')
    expect(await notices(file)).toEqual([
      'The file does not say how its letters are encoded. They were read as Windows-1252. Check these words: “Château” (line 2), “£5” (line 2), “Münster” (line 4). If one is wrong, save the file as “CSV UTF-8” and choose it again.',
    ])
  })

  it('is not two', async () => {
    const file = Buffer.concat([Buffer.from('name\nChâteau\n'), Buffer.from('Münster\n', 'latin1')])
    expect(await refusalOf(file)).toEqual([
      'Line 3: The letters of this line are encoded in another way than those of line 2. Save the whole file as “CSV UTF-8” and choose it again',
    ])
    expect(await refusalOf(Buffer.concat([Buffer.from('name\n'), Buffer.from([0x81, 0xff, 10])]))).toEqual([
      'Line 2: A letter here is neither UTF-8 nor Windows-1252. Save the file as “CSV UTF-8” and choose it again',
    ])
  })
})

describe('what a spreadsheet could not show in a CSV file', () => {
  it.each(['#REF!', '#N/A', '#DIV/0!', '#VALUE!', '#####'])('is refused: %s', async (error) => {
    expect(await refusalOf(Buffer.from(`a,b\n1,${error}\n`))).toEqual([
      `Line 2: cell 2 holds the error ${error}. Mend its formula, or type the value`,
    ])
  })
})
