import { archive, type Part } from './archive.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
export const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'

const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

interface Sheet {
  name: string
  state?: string
  /** What stands in `sheetData`. */
  rows: string
}

export interface Written {
  /** What stands in the `sheetData` of the only sheet. */
  rows?: string
  sheets?: Sheet[]
  /** What stands in `sst`; without it there is no such part. */
  texts?: string
  /** What stands in `styleSheet`. */
  styles?: string
  workbookPr?: string
  mainType?: string
}

const sheetsOf = ({ rows = '', sheets = [{ name: 'Figures', rows }] }: Written) => sheets

/** The parts of a workbook, written by hand as programs write them. */
export function workbookParts(written: Written): Part[] {
  const { texts, styles, workbookPr = '', mainType = sheetType } = written
  const sheets = sheetsOf(written)
  const ids = sheets.map((_sheet, place) => `rId${place + 1}`)
  const named = sheets.map(
    ({ name, state }, place) =>
      `<sheet name="${name}" sheetId="${place + 1}" r:id="${ids[place]}"${state === undefined ? '' : ` state="${state}"`}/>`,
  )
  const related = relationsOf([
    ...sheets.map((_sheet, place) =>
      relation(ids[place] ?? '', 'worksheet', `worksheets/sheet${place + 1}.xml`),
    ),
    ...(texts === undefined ? [] : [relation('t', 'sharedStrings', 'sharedStrings.xml')]),
    ...(styles === undefined ? [] : [relation('s', 'styles', '/xl/styles.xml')]),
  ])
  return [
    part(
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${mainType}"/></Types>`,
    ),
    part('_rels/.rels', relationsOf([relation('rId1', 'officeDocument', 'xl/workbook.xml')])),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${relationships}">${workbookPr}<sheets>${named.join('')}</sheets></workbook>`,
    ),
    part('xl/_rels/workbook.xml.rels', related),
    ...sheets.map(sheetPart),
    ...(texts === undefined ? [] : [part('xl/sharedStrings.xml', `<sst xmlns="${main}">${texts}</sst>`)]),
    ...(styles === undefined
      ? []
      : [part('xl/styles.xml', `<styleSheet xmlns="${main}">${styles}</styleSheet>`)]),
  ]
}

const sheetPart = ({ rows }: Sheet, place: number) =>
  part(
    `xl/worksheets/sheet${place + 1}.xml`,
    `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
  )

const part = (name: string, xml: string): Part => ({ name, content: `${declared}${xml}` })

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`

const relationsOf = (all: string[]) =>
  `<Relationships xmlns="${packageRelations}">${all.join('')}</Relationships>`

export const workbook = (written: Written): Buffer => archive(workbookParts(written))

/** The parts with some of them written anew, or added. */
export function withParts(parts: readonly Part[], ...others: Part[]): Part[] {
  const names = others.map(({ name }) => name)
  return [...parts.filter(({ name }) => !names.includes(name)), ...others]
}
