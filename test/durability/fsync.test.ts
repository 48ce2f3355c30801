import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makePlace, type Place } from './support/place.ts'
import { writerFile } from './support/writing.ts'

const acts = 20

/** Linux's tracer of system calls; a container may have it and forbid it. */
const isTraceable = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0
if (!isTraceable)
  process.stdout.write('SKIPPED: strace is not installed or not allowed here (apt-get install strace)\n')

describe.skipIf(!isTraceable)('the disk before the answer', () => {
  let place: Place
  beforeEach(async () => {
    place = await makePlace()
  })
  afterEach(() => {
    place.remove()
  })

  it('was told to keep an act before each acknowledgement', { timeout: 60_000 }, () => {
    const syncs = syncsBeforeEach('after')
    expect(syncs).toHaveLength(acts)
    expect(Math.min(...syncs)).toBeGreaterThanOrEqual(1)
  })

  it('would be seen not to be told', { timeout: 60_000 }, () => {
    const syncs = syncsBeforeEach('careless')
    expect(syncs).toHaveLength(acts)
    expect(syncs.slice(1).every((count) => count === 0)).toBe(true)
  })

  /** How many times the disk was synchronised between one acknowledgement and the next. */
  function syncsBeforeEach(mode: 'after' | 'careless'): number[] {
    const trace = place.at('trace')
    const words = ['-f', '-e', 'trace=fsync,fdatasync,write', '-o', trace]
    const child = spawnSync('strace', [...words, process.execPath, writerFile, mode, String(acts), '0'], {
      env: { ...process.env, ...place.env },
      encoding: 'utf8',
    })
    expect(child.stderr).toBe('')
    const counts: number[] = []
    let syncs = 0
    for (const line of readFileSync(trace, 'utf8').split('\n')) {
      if (/ (fsync|fdatasync)\(/.test(line)) syncs += 1
      if (!line.includes('write(1, "client-')) continue
      counts.push(syncs)
      syncs = 0
    }
    return counts
  }
})
