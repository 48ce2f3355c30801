import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSealed, sealFile } from '../../server/backups/sealed-file.ts'
import { keyId } from '../../server/keys.ts'

const key = Buffer.from(Array.from({ length: 32 }, (_, place) => place + 1))
const megabyte = 1024 * 1024
const inside = Buffer.alloc(2.5 * megabyte, 'what children said, and to whom. ')
let folder = ''
const at = (name: string) => join(folder, name)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrutiny-sealed-'))
  writeFileSync(at('plain'), inside)
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

async function seal(): Promise<Buffer> {
  const header = {
    format: 1 as const,
    keyId: keyId(key),
    salt: 'ab'.repeat(32),
    at: '2019-06-03T09:00:00.000Z',
    lastMigration: '2019-one',
    head: { seq: 7, seal: 'seven' },
  }
  await sealFile({ from: at('plain'), to: at('sealed'), key, header, manifest: '{"counts":{}}' })
  return readFileSync(at('sealed'))
}

describe('a sealed file', () => {
  it('gives back what was put in, and shows nothing of it', async () => {
    const sealed = await seal()
    expect(sealed.includes('what children said')).toBe(false)
    expect(sealed.toString('latin1').split('\n')[0]).toBe('secure-estate-scrutiny backup')
    expect(await openSealed(at('sealed'), key, at('opened'))).toMatchObject({
      header: { head: { seq: 7 }, lastMigration: '2019-one' },
      manifest: '{"counts":{}}',
    })
    expect(readFileSync(at('opened')).equals(inside)).toBe(true)
  })

  it('does not open with another key', async () => {
    await seal()
    await expect(openSealed(at('sealed'), Buffer.alloc(32, 1))).rejects.toThrow(/another backup key/)
  })

  it.each<[string, (whole: Buffer, first: number, second: number) => Buffer]>([
    ['changed in its first line', (whole) => changed(whole, 3)],
    ['changed in its header', (whole) => changed(whole, whole.indexOf('lastMigration') + 17)],
    ['changed in its manifest', (whole, first) => changed(whole, first - 20)],
    ['changed in a chunk', (whole, first) => changed(whole, first + 1000)],
    ['changed in a length', (whole, first) => changed(whole, first + 3)],
    ['changed in its last byte', (whole) => changed(whole, whole.length - 1)],
    ['cut off between chunks', (whole, _first, second) => whole.subarray(0, second)],
    ['cut off anywhere', (whole) => whole.subarray(0, whole.length - 100)],
    ['cut off in its header', (whole) => whole.subarray(0, 50)],
    ['lengthened', (whole, first, second) => Buffer.concat([whole, whole.subarray(first, second)])],
    [
      'without a chunk',
      (whole, first, second) => Buffer.concat([whole.subarray(0, first), whole.subarray(second)]),
    ],
    [
      'with two chunks swapped',
      (whole, first, second) => {
        const third = second + (second - first)
        const parts = [whole.subarray(0, first), whole.subarray(second, third), whole.subarray(first, second)]
        return Buffer.concat([...parts, whole.subarray(third)])
      },
    ],
  ])('does not open %s', async (_what, spoil) => {
    const whole = await seal()
    const manifest = whole.indexOf('}}') + 2
    const first = manifest + 4 + whole.readUInt32BE(manifest) + 16
    writeFileSync(at('spoilt'), spoil(whole, first, first + 4 + megabyte + 16))
    await expect(openSealed(at('spoilt'), key)).rejects.toThrow(/damaged|not a backup/)
  })
})

function changed(whole: Buffer, place: number): Buffer {
  const copy = Buffer.from(whole)
  copy[place] = (copy[place] ?? 0) ^ 1
  return copy
}
