import { spawn, type ChildProcessByStdio } from 'node:child_process'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../../../server/database/open.ts'
import { verifyHistory } from '../../../server/history/verify.ts'
import { readKeys, sealWith } from '../../../server/keys.ts'
import { databaseFile } from '../../../server/start.ts'
import type { Place } from './place.ts'

export const writerFile = fileURLToPath(new URL('./writer.ts', import.meta.url))

type Mode = 'after' | 'before' | 'careless'

/** What was acknowledged, by the key of the act: the id it was given. */
export type Acknowledged = Map<string, string>

export interface Writing {
  child: ChildProcessByStdio<null, Readable, null>
  /** Resolves when so many acts were acknowledged in this run, or it ended. */
  acknowledged: (count: number) => Promise<void>
  ended: Promise<void>
  /** What it said that was no acknowledgement: a refusal. */
  refusals: string[]
}

/** Starts a writer and keeps what it acknowledges; an act acknowledged again must have been given the same id. */
export function startWriter(
  place: Place,
  known: Acknowledged,
  { mode = 'after', acts = 0, from }: { mode?: Mode; acts?: number; from: readonly number[] },
): Writing {
  const child = spawn(process.execPath, [writerFile, mode, String(acts), from.join(',')], {
    env: { ...process.env, ...place.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const waiting: { count: number; resolve: () => void }[] = []
  const refusals: string[] = []
  let heard = 0
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      heard += 1
      keep(known, refusals, line)
    }
    for (const { count, resolve } of waiting) if (heard >= count) resolve()
  })
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      resolve()
    }),
  )
  const acknowledged = (count: number) =>
    Promise.race([ended, new Promise<void>((resolve) => waiting.push({ count, resolve }))])
  return { child, acknowledged, ended, refusals }
}

function keep(known: Acknowledged, refusals: string[], line: string): void {
  const [key = '', id = ''] = line.split(' ')
  if (key === 'refused') {
    refusals.push(id)
    return
  }
  const before = known.get(key)
  if (before !== undefined && before !== id) throw new Error(`${key} was ${before} and is now ${id}`)
  known.set(key, id)
}

export interface Found {
  lost: string[]
  twice: string[]
  history: string
}

/** Reads the database as a start would, and compares it with what was acknowledged. */
export async function lookAfter({ config }: Place, known: Acknowledged): Promise<Found> {
  const keys = readKeys(config.keysFile)
  const { db, connection } = openDatabase(databaseFile(config), keys.database)
  try {
    const rows = await db.selectFrom('contact').select(['id', 'note']).execute()
    const stored = new Map(rows.map(({ note, id }) => [note, id]))
    const verdict = await verifyHistory(db, sealWith(keys.history), null)
    return {
      lost: [...known].filter(([key, id]) => stored.get(key) !== id).map(([key]) => key),
      twice: rows.map(({ note }) => note).filter((note, place, notes) => notes.indexOf(note) !== place),
      history: verdict.sound ? 'holds' : verdict.why,
    }
  } finally {
    connection.close()
  }
}
