import { describe, expect, it } from 'vitest'
import { note, paragraph, row, table, textColumn, words } from '../../../reports/annual-review/blocks.ts'
import { numberTables, refer } from '../../../reports/annual-review/numbering.ts'
import type { Block, Section } from '../../../reports/report.ts'

const section = (...blocks: Block[]): Section => ({
  id: 'a',
  number: '1',
  title: 'A',
  startsPage: false,
  blocks,
})
const aTable = (id: string): Block =>
  table({ id, caption: 'Things', columns: [textColumn('Thing')], rows: [row(words('one'))], source: 'us' })

describe('numbering', () => {
  it('puts the number of a table that comes later into the text', () => {
    const [numbered] = numberTables([
      section(paragraph(`See ${refer('second')}.`), aTable('first'), aTable('second')),
    ])
    expect(numbered?.blocks[0]).toEqual(paragraph('See Table 2.'))
  })

  it('goes on counting from one section to the next', () => {
    const [, second] = numberTables([
      section(aTable('first')),
      section(aTable('second'), note(refer('first'))),
    ])
    expect(second?.blocks).toMatchObject([{ number: 'Table 2' }, { text: 'Table 1' }])
  })

  it('leaves alone what a person wrote', () => {
    const written: Block = { type: 'commentary', by: 'Scrutineer’s commentary', paragraphs: ['[[first]]'] }
    expect(numberTables([section(written)])[0]?.blocks).toEqual([written])
  })

  it('refuses a reference to a table that the report does not hold', () => {
    expect(() => numberTables([section(paragraph(refer('nowhere')))])).toThrow('nowhere')
  })

  it('refuses two tables of one name', () => {
    expect(() => numberTables([section(aTable('first'), aTable('first'))])).toThrow('first')
  })
})
