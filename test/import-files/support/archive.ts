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
export function archive(parts: readonly Part[], { count = parts.length, comment = '' } = {}): Buffer {
  const own = parts.map(partBytes)
  let place = 0
  const directory = own.map(({ header, name, body }) => {
    const line = Buffer.concat([header.directory(place), name])
    place += 30 + name.length + body.length
    return line
  })
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count & 0xffff, 8)
  end.writeUInt16LE(count & 0xffff, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(place, 16)
  end.writeUInt16LE(comment.length, 20)
  const local = own.flatMap(({ header, name, body }) => [header.local, name, body])
  return Buffer.concat([...local, ...directory, end, Buffer.from(comment)])
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
