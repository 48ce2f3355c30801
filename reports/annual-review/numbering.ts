import type { Block, Section } from '../report.ts'

/** Stands in a text for the number of a table or chart: 'Table 4', known only when the report is whole. */
export const refer = (id: string): string => `[[${id}]]`

/**
 * Numbers tables and charts over the whole report in the order they are read, and puts the numbers where texts
 * refer to them. A reference to nothing is a mistake in a section and throws.
 */
export function numberTables(sections: Section[]): Section[] {
  const numbers = numbersOf(sections)
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => numbered(block, numbers)),
  }))
}

function numbersOf(sections: Section[]): Map<string, string> {
  const numbers = new Map<string, string>()
  let tables = 0
  let charts = 0
  for (const block of sections.flatMap((section) => section.blocks)) {
    if (block.type === 'table') numbers.set(unused(numbers, block.id), `Table ${++tables}`)
    if (block.type === 'chart') numbers.set(unused(numbers, block.id), `Figure ${++charts}`)
  }
  return numbers
}

function unused(numbers: Map<string, string>, id: string): string {
  if (numbers.has(id)) throw new Error(`two tables or charts of one report are called '${id}'`)
  return id
}

/** What a person wrote (opinion, commentary) is left as it stands. */
function numbered(block: Block, numbers: Map<string, string>): Block {
  const resolve = (text: string): string => withNumbers(text, numbers)
  switch (block.type) {
    case 'chart':
      return {
        ...block,
        number: numberOf(block.id, numbers),
        alternative: `${block.alternative} ${numberOf(block.tableId, numbers)} holds its numbers.`,
        notes: block.notes.map(resolve),
      }
    case 'table':
      return { ...block, number: numberOf(block.id, numbers), notes: block.notes.map(resolve) }
    case 'paragraph':
    case 'note':
      return { ...block, text: resolve(block.text) }
    case 'list':
      return { ...block, items: block.items.map(resolve) }
    case 'figures':
      return { ...block, items: block.items.map((item) => ({ ...item, note: resolve(item.note) })) }
    case 'heading':
    case 'opinion':
    case 'commentary':
      return block
  }
}

const withNumbers = (text: string, numbers: Map<string, string>): string =>
  text.replaceAll(/\[\[([a-z0-9-]+)\]\]/g, (_, id: string) => numberOf(id, numbers))

function numberOf(id: string, numbers: Map<string, string>): string {
  const found = numbers.get(id)
  if (found === undefined) throw new Error(`the report refers to '${id}', which it does not hold`)
  return found
}
