import { posix } from 'node:path'
import { refuseMacros, refuseOtherOffice } from './other-formats.ts'
import { limits } from './limits.ts'
import { damaged, Unreadable } from './unreadable.ts'
import { readXml, type Attributes, type Listener } from './xml.ts'
import { bytesOf, type Zip } from './zip.ts'

/** Where a workbook keeps what is read of it. */
export interface Workbook {
  /** The sheets that a person sees, in their order: charts and hidden sheets are left out. */
  sheets: { name: string; part: string }[]
  /** The names of the sheets that a person does not see. */
  hidden: string[]
  texts: string | undefined
  styles: string | undefined
  is1904: boolean
}

/**
 * Finds the parts of a workbook as its own directory names them.
 * @throws Unreadable where it is something else, or holds macros
 */
export async function workbookOf(zip: Zip): Promise<Workbook> {
  const typeOf = await contentTypes(zip)
  refuseMacros([...zip.parts.keys()].map(typeOf))
  const [main] = (await relations(zip, '')).filter(({ type }) => type === 'officeDocument')
  if (main === undefined) throw damaged()
  refuseOtherOffice(typeOf(main.part.toLowerCase()))
  const related = await relations(zip, main.part)
  const { sheets, hidden, is1904 } = await sheetsOf(zip, main.part)
  const partOf = (type: string) => related.find((each) => each.type === type)?.part
  return {
    sheets: partsOf(sheets, related),
    hidden,
    texts: partOf('sharedStrings'),
    styles: partOf('styles'),
    is1904,
  }
}

/** The type of each part, in small letters: its own, or that of all parts whose names end like its. */
async function contentTypes(zip: Zip): Promise<(part: string) => string> {
  const types = new Map<string, string>()
  await readXml(bytesOf(zip, '[content_types].xml'), {
    opens: (_name, { PartName, Extension, ContentType }) => {
      const of = PartName === undefined ? `.${Extension ?? ''}` : PartName.replace(/^\//, '')
      if (ContentType !== undefined) types.set(of.toLowerCase(), ContentType.toLowerCase())
      if (types.size > 2 * limits.parts) throw damaged()
    },
  })
  return (part) => types.get(part) ?? types.get(posix.extname(part)) ?? ''
}

interface Relation {
  id: string
  /** The last word of its kind: 'worksheet', 'sharedStrings'. */
  type: string
  part: string
}

/** What a part names beside itself, nothing where it names nothing; what lies outside the file is left out. */
export async function relations(zip: Zip, part: string): Promise<Relation[]> {
  const found: Relation[] = []
  const folder = posix.dirname(part)
  const own = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  if (!zip.parts.has(own.toLowerCase())) return []
  await readXml(bytesOf(zip, own), {
    opens: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External') return
      const target = plainTarget(Target)
      const place = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      if (found.push({ id: Id, type: posix.basename(Type), part: place }) > limits.parts) throw damaged()
    },
  })
  return found
}

/** Some programs write addresses as Windows does, or as the web does: 'worksheets\\sheet1.xml', 'sheet%201.xml'. */
function plainTarget(target: string): string {
  const straight = target.replaceAll('\\', '/')
  try {
    return decodeURIComponent(straight)
  } catch (error) {
    if (error instanceof URIError) return straight
    throw error
  }
}

interface Named {
  name: string
  id: string
}

async function sheetsOf(zip: Zip, part: string) {
  const sheets: Named[] = []
  const hidden: string[] = []
  let is1904 = false
  const opens: Listener['opens'] = (name, attributes) => {
    if (name === 'workbookPr') is1904 = ['1', 'true', 'on'].includes(attributes['date1904'] ?? '')
    if (name !== 'sheet') return
    const isHidden = ['hidden', 'veryHidden'].includes(attributes['state'] ?? '')
    if (isHidden) hidden.push(attributes['name'] ?? '')
    else sheets.push({ name: attributes['name'] ?? '', id: relationIn(attributes) })
    if (sheets.length + hidden.length > limits.sheets)
      throw new Unreadable(
        `The workbook has more than ${limits.sheets} sheets. Save the one with the rows by itself`,
      )
  }
  await readXml(bytesOf(zip, part), { opens })
  return { sheets, hidden, is1904 }
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
