import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { permissions } from '../../server/access/permissions.ts'
import { roles } from '../../server/access/vocabulary.ts'
import { privacyDocumentsCommand } from '../../server/commands/privacy-documents.ts'
import { recordKinds } from '../../server/kinds.ts'
import { recordsOnDisk, type RecordsOnDisk } from '../support/file.ts'

let disk: RecordsOnDisk
let folder = ''

const run = (to: string) =>
  privacyDocumentsCommand.run({ config: disk.config, values: { to }, positionals: [] })

beforeAll(async () => {
  disk = await recordsOnDisk()
  folder = join(disk.folder, 'drafts')
  await run(folder)
})
afterAll(() => {
  disk.remove()
})

describe('npx scrutiny privacy-documents', () => {
  it('writes four drafts and never over one that is there', async () => {
    expect(readdirSync(folder)).toEqual([
      'data-dictionary.md',
      'dpia.md',
      'record-of-processing.md',
      'sharing-agreement-annex.md',
    ])
    await expect(run(folder)).rejects.toThrow(/is there already; nothing was written/)
    await expect(run('')).rejects.toThrow('Say --to.')
    expect(existsSync(join(disk.folder, 'other'))).toBe(false)
  })

  it('names every kind of record, every role and everything that a role may do', () => {
    for (const name of readdirSync(folder).filter((each) => each !== 'data-dictionary.md')) {
      const text = readFileSync(join(folder, name), 'utf8')
      for (const { many } of recordKinds) expect(text, name).toContain(`### ${many}`)
      for (const { label } of roles) expect(text, name).toContain(`### ${label}`)
      for (const permission of Object.keys(permissions)) expect(text, name).toContain(`- ${permission}`)
    }
  })

  it('says what is held, from whom it is hidden, and how long it is kept', () => {
    const text = readFileSync(join(folder, 'record-of-processing.md'), 'utf8')
    expect(text).toContain('Private notes (never shown to: Head of safeguarding)')
    expect(text).toContain('Kept: Child’s record: 75 years from the birth of the youngest child')
    expect(text).toContain('Kept: Allegation about a member of staff: 82 years from the day')
    expect(text).toContain(
      'years from the day of the visit, contact or meeting, or on which a sample was drawn or another source’s count was received',
    )
    expect(text).not.toMatch(/undefined|\[object/)
  })

  it('says of every answer what it may be, of each of several too, and what must hold between them', () => {
    const text = readFileSync(join(folder, 'data-dictionary.md'), 'utf8')
    for (const { many } of recordKinds) expect(text).toContain(`## ${many}`)
    for (const line of [
      '- Date of the visit: a day that there is, not in the future',
      '- Started: a time of the UK clock; may be left empty',
      '- How many records did you read?: a whole number from 0 to 500',
      '- Announced: one of: ',
      '- Concerns: 20 at most, of each; may be left empty',
      '  - How serious is it?: one of: ',
      '- The end cannot be before the start',
      '- Linked incidents: 20 texts at most, each of 40 characters at most; may be left empty',
    ])
      expect(text).toContain(`\n${line}`)
    expect(text).not.toMatch(/undefined|\[object|: ;|: $/m)
  })
})
