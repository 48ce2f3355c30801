import { TextDecoder } from 'node:util'
import sax from 'sax'
import { damaged } from './unreadable.ts'

export type Attributes = Readonly<Record<string, string>>

/** What is told of a part while it is read: only elements under the prefix of its first, without that prefix. */
export interface Listener {
  opens: (name: string, attributes: Attributes) => void
  closes?: (name: string) => void
  text?: (text: string) => void
  /** Nothing more needs to be read. */
  isDone?: () => boolean
}

const known = /encoding\s{0,9}=\s{0,9}["'](utf-8|utf-16|us-ascii)["']/i
// Its own limits on names, values and comments hold only while it counts positions.
const strictly = { strictEntities: true, position: true }
const depthLimit = 49
const attributeLimit = 100

/**
 * Reads XML piece by piece and keeps nothing of it. There are no entities but XML's own five, no document type, no other file.
 * @throws Unreadable where it is no such XML, or nested or filled as no spreadsheet program does it
 */
export async function readXml(pieces: AsyncIterable<Buffer>, listener: Listener): Promise<void> {
  const { parser, hasBegun } = strictParser(listener)
  let decoder: TextDecoder | undefined
  for await (const piece of pieces) {
    decoder ??= decoderFor(piece)
    parser.write(decodedBy(decoder, piece))
    if (listener.isDone?.() === true) return
  }
  if (decoder !== undefined) parser.write(decodedBy(decoder))
  parser.close()
  if (!hasBegun()) throw damaged()
}

function strictParser(listener: Listener): { parser: sax.SAXParser; hasBegun: () => boolean } {
  const parser = sax.parser(true, strictly)
  let attributes = 0
  const refuse = (): never => {
    throw damaged()
  }
  parser.onerror = refuse
  parser.ondoctype = refuse
  parser.onattribute = () => {
    attributes += 1
    if (attributes > attributeLimit) refuse()
  }
  parser.onprocessinginstruction = ({ name, body }) => {
    if (name === 'xml' && body.includes('encoding') && !known.test(body)) refuse()
  }
  const names = ownNames()
  let depth = 0
  let hasBegun = false
  parser.onopentag = (tag) => {
    attributes = 0
    // All is within the first element, and nothing stands after it.
    if (depth > depthLimit || (depth === 0 && hasBegun)) refuse()
    hasBegun = true
    depth += 1
    const name = names(tag.name)
    if (name !== undefined) listener.opens(name, tag.attributes as Attributes)
  }
  parser.onclosetag = (tag) => {
    depth -= 1
    const name = names(tag)
    if (name !== undefined) listener.closes?.(name)
  }
  parser.ontext = (text) => listener.text?.(text)
  parser.oncdata = (text) => listener.text?.(text)
  return { parser, hasBegun: () => hasBegun }
}

/** An element's name without its prefix, where that is the first element's: 'row' and 'x:row', each in its own file. */
function ownNames(): (name: string) => string | undefined {
  let own: string | undefined
  return (name) => {
    const prefix = name.slice(0, name.indexOf(':') + 1)
    own ??= prefix
    return prefix === own ? name.slice(prefix.length) : undefined
  }
}

function decoderFor(piece: Buffer): TextDecoder {
  const mark = piece.toString('hex', 0, 2)
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding, { fatal: true })
}

/** The next text, or at the end what is left. */
function decodedBy(decoder: TextDecoder, piece?: Buffer): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true })
  } catch (error) {
    if (error instanceof TypeError) throw damaged()
    throw error
  }
}
