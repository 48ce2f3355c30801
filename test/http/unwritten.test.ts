import { describe, expect, it } from 'vitest'
import { unwrittenBy, unwrittenLine, writtenTo } from '../../server/unwritten.ts'

const failure = (code: string, path?: string) =>
  Object.assign(new Error(`${code}: it failed`), { code, ...(path === undefined ? {} : { path }) })

describe('what could not be written', () => {
  it.each([
    ['SQLITE_FULL', 'full'],
    ['ENOSPC', 'full'],
    ['EDQUOT', 'full'],
    ['SQLITE_READONLY', 'not-allowed'],
    ['SQLITE_READONLY_DIRECTORY', 'not-allowed'],
    ['SQLITE_READONLY_DBMOVED', 'failed'],
    ['EACCES', 'not-allowed'],
    ['EPERM', 'not-allowed'],
    ['EROFS', 'not-allowed'],
    ['SQLITE_IOERR_WRITE', 'failed'],
    ['SQLITE_BUSY', 'failed'],
    ['SQLITE_CANTOPEN', 'failed'],
    ['EIO', 'failed'],
    ['SQLITE_CONSTRAINT', undefined],
    ['ENOENT', undefined],
  ])('by %s is %s', (code, why) => {
    expect(unwrittenBy(failure(code))).toBe(why)
  })

  it('is said of the place that somebody named, each reason in its own words', async () => {
    const said = (code: string) =>
      writtenTo('/media/stick/one.backup', () => {
        throw failure(code)
      })
    await expect(said('ENOSPC')).rejects.toThrow(/stick\/one\.backup was not written: .*stick .* is full/)
    await expect(said('EACCES')).rejects.toThrow(/one\.backup was not written: this user may not write there/)
    await expect(said('EIO')).rejects.toThrow(/one\.backup was not written: the disk .* fails/)
    await expect(said('ENOENT')).rejects.toThrow('ENOENT')
  })

  it('is said of the records where it was they, also while something else was written', async () => {
    expect(unwrittenLine(failure('SQLITE_FULL'))).toContain('disk that holds the records (DATA_DIR) is full')
    expect(unwrittenLine(failure('SQLITE_READONLY'))).toContain('may not write to the records (DATA_DIR)')
    expect(unwrittenLine(failure('EACCES', '/etc/keys.json'))).toMatch(/^\/etc\/keys\.json could not be used/)
    expect(unwrittenLine(failure('ENOENT'))).toBeUndefined()
    const copying = writtenTo('/media/stick', () => {
      throw failure('SQLITE_FULL')
    })
    await expect(copying).rejects.toThrow('SQLITE_FULL')
  })
})
