import { crc32, deflateRawSync } from 'node:zlib'

/** A part of a compressed file, and what its headers say where they lie. */
export interface Part {
  name: string
  content: string | Buffer
  /** Written as it is, instead of what is made of the content. */
  packed?: Buffer
  unpackedSize?: number
  crc?: number
  /** Not compressed. */
  isStored?: boolean
  flags?: number
}

/** A compressed file, byte by byte, so that it can also lie. */
export function archive(
  parts: readonly Part[],
  { count = parts.length, comment = '', isLarge = false } = {},
): Buffer {
  const own = parts.map(partBytes)
  let place = 0
  const directory = own.map(({ header, name, body }) => {
    const line = Buffer.concat([header.directory(place), name])
    place += 30 + name.length + body.length
    return isLarge ? withLongNumbers(line) : line
  })
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count & 0xffff, 8)
  end.writeUInt16LE(count & 0xffff, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(place, 16)
  end.writeUInt16LE(comment.length, 20)
  const local = own.flatMap(({ header, name, body }) => [header.local, name, body])
  const large = isLarge ? [largeEnd(place, Buffer.concat(directory).length, count)] : []
  if (isLarge) end.fill(0xff, 8, 20)
  return Buffer.concat([...local, ...directory, ...large, end, Buffer.from(comment)])
}

/** A part's line of the directory with its sizes and place as numbers of eight bytes beside it. */
function withLongNumbers(line: Buffer): Buffer {
  const extra = Buffer.alloc(28)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(24, 2)
  for (const [nth, at] of [24, 20, 42].entries()) {
    extra.writeBigUInt64LE(BigInt(line.readUInt32LE(at)), 4 + 8 * nth)
    line.writeUInt32LE(0xffffffff, at)
  }
  line.writeUInt16LE(extra.length, 30)
  return Buffer.concat([line, extra])
}

/** The end of a directory that may be larger, and where it lies. */
function largeEnd(from: number, size: number, count: number): Buffer {
  const end = Buffer.alloc(76)
  end.writeUInt32LE(0x06064b50, 0)
  end.writeBigUInt64LE(44n, 4)
  end.writeBigUInt64LE(BigInt(count), 24)
  end.writeBigUInt64LE(BigInt(count), 32)
  end.writeBigUInt64LE(BigInt(size), 40)
  end.writeBigUInt64LE(BigInt(from), 48)
  end.writeUInt32LE(0x07064b50, 56)
  end.writeBigUInt64LE(BigInt(from + size), 64)
  end.writeUInt32LE(1, 72)
  return end
}

function partBytes({ name, content, packed, unpackedSize, crc, isStored = false, flags = 0x800 }: Part) {
  const bytes = Buffer.from(content)
  const body = packed ?? (isStored ? bytes : deflateRawSync(bytes))
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(flags, 2)
  common.writeUInt16LE(isStored ? 0 : 8, 4)
  common.writeUInt32LE(crc ?? crc32(bytes), 10)
  common.writeUInt32LE(body.length, 14)
  common.writeUInt32LE(unpackedSize ?? bytes.length, 18)
  common.writeUInt16LE(Buffer.byteLength(name), 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common])
  const directory = (at: number) => {
    const line = Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, Buffer.alloc(14)])
    line.writeUInt32LE(at, 42)
    return line
  }
  return { name: Buffer.from(name), body, header: { local, directory } }
}
