import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hostingFolder } from './support/needs.ts'

let folder: string
const at = (...names: string[]) => join(folder, ...names)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrutiny-copies-'))
  mkdirSync(at('from', 'backups'), { recursive: true })
  mkdirSync(at('from', 'seals'))
  writeFileSync(at('from', 'backups', 'scrutiny-1.backup'), 'first')
  writeFileSync(at('from', 'seals', 'seals.jsonl'), 'one\ntwo\n')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const fetchCopies = () => {
  const words = [`${at('from')}/`, at('to')]
  const { status, stderr } = spawnSync(join(hostingFolder, 'fetch-copies'), words, { encoding: 'utf8' })
  return { status, error: stderr.trim() }
}

const kept = (...names: string[]) => readFileSync(at('to', ...names), 'utf8')

describe('the other machine', () => {
  it('keeps what it fetched once, whatever becomes of it there', () => {
    expect(fetchCopies()).toEqual({ status: 0, error: '' })
    writeFileSync(at('from', 'backups', 'scrutiny-1.backup'), 'overwritten')
    writeFileSync(at('from', 'backups', 'scrutiny-2.backup'), 'second')
    appendFileSync(at('from', 'seals', 'seals.jsonl'), 'three\n')
    expect(fetchCopies()).toEqual({ status: 0, error: '' })
    rmSync(at('from', 'backups', 'scrutiny-1.backup'))
    fetchCopies()
    expect(kept('backups', 'scrutiny-1.backup')).toBe('first')
    expect(kept('backups', 'scrutiny-2.backup')).toBe('second')
    expect(kept('seals.jsonl')).toBe('one\ntwo\nthree\n')
  })

  it.each([
    ['shorter', 'one\n'],
    ['another', 'one\nTWO\nthree\n'],
    ['gone', ''],
  ])('says so when the record seals there are %s, and keeps its own', (_how, seals) => {
    fetchCopies()
    writeFileSync(at('from', 'seals', 'seals.jsonl'), seals)
    const { status, error } = fetchCopies()
    expect(status).toBe(1)
    expect(error).toMatch(/do not go on from the ones kept here/)
    expect(kept('seals.jsonl')).toBe('one\ntwo\n')
  })

  it('says so when no backup came for two days, and when the other side cannot be read', () => {
    fetchCopies()
    const longAgo = Date.parse('2019-06-03T09:00:00.000Z') / 1000
    for (const side of ['from', 'to']) utimesSync(at(side, 'backups', 'scrutiny-1.backup'), longAgo, longAgo)
    expect(fetchCopies().error).toMatch(/No backup of the last two days/)
    rmSync(at('from'), { recursive: true })
    expect(fetchCopies().status).not.toBe(0)
  })
})
