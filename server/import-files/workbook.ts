import { posix } from 'node:path'
import { refuseOtherOffice } from './other-formats.ts'
import { limits } from './limits.ts'
import { damaged, Unreadable } from './unreadable.ts'
import { readXml, type Attributes, type Listener } from './xml.ts'
import { bytesOf, type Zip } from './zip.ts'

/** Where a workbook keeps what is read of it. */
export interface Workbook {
  /** The sheets that a person sees, in their order: charts and hidden sheets are left out. */
  sheets: { name: string; part: string }[]
  texts: string | undefined
  styles: string | undefined
  is1904: boolean
}

/**
 * Finds the parts of a workbook as its own directory names them.
 * @throws Unreadable where it is something else, or holds macros
 */
export async function workbookOf(zip: Zip): Promise<Workbook> {
  const types = await contentTypes(zip)
  refuseOtherOffice(types)
  if (!types.some((type) => type.includes('spreadsheetml.sheet.main'))) throw damaged()
  const [main] = (await relations(zip, '')).filter(({ type }) => type === 'officeDocument')
  if (main === undefined) throw damaged()
  const related = await relations(zip, main.part)
  const { sheets, is1904 } = await sheetsOf(zip, main.part)
  const partOf = (type: string) => related.find((each) => each.type === type)?.part
  return {
    sheets: partsOf(sheets, related),
    texts: partOf('sharedStrings'),
    styles: partOf('styles'),
    is1904,
  }
}

async function contentTypes(zip: Zip): Promise<string[]> {
  const types: string[] = []
  await readXml(bytesOf(zip, '[content_types].xml'), {
    opens: (_name, { ContentType }) => {
      if (types.push((ContentType ?? '').toLowerCase()) > 2 * limits.parts) throw damaged()
    },
  })
  return types
}

interface Relation {
  id: string
  /** The last word of its kind: 'worksheet', 'sharedStrings'. */
  type: string
  part: string
}

/** What a part names beside itself; what lies outside the file is left out. */
async function relations(zip: Zip, part: string): Promise<Relation[]> {
  const found: Relation[] = []
  const folder = posix.dirname(part)
  const own = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  await readXml(bytesOf(zip, own), {
    opens: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External') return
      const place = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      if (found.push({ id: Id, type: posix.basename(Type), part: place }) > limits.parts) throw damaged()
    },
  })
  return found
}

interface Named {
  name: string
  id: string
}

async function sheetsOf(zip: Zip, part: string): Promise<{ sheets: Named[]; is1904: boolean }> {
  const sheets: Named[] = []
  let is1904 = false
  const opens: Listener['opens'] = (name, attributes) => {
    if (name === 'workbookPr') is1904 = ['1', 'true', 'on'].includes(attributes['date1904'] ?? '')
    if (name !== 'sheet' || ['hidden', 'veryHidden'].includes(attributes['state'] ?? '')) return
    if (sheets.push({ name: attributes['name'] ?? '', id: relationIn(attributes) }) > limits.sheets)
      throw new Unreadable(
        `The workbook has more than ${limits.sheets} sheets. Save the one with the rows by itself`,
      )
  }
  await readXml(bytesOf(zip, part), { opens })
  return { sheets, is1904 }
}

// Its prefix is the writer's choice, but it always has one.
const relationIn = (attributes: Attributes): string =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''

function partsOf(sheets: readonly Named[], related: readonly Relation[]): Workbook['sheets'] {
  const found = sheets.flatMap(({ name, id }) => {
    const relation = related.find((each) => each.id === id)
    if (relation === undefined) throw damaged()
    return relation.type === 'worksheet' ? [{ name, part: relation.part }] : []
  })
  // Each part is unpacked once.
  if (new Set(found.map(({ part }) => part.toLowerCase())).size < found.length) throw damaged()
  return found
}
