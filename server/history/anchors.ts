import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Db } from '../database/schema.ts'
import { Refusal } from '../refusal.ts'
import { chainHead } from './record.ts'

/**
 * What is remembered outside the database: at this instant its last event had this number and this seal. An older copy of
 * the file, or a fresh one, does not hold it (SECURITY B10, AU-05).
 */
const anchor = z.strictObject({ at: z.string(), seq: z.number().int(), seal: z.string() })
export type Anchor = z.infer<typeof anchor>

/** Every anchor, oldest first, and at the end the newest one, which is remembered between the daily ones. */
export function readAnchors(file: string): Anchor[] {
  const kept = [...linesOf(file), ...linesOf(latestFile(file))]
  return kept.filter(({ seal }, place) => kept[place - 1]?.seal !== seal)
}

/** Beside the lines that are only ever added to: one line that is put in place anew each time. */
const latestFile = (file: string): string => `${file}.latest`

// A last line that a power cut tore is as if it had not been written.
function linesOf(file: string): Anchor[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  lines.pop()
  return lines.filter((line) => line !== '').map((line, place) => readAnchor(file, line, place + 1))
}

function readAnchor(file: string, line: string, number: number): Anchor {
  try {
    return anchor.parse(JSON.parse(line))
  } catch (cause) {
    throw new Refusal(`Line ${number} of ${file} is not an anchor. Put the line right or take it out.`, {
      cause,
    })
  }
}

/** Remembers where the chain stands, through to the disk, for good. Twice the same is once. */
export async function appendAnchor(db: Db, file: string, at: string): Promise<void> {
  const head = await chainHead(db)
  if (head !== undefined) keepForGood(file, { at, ...head })
}

/**
 * As `appendAnchor`, for a head that is known. The newest seal that was remembered until now stays too: after a restore it is
 * the one that somebody answered for, and without it those before it would count as lost once more.
 */
export function keepForGood(file: string, kept: Anchor): void {
  for (const latest of linesOf(latestFile(file))) keepAnchor(file, latest)
  keepAnchor(file, kept)
  keepLatest(file, kept)
}

/** Remembers where the chain stands in place of what `keepLatest` remembered before. Nothing new writes nothing. */
export async function renewAnchor(db: Db, file: string, at: string): Promise<void> {
  const head = await chainHead(db)
  if (head !== undefined && linesOf(latestFile(file)).at(-1)?.seal !== head.seal)
    keepLatest(file, { at, ...head })
}

/** In one step: whenever the power goes, the one before or this one is there. */
function keepLatest(file: string, kept: Anchor): void {
  const next = `${latestFile(file)}.next`
  orRefuse(file, () => {
    writeFileSync(next, `${JSON.stringify(kept)}\n`, { mode: 0o600, flush: true })
    renameSync(next, latestFile(file))
  })
}

export function keepAnchor(file: string, kept: Anchor): void {
  if (linesOf(file).at(-1)?.seal === kept.seal) return
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const mend = text === '' || text.endsWith('\n') ? '' : '\n'
  orRefuse(file, () => {
    appendFileSync(file, `${mend}${JSON.stringify(kept)}\n`, { mode: 0o600, flush: true })
  })
}

function orRefuse(file: string, keep: () => void): void {
  try {
    keep()
  } catch (cause) {
    throw new Refusal(
      `The record seal cannot be written to ${file}. Make it writable, or set ANCHORS_FILE.`,
      {
        cause,
      },
    )
  }
}

export interface Gap {
  /** How many anchors this database does not hold. */
  anchors: number
  /** The newest of them. */
  last: Anchor
}

/**
 * What was once the truth and is not in this database: undefined when it holds every anchor since the last gap that
 * somebody answered for.
 */
export async function findGap(db: Db, file: string): Promise<Gap | undefined> {
  const anchors = readAnchors(file)
  const answered = new Set(await answeredSeals(db))
  const open = anchors.slice(anchors.findLastIndex(({ seal }) => answered.has(seal)) + 1)
  const lost = await withoutHeld(db, open)
  const last = lost.at(-1)
  return last === undefined ? undefined : { anchors: lost.length, last }
}

async function answeredSeals(db: Db): Promise<string[]> {
  const events = await db
    .selectFrom('historyEvent')
    .select('details')
    .where('subject', '=', 'database')
    .where('act', 'in', ['gap acknowledged', 'restored'])
    .execute()
  return events.map(({ details }) => (JSON.parse(details) as { lostSeal?: string }).lostSeal ?? '')
}

const batch = 1000

async function withoutHeld(db: Db, anchors: readonly Anchor[]): Promise<Anchor[]> {
  const held = new Set<string>()
  for (let from = 0; from < anchors.length; from += batch) {
    const numbers = anchors.slice(from, from + batch).map(({ seq }) => seq)
    const rows = await db.selectFrom('historyEvent').select('seal').where('seq', 'in', numbers).execute()
    for (const { seal } of rows) held.add(seal)
  }
  return anchors.filter(({ seal }) => !held.has(seal))
}

/** Refuses to serve a database that is older than what was remembered of it. */
export async function refuseGap(db: Db, file: string): Promise<void> {
  const gap = await findGap(db, file)
  if (gap === undefined) return
  throw new Refusal(
    `This database is older than the record seal of ${gap.last.at} (event ${gap.last.seq}), or another one. If that is intended: npx scrutiny acknowledge-gap --as WHO --reason TEXT`,
  )
}
