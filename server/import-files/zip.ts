import { setImmediate as othersTurn } from 'node:timers/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { limits } from './limits.ts'
import { protectedByPassword } from './other-formats.ts'
import { damaged, tooMuch, Unreadable } from './unreadable.ts'

/** A compressed file: its parts by their names in small letters, in the order of its directory. */
export interface Zip {
  file: Buffer
  parts: ReadonlyMap<string, Part>
}

interface Part {
  method: number
  crc: number
  packed: number
  unpacked: number
  /** Where its own header begins, and what must not be passed. */
  from: number
  until: number
}

/** Whether it begins as a compressed file does, one without parts included. */
export const isZip = (file: Buffer): boolean => ['504b0304', '504b0506'].includes(file.toString('hex', 0, 4))

const endSize = 22
const headerSize = 46

/**
 * Reads the directory at the end of the file, and nothing of its parts.
 * @throws Unreadable where it says that they are too many or too large, or names what no workbook names
 */
export function directoryOf(file: Buffer): Zip {
  const { end, count, until } = extentOf(file)
  if (count > limits.parts) throw tooMuch('2,000 parts')
  const parts = new Map<string, Part>()
  let place = until
  for (let each = 0; each < count; each += 1) {
    if (place + headerSize > end || file.readUInt32LE(place) !== 0x02014b50) throw damaged()
    const next = place + headerSize + sizesAt(file, place + 28, 3)
    if (next > end) throw damaged()
    const name = file.toString('utf8', place + headerSize, place + headerSize + file.readUInt16LE(place + 28))
    // Some programs for Windows write its own stroke.
    addPart(parts, name.replaceAll('\\', '/'), partAt(file, place, until))
    place = next
  }
  // A directory that goes on after its last part lies about one of the two.
  if (place !== end) throw damaged()
  checkSizes([...parts.values()])
  return { file, parts }
}

// The end is the last thing there but for a comment, whose length it says.
function endOf(file: Buffer): number {
  for (let place = file.length - endSize; place >= Math.max(0, file.length - endSize - 0xffff); place -= 1)
    if (
      file.readUInt32LE(place) === 0x06054b50 &&
      place + endSize + file.readUInt16LE(place + 20) === file.length
    )
      return place
  throw damaged()
}

interface Extent {
  /** Where the directory ends and begins, and how many parts it names. */
  end: number
  until: number
  count: number
}

const largeEndSize = 56
const pointerSize = 20

/** What the end says of the directory; where programs write it as for more than four gigabytes, what that end says. */
function extentOf(file: Buffer): Extent {
  const end = endOf(file)
  const small = { end, count: file.readUInt16LE(end + 10), until: file.readUInt32LE(end + 16) }
  if (small.until + file.readUInt32LE(end + 12) === end) return small
  const pointer = end - pointerSize
  if (pointer < 0 || file.readUInt32LE(pointer) !== 0x07064b50) throw damaged()
  const large = longAt(file, pointer + 8)
  if (large + largeEndSize > pointer || file.readUInt32LE(large) !== 0x06064b50) throw damaged()
  const until = longAt(file, large + 48)
  if (until + longAt(file, large + 40) !== large) throw damaged()
  return { end: large, until, count: longAt(file, large + 32) }
}

/** A number of eight bytes; beyond the file nothing can be. */
function longAt(file: Buffer, place: number): number {
  const long = place + 8 > file.length ? NaN : Number(file.readBigUInt64LE(place))
  if (!(long <= limits.bytes * limits.ratio)) throw damaged()
  return long
}

const sizesAt = (file: Buffer, place: number, count: number): number =>
  Array.from({ length: count }, (_each, nth) => file.readUInt16LE(place + 2 * nth)).reduce(
    (sum, size) => sum + size,
    0,
  )

function partAt(file: Buffer, place: number, until: number): Part {
  if ((file.readUInt16LE(place + 8) & 1) === 1) throw protectedByPassword()
  const long = longNumbers(file, place)
  const numberAt = (at: number) => {
    const short = file.readUInt32LE(place + at)
    return short === 0xffffffff ? long() : short
  }
  // In this order the long numbers stand.
  const [unpacked, packed, from] = [numberAt(24), numberAt(20), numberAt(42)]
  return {
    method: file.readUInt16LE(place + 10),
    crc: file.readUInt32LE(place + 16),
    packed,
    unpacked,
    from,
    until,
  }
}

/** The numbers of eight bytes that stand beside a part's line, one after another. */
function longNumbers(file: Buffer, place: number): () => number {
  const [name, extra] = [file.readUInt16LE(place + 28), file.readUInt16LE(place + 30)]
  const end = place + headerSize + name + extra
  let next = end
  for (let field = place + headerSize + name; field + 4 <= end; field += 4 + file.readUInt16LE(field + 2))
    if (file.readUInt16LE(field) === 1) next = field + 4
  return () => {
    if (next + 8 > end) throw damaged()
    next += 8
    return longAt(file, next - 8)
  }
}

function addPart(parts: Map<string, Part>, name: string, part: Part): void {
  const known = name.toLowerCase()
  if (isForeign(name))
    throw new Unreadable('The file names parts outside itself, as no spreadsheet program does')
  if (parts.has(known)) throw damaged()
  parts.set(known, part)
}

// Nothing is ever written to a disk here; such names are made to harm those who do.
const isForeign = (name: string) => /^\/|\0|:/.test(name) || name.split('/').includes('..')

function checkSizes(parts: readonly Part[]): void {
  const most = ({ packed }: Part) => Math.max(1024 * 1024, packed * limits.ratio)
  if (parts.some((part) => part.unpacked > most(part))) throw unpacksTooFar()
  if (parts.reduce((sum, { unpacked }) => sum + unpacked, 0) > limits.unpackedBytes) throw unpacksTooFar()
}

const unpacksTooFar = () =>
  new Unreadable(
    'The workbook would unpack to more than is read here (60 MiB). Take out sheets and rows that are not needed, or save the sheet as “CSV UTF-8”',
  )

const pieceSize = 64 * 1024

/**
 * The bytes of a part, piece by piece, each after others had their turn: never more than its directory promised.
 * @throws Unreadable where it holds more or less than that, or something else
 */
export async function* bytesOf({ file, parts }: Zip, name: string): AsyncGenerator<Buffer> {
  const part = parts.get(name.toLowerCase())
  if (part === undefined) throw damaged()
  let size = 0
  let crc = 0
  for await (const piece of unpacked(packedBytes(file, part), part.method)) {
    size += piece.length
    if (size > part.unpacked) throw damaged()
    crc = crc32(piece, crc)
    yield piece
    await othersTurn()
  }
  if (size !== part.unpacked || crc !== part.crc) throw damaged()
}

function packedBytes(file: Buffer, { from, until, packed }: Part): Buffer {
  if (from + 30 > until || file.readUInt32LE(from) !== 0x04034b50) throw damaged()
  const begin = from + 30 + sizesAt(file, from + 26, 2)
  if (begin + packed > until) throw damaged()
  return file.subarray(begin, begin + packed)
}

async function* unpacked(packed: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method === 0) yield* stored(packed)
  else if (method === 8) yield* inflated(packed)
  else throw damaged()
}

function* stored(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += pieceSize) yield bytes.subarray(from, from + pieceSize)
}

// Node's own inflates a piece at a time, off this thread, and stops where nobody reads on.
async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: pieceSize })
  inflate.end(packed)
  try {
    for await (const piece of inflate) yield piece as Buffer
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('Z_')) throw damaged()
    throw error
  }
}
