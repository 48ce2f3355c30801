import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** An element of a PDF's structure with the words that stand directly in it. */
export interface Element {
  kind: string
  text: string
  alt: string
  scope: string
  numbering: string
  hasBox: boolean
  hasLink: boolean
  children: Element[]
}

export interface Bookmark {
  title: string
  page: number
  children: Bookmark[]
}

/** The words of each page, in the order in which they were drawn. */
export async function pageTexts(bytes: Uint8Array): Promise<string[]> {
  const contents = await textContents(bytes)
  return contents.map(({ items }) =>
    items
      .map((item) => ('str' in item ? item.str : ''))
      .join(' ')
      .replace(/\s+/g, ' '),
  )
}

const open = (bytes: Uint8Array) => getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise

async function textContents(bytes: Uint8Array) {
  const file = await open(bytes)
  const numbers = Array.from({ length: file.numPages }, (_, index) => index + 1)
  return Promise.all(
    numbers.map(async (number) =>
      (await file.getPage(number)).getTextContent({ includeMarkedContent: true }),
    ),
  )
}

/** Where each link of a page leads: its words for a screen reader, and the number of the page. */
export async function linksOf(bytes: Uint8Array): Promise<{ words: string; page: number }[]> {
  const file = await open(bytes)
  const links: { words: string; page: number }[] = []
  for (let number = 1; number <= file.numPages; number++) {
    const annotations = (await (await file.getPage(number)).getAnnotations()) as {
      dest: string
      contentsObj: { str: string }
    }[]
    for (const { dest, contentsObj } of annotations) {
      links.push({ words: contentsObj.str, page: await pageOfDestination(file, dest) })
    }
  }
  return links
}

async function pageOfDestination(file: Awaited<ReturnType<typeof open>>, dest: string | unknown[] | null) {
  const target = typeof dest === 'string' ? await file.getDestination(dest) : dest
  return target ? (await file.getPageIndex(target[0] as never)) + 1 : 0
}

export async function bookmarksOf(bytes: Uint8Array): Promise<Bookmark[]> {
  const file = await open(bytes)
  type Item = Awaited<ReturnType<typeof file.getOutline>>[number]
  const read = (items: Item[]): Promise<Bookmark[]> =>
    Promise.all(
      items.map(async ({ title, dest, items: below }) => ({
        title,
        page: await pageOfDestination(file, dest),
        children: await read(below as Item[]),
      })),
    )
  return read(await file.getOutline())
}

/** What the file says of itself. */
export async function propertiesOf(bytes: Uint8Array) {
  const { catalog } = await PDFDocument.load(bytes)
  const file = await open(bytes)
  const { info, metadata } = await file.getMetadata()
  const viewer = catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict)
  return {
    language: words(catalog.lookup(PDFName.of('Lang'))),
    showsTitle: String(viewer.get(PDFName.of('DisplayDocTitle'))) === 'true',
    info: info as Record<string, unknown>,
    xmp: String(metadata.getRaw()),
  }
}

/** The tree of the document's structure, from its root's only child. */
export async function structureOf(bytes: Uint8Array): Promise<Element> {
  const file = await PDFDocument.load(bytes)
  const spoken = await textByMark(bytes)
  const root = file.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
  const [first] = kidsOf(file, root)
  const element = first === undefined ? undefined : file.context.lookup(first)
  if (!(element instanceof PDFDict)) throw new Error('The PDF has no structure')
  return readElement(file, element, spoken)
}

/** All elements of the given kinds, in reading order. */
export const elementsOf = (element: Element, ...kinds: string[]): Element[] => [
  ...(kinds.includes(element.kind) ? [element] : []),
  ...element.children.flatMap((child) => elementsOf(child, ...kinds)),
]

/** The words of an element and of all below it. */
export const spokenText = (element: Element): string =>
  [element.text, ...element.children.map(spokenText)].join(' ').replace(/\s+/g, ' ').trim()

type Items = Awaited<ReturnType<typeof textContents>>[number]['items']

async function textByMark(bytes: Uint8Array): Promise<Map<string, string>> {
  const spoken = new Map<string, string>()
  for (const { items } of await textContents(bytes)) addSpoken(spoken, items)
  return spoken
}

