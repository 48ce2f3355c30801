import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { keyId } from '../keys.ts'
import { Refusal } from '../refusal.ts'
import { headerBytes, readHeader, type Header } from './header.ts'

/**
 * A sealed file: a readable header, then chunks of up to 1 MiB, each with AES-256-GCM under a key made for this file
 * alone (HKDF-SHA256 from the backup key and the header's salt). A chunk's nonce is its number and whether it is the
 * last, and the header's digest goes along with each: nothing can be changed, swapped, left out or cut off unseen. The
 * first chunk says what must be found inside; the rest are the database.
 */
const chunkBytes = 1024 * 1024
const tagBytes = 16

export interface Sealing {
  from: string
  /** Written anew, through to the disk. */
  to: string
  key: Buffer
  header: Header
  /** What must be found inside, as text. */
  manifest: string
}

/** @returns the sealed file's size and SHA-256 */
export async function sealFile(sealing: Sealing): Promise<{ bytes: number; sha256: string }> {
  const from = await open(sealing.from, 'r')
  try {
    const to = await open(sealing.to, 'w', 0o600)
    return await writeSealed(sealing, from, to).finally(() => to.close())
  } finally {
    await from.close()
  }
}

async function writeSealed(
  sealing: Sealing,
  from: FileHandle,
  to: FileHandle,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of sealedPieces(sealing, from)) {
    // All of it: a single write to a disk that fills up may be cut short without an error.
    await to.writeFile(piece)
    hash.update(piece)
    bytes += piece.length
  }
  await to.sync()
  return { bytes, sha256: hash.digest('hex') }
}

async function* sealedPieces({ key, header, manifest }: Sealing, from: FileHandle): AsyncGenerator<Buffer> {
  const start = headerBytes(header)
  const lock = lockOf(key, header, start)
  yield start
  let held: Buffer = Buffer.from(manifest, 'utf8')
  let number = 0
  for await (const chunk of chunksOf(from)) {
    yield sealChunk(lock, held, number, false)
    held = chunk
    number += 1
  }
  yield sealChunk(lock, held, number, true)
}

async function* chunksOf(from: FileHandle): AsyncGenerator<Buffer> {
  for (;;) {
    const { bytesRead, buffer } = await from.read(Buffer.alloc(chunkBytes), 0, chunkBytes, null)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
  }
}

interface Lock {
  key: Buffer
  headerDigest: Buffer
}

const lockOf = (key: Buffer, { salt }: Header, start: Buffer): Lock => ({
  key: Buffer.from(hkdfSync('sha256', key, Buffer.from(salt, 'hex'), 'scrutiny backup 1', 32)),
  headerDigest: createHash('sha256').update(start).digest(),
})

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 7)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

function sealChunk(lock: Lock, plain: Buffer, number: number, isLast: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', lock.key, nonceOf(number, isLast))
  cipher.setAAD(lock.headerDigest)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(plain.length)
  return Buffer.concat([length, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/**
 * Opens a sealed file chunk by chunk; nothing is given out that was not authenticated.
 * @param to where the database goes; without it the file is only read through
 * @returns the header and the manifest
 * @throws Refusal when it is no backup, of another key, changed or cut off
 */
export async function openSealed(
  file: string,
  key: Buffer,
  to?: string,
): Promise<{ header: Header; manifest: string }> {
  const from = await openForReading(file)
  let out: FileHandle | undefined
  try {
    if (to !== undefined) out = await open(to, 'wx', 0o600)
    const { header, start } = await readHeader(from, file)
    if (header.keyId !== keyId(key))
      throw new Refusal(
        `${file} was made with another backup key (${header.keyId}). Say which key file was in use then: --keys FILE`,
      )
    const chunks = openedChunks(from, lockOf(key, header, start), { file, position: start.length })
    const first = await chunks.next()
    for await (const chunk of chunks) await out?.writeFile(chunk)
    await out?.sync()
    return { header, manifest: String(first.value) }
  } finally {
    await from.close()
    await out?.close()
  }
}

async function openForReading(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'r')
  } catch (cause) {
    throw new Refusal(`There is no file ${file} that can be read.`, { cause })
  }
}

async function* openedChunks(
  from: FileHandle,
  lock: Lock,
  { file, position }: { file: string; position: number },
): AsyncGenerator<Buffer> {
  const { size } = await from.stat()
  for (let number = 0, at = position; number === 0 || at < size; number += 1) {
    const length = (await piece(from, at, 4, file)).readUInt32BE()
    if (length > chunkBytes) throw damaged(file)
    const sealed = await piece(from, at + 4, length + tagBytes, file)
    at += 4 + sealed.length
    yield openChunk(lock, sealed, { nonce: nonceOf(number, at === size), file })
  }
}

async function piece(from: FileHandle, at: number, length: number, file: string): Promise<Buffer> {
  const { bytesRead, buffer } = await from.read(Buffer.alloc(length), 0, length, at)
  if (bytesRead < length) throw damaged(file)
  return buffer
}

function openChunk(lock: Lock, sealed: Buffer, { nonce, file }: { nonce: Buffer; file: string }): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', lock.key, nonce)
  decipher.setAAD(lock.headerDigest)
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()])
  } catch (cause) {
    throw new Refusal(damaged(file).message, { cause })
  }
}

const damaged = (file: string) =>
  new Refusal(`The backup ${file} was changed, damaged or cut off. Take another one; nothing was changed.`)
