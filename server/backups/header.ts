import type { FileHandle } from 'node:fs/promises'
import { z } from 'zod'
import { Refusal } from '../refusal.ts'

const firstLine = Buffer.from('secure-estate-scrutiny backup\n', 'latin1')
const longest = 65_536

/** What anyone may read of a backup: no counts and no content. Every chunk is bound to it. */
const header = z.strictObject({
  format: z.literal(1),
  keyId: z.string(),
  /** 32 random bytes in hexadecimal: this file's own key is made from it. */
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  /** UTC instant. */
  at: z.string(),
  lastMigration: z.string(),
  head: z.strictObject({ seq: z.number(), seal: z.string() }),
})
export type Header = z.infer<typeof header>

/** The file's beginning: a line that says what it is, the header's length, the header as JSON. */
export function headerBytes(content: Header): Buffer {
  const text = Buffer.from(JSON.stringify(content), 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([firstLine, length, text])
}

/** @throws Refusal when this is no backup of ours, or of a format that this version does not know */
export async function readHeader(from: FileHandle, file: string): Promise<{ header: Header; start: Buffer }> {
  const { bytesRead, buffer } = await from.read(Buffer.alloc(longest), 0, longest, 0)
  const read = buffer.subarray(0, bytesRead)
  if (!read.subarray(0, firstLine.length).equals(firstLine) || bytesRead < firstLine.length + 4)
    throw new Refusal(`${file} is not a backup of this program.`)
  const end = firstLine.length + 4 + read.readUInt32BE(firstLine.length)
  const found = header.safeParse(parse(read.subarray(firstLine.length + 4, end)))
  if (!found.success) throw new Refusal(`${file} is damaged, or a backup of a newer version of the program.`)
  return { header: found.data, start: Buffer.from(read.subarray(0, end)) }
}

function parse(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'))
  } catch {
    return undefined
  }
}