function addSpoken(spoken: Map<string, string>, items: Items): void {
  const open: string[] = []
  for (const item of items) {
    if ('str' in item) {
      const mark = open.findLast((id) => id !== '') ?? ''
      spoken.set(mark, (spoken.get(mark) ?? '') + item.str + (item.hasEOL ? ' ' : ''))
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push(item.type === 'beginMarkedContentProps' ? item.id : '')
  }
}

function readElement(file: PDFDocument, dict: PDFDict, spoken: Map<string, string>): Element {
  const element: Element = { ...attributesOf(dict), text: '', hasLink: false, children: [] }
  for (const kid of kidsOf(file, dict)) {
    const child = file.context.lookup(kid)
    if (child instanceof PDFNumber) element.text += textAt(spoken, dict.get(PDFName.of('Pg')), child)
    else if (!(child instanceof PDFDict)) throw new Error('A child of the structure is missing')
    else if (child.has(PDFName.of('MCID'))) {
      element.text += textAt(spoken, child.get(PDFName.of('Pg')), child.lookup(PDFName.of('MCID'), PDFNumber))
    } else if (child.has(PDFName.of('Obj'))) element.hasLink = true
    else element.children.push(readElement(file, child, spoken))
  }
  return element
}

function attributesOf(dict: PDFDict): Pick<Element, 'kind' | 'alt' | 'scope' | 'numbering' | 'hasBox'> {
  const attributes = dict.lookupMaybe(PDFName.of('A'), PDFDict)
  return {
    kind: nameIn(dict, 'S'),
    alt: words(dict.lookup(PDFName.of('Alt'))),
    scope: attributes ? nameIn(attributes, 'Scope') : '',
    numbering: attributes ? nameIn(attributes, 'ListNumbering') : '',
    hasBox: attributes?.has(PDFName.of('BBox')) ?? false,
  }
}

const textAt = (spoken: Map<string, string>, page: PDFObject | undefined, mark: PDFNumber): string =>
  page instanceof PDFRef ? (spoken.get(`p${page.objectNumber}R_mc${mark.asNumber()}`) ?? '') : ''

function kidsOf(file: PDFDocument, dict: PDFDict): PDFObject[] {
  const kids = file.context.lookup(dict.get(PDFName.of('K')))
  if (kids instanceof PDFArray) return kids.asArray()
  return kids ? [kids] : []
}

const nameIn = (dict: PDFDict, key: string): string =>
  dict.lookupMaybe(PDFName.of(key), PDFName)?.decodeText() ?? ''

const words = (value: PDFObject | undefined): string =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : ''

/** Drawing operators that stand neither in a tag nor in an artifact, and tags within artifacts. */
export async function strayContent(bytes: Uint8Array): Promise<string[]> {
  const file = await PDFDocument.load(bytes)
  return file.getPages().flatMap((page, index) => {
    const stream = page.node.Contents()
    if (!(stream instanceof PDFRawStream)) throw new Error('A page has no single content stream')
    const text = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
    return strayIn(linesOf(text)).map((fault) => `page ${index + 1}: ${fault}`)
  })
}

const steps: Readonly<Record<string, number>> = { BDC: 1, BMC: 1, EMC: -1 }
const draws = new Set(['TJ', 'Tj', 'f', 'f*', 'S', 'B', 'Do'])

/** pdfkit writes an operator a line, but for the properties of a mark: those are joined to it. */
const linesOf = (text: string): string[] =>
  text.replace(/<<[^]*?>> BDC/g, (mark) => mark.replaceAll('\n', ' ')).split('\n')

function strayIn(lines: string[]): string[] {
  const faults: string[] = []
  let depth = 0
  for (const line of lines) {
    const operator = line.split(' ').at(-1) ?? ''
    if (isStray(line, operator, depth)) faults.push(line)
    depth += steps[operator] ?? 0
  }
  return depth === 0 ? faults : [...faults, 'a mark is never closed']
}

/** Outermost stand tags with their number, and artifacts; drawing stands within one, and no tag within another. */
function isStray(line: string, operator: string, depth: number): boolean {
  const tagged = line.includes('/MCID')
  if (depth > 0) return tagged
  return draws.has(operator) || (steps[operator] === 1 && !tagged && !line.startsWith('/Artifact'))
}

/** Glyphs of the embedded fonts that stand for nothing: what a font prints for a character it lacks. */
export async function missingGlyphs(bytes: Uint8Array): Promise<number> {
  const file = await PDFDocument.load(bytes)
  return file
    .getPages()
    .map((page) => page.node.Contents())
    .filter((stream) => stream instanceof PDFRawStream)
    .flatMap((stream) => [
      ...Buffer.from(decodePDFRawStream(stream).decode())
        .toString('latin1')
        .matchAll(/<([0-9a-f]+)>/g),
    ])
    .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    .filter((glyph) => glyph === '0000').length
}

/** Entries that make a file do something, hold a file, or ask for input, wherever they stand. */
const activeKeys = [
  ...['JS', 'JavaScript', 'AA', 'OpenAction', 'AcroForm', 'XFA', 'URI', 'Launch'],
  ...['EmbeddedFiles', 'EF', 'AF', 'RichMedia', 'Collection', 'Requirements'],
]

/** Kinds of action, annotation and object that do; a way to a place within the document (GoTo) is none of them. */
const activeKinds = [
  ...['JavaScript', 'URI', 'Launch', 'GoToR', 'GoToE', 'SubmitForm', 'ResetForm', 'ImportData', 'Named'],
  ...[
    'Rendition',
    'Movie',
    'Sound',
    'Hide',
    'SetOCGState',
    'Trans',
    'GoTo3DView',
    'RichMediaExecute',
    'Thread',
  ],
  ...['Widget', 'FileAttachment', 'RichMedia', 'Screen', '3D', 'Filespec', 'EmbeddedFile'],
]

/** Every script, action, form, embedded file and link to elsewhere in a file, its compressed objects read too. */
export async function activeParts(bytes: Uint8Array): Promise<string[]> {
  const { context } = await PDFDocument.load(bytes)
  return [
    ...context.enumerateIndirectObjects().flatMap(([ref, object]) => activeIn(object, String(ref))),
    ...activeIn(context.trailerInfo.Root, 'trailer'),
  ]
}

function activeIn(object: PDFObject | undefined, where: string): string[] {
  if (object instanceof PDFRawStream) return activeIn(object.dict, where)
  if (object instanceof PDFArray) return object.asArray().flatMap((each) => activeIn(each, where))
  if (!(object instanceof PDFDict)) return []
  return object.entries().flatMap(([key, value]) => {
    const name = key.decodeText()
    const kind = ['S', 'Subtype', 'Type'].includes(name) && value instanceof PDFName ? value.decodeText() : ''
    const own = activeKeys.includes(name) || activeKinds.includes(kind) ? [`${where} ${name} ${kind}`] : []
    return [...own, ...activeIn(value, where)]
  })
}
