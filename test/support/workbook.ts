import { SaxesParser } from 'saxes'
import yauzl from 'yauzl'

/** The files of a workbook and the date that each carries. */
export async function filesOf(bytes: Buffer): Promise<{ name: string; text: string; date: string }[]> {
  const zip = await yauzl.fromBufferPromise(bytes)
  const files: { name: string; text: string; date: string }[] = []
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    const date = entry.getLastModDate({ timezone: 'UTC' }).toISOString()
    files.push({ name: entry.fileName, text: Buffer.concat(chunks).toString('utf8'), date })
  }
  return files
}

export interface ReadCell {
  kind: string
  value: string
}

/** Rows of cells as a spreadsheet program reads them, by sheet name. */
export async function sheetsOf(bytes: Buffer): Promise<Map<string, ReadCell[][]>> {
  const files = await filesOf(bytes)
  const textOf = (name: string): string => files.find((file) => file.name === name)?.text ?? ''
  const strings = texts(textOf('xl/sharedStrings.xml'), 'si')
  const names = [...textOf('xl/workbook.xml').matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(
    ([, name = '']) => name,
  )
  return new Map(
    names.map((name, index) => [name, rowsOf(textOf(`xl/worksheets/sheet${index + 1}.xml`), strings)]),
  )
}

function texts(xml: string, tag: string): string[] {
  const found: string[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    if (name === tag) found.push('')
  })
  parser.on('text', (text) => {
    if (found.length > 0) found.push(`${found.pop() ?? ''}${text}`)
  })
  parser.write(xml).close()
  return found
}

function rowsOf(xml: string, strings: string[]): ReadCell[][] {
  const rows: ReadCell[][] = []
  const parser = new SaxesParser()
  let cell: ReadCell | undefined
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'f') throw new Error('A formula')
    if (name === 'row') rows.push([])
    if (name === 'c') rows.at(-1)?.push((cell = { kind: attributes['t'] ?? 'n', value: '' }))
  })
  parser.on('text', (text) => {
    if (cell) cell.value += text
  })
  parser.on('closetag', ({ name }) => {
    if (name !== 'c' || !cell) return
    if (cell.kind === 's') cell.value = strings[Number(cell.value)] ?? ''
    cell = undefined
  })
  parser.write(xml).close()
  return rows
}
