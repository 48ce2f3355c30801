import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseReviewYear } from '../../reports/period.ts'
import type { Edition } from '../../reports/report.ts'
import { recordDownload } from '../reviews/actions.ts'
import type { Db } from '../database/schema.ts'
import { fileFormats, type FileFormat } from '../issued-documents/vocabulary.ts'
import { filesOf, writeWhole } from '../reviews/files.ts'
import { reviewOfYear, versionNumbered, versionToTake, type Review } from '../reviews/queries.ts'
import { editions } from '../reviews/vocabulary.ts'
import { Refusal } from '../refusal.ts'
import { openParts } from '../start.ts'
import { writtenTo } from '../unwritten.ts'
import type { Called, Command } from './command.ts'
import { operatorAct } from './operator.ts'

const fileForms = fileFormats.map(({ value }) => value)

const editionNames = editions.map(({ value }) => value).join('|')

export const review: Command = {
  name: 'review',
  usage: `--year 2018-19 [--edition ${editionNames}] [--version N] [--pdf FILE] [--html FILE] [--spreadsheet FILE] [--json FILE] [--as WHO]`,
  help: 'Write the annual review of a year to files, and print the path and the SHA-256 of each.\nA signed review is written byte for byte as it was stored when it was signed; before that it is a draft from the records as they are now.\nWithout --version it is the latest that is signed or released, and not a corrected version that is still a draft.\nThe history records each file as downloaded, by you or --as WHO.\nThe edition is the partners’ one if none is given.',
  options: {
    year: { type: 'string' },
    edition: { type: 'string' },
    version: { type: 'string' },
    as: { type: 'string' },
    ...Object.fromEntries(fileForms.map((form) => [form, { type: 'string' as const }])),
  },
  run: async (called) => {
    const year = yearIn(called)
    const edition = editionIn(called)
    const outputs = outputsIn(called)
    const parts = await openParts(called.config)
    try {
      const { db, count, demonstration } = parts
      const version = await versionIn(called, db, year)
      const wanted = { year, edition, now: parts.clock(), demonstration, review: version }
      const fileIn = await filesOf(db, count, wanted)
      const act = operatorAct(called, parts.keys, parts.clock())
      const about = { reviewId: version?.id, number: version?.number ?? 1, edition }
      const lines: string[] = []
      for (const { form, path } of outputs) {
        const { content, sha256 } = await fileIn(form)
        await writtenTo(path, () => {
          writeWhole(path, content)
        })
        await recordDownload(db, act, { ...about, format: form, sha256 })
        lines.push(`${path}  ${sha256}`)
      }
      return lines
    } finally {
      parts.opened.connection.close()
    }
  },
}

function yearIn({ values, positionals }: Called): number {
  if (positionals.length > 0)
    throw new Refusal(`What is "${positionals.join(' ')}"? Try: npx scrutiny review --help`)
  const given = values['year']
  const year = typeof given === 'string' ? parseReviewYear(given) : undefined
  if (year === undefined)
    throw new Refusal('Say which year, such as --year 2018-19 for April 2018 to March 2019.')
  return year
}

async function versionIn({ values }: Called, db: Db, year: number): Promise<Review | undefined> {
  const given = values['version']
  if (typeof given !== 'string') return versionToTake(db, year)
  const review = await reviewOfYear(db, year)
  const version = review && (await versionNumbered(db, review, given))
  if (version === undefined) throw new Refusal(`There is no version "${given}" of this review.`)
  return version
}

function editionIn({ values }: Called): Edition {
  const given = values['edition'] ?? 'partners'
  const edition = editions.find(({ value }) => value === given)
  if (edition === undefined)
    throw new Refusal(`There is no edition "${String(given)}". Editions: ${editionNames}.`)
  return edition.value
}

// Everything is looked at before anything is drawn: no half of the files.
function outputsIn({ values }: Called): { form: FileFormat; path: string }[] {
  const outputs = fileForms.flatMap((form) => {
    const given = values[form]
    return typeof given === 'string' && given !== '' ? [{ form, path: resolve(given) }] : []
  })
  if (outputs.length === 0)
    throw new Refusal('Say at least one file to write: --pdf, --html, --spreadsheet or --json.')
  if (new Set(outputs.map(({ path }) => path)).size < outputs.length)
    throw new Refusal('Two outputs have the same path. Give each its own file.')
  for (const { path } of outputs) refusePath(path)
  return outputs
}

function refusePath(path: string): void {
  const folder = dirname(path)
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Refusal(`There is no folder ${folder}. Make it first; nothing was written.`)
  if (existsSync(path) && statSync(path).isDirectory())
    throw new Refusal(`${path} is a folder. Give the path of a file; nothing was written.`)
}
