import type { Block, FiguresBlock, Report, Section, TableBlock } from '../../../reports/report.ts'

/** What a reader would look up in a report: fails loudly where it is not there. */

export function figureItem(section: Section, label: string): FiguresBlock['items'][number] {
  const items = section.blocks.flatMap((block) => (block.type === 'figures' ? block.items : []))
  return found(
    items.find((item) => item.label === label),
    `figure '${label}'`,
  )
}

export const figure = (section: Section, label: string): string => figureItem(section, label).figure

export function tableOf(section: Section, id: string): TableBlock {
  const tables = section.blocks.filter((block) => block.type === 'table')
  return found(
    tables.find((table) => table.id === id),
    `table '${id}'`,
  )
}

/** The cell under a column's header in the row whose first words are these. */
export function cell(table: TableBlock, rowWords: string, column: string): string {
  const at = table.columns.findIndex(({ header }) => header === column)
  const rows = [...table.rows, ...(table.total ? [table.total] : [])]
  const row = rows.find(({ cells }) => cells[0]?.text === rowWords)
  return found(row?.cells[at], `'${column}' of '${rowWords}' in ${table.id}`).text
}

export const blocksOf = (report: Report): Block[] => report.sections.flatMap(({ blocks }) => blocks)

/** Every text of a report, one after the other. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}

function found<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new Error(`there is no ${what}`)
  return thing
}
