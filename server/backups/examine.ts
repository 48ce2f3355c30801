import { statfsSync } from 'node:fs'
import { number } from '../../reports/wording.ts'
import { isSafe, pragmasThatStand, sqliteVersion } from '../database/open.ts'
import { findGap, readAnchors } from '../history/anchors.ts'
import { lastBackup, lastRestoreTest } from '../history/queries.ts'
import { verifyHistory } from '../history/verify.ts'
import { keyId, sealWith } from '../keys.ts'
import { contents } from '../kinds.ts'
import type { Parts } from '../parts.ts'
import { daysBetween, isTooOld } from './age.ts'

export interface Finding {
  what: string
  /** 'look': nothing is broken, but somebody should do something. */
  state: 'fine' | 'look' | 'wrong'
  words: string
}

/** Looks at everything that keeps the records whole. The start itself has refused open modes and bad keys before. */
export async function examine(parts: Parts): Promise<Finding[]> {
  return [
    ...pagesAndReferences(parts),
    ...settingsThatStand(parts),
    keysOf(parts),
    await chain(parts),
    await anchors(parts),
    await backups(parts),
    await restoreTests(parts),
    diskSpace(parts.config.dataDir),
  ]
}

const finding = (what: string, isFine: boolean, words: string): Finding => ({
  what,
  state: isFine ? 'fine' : 'wrong',
  words,
})

function pagesAndReferences({ opened: { connection } }: Parts): Finding[] {
  const integrity = String(connection.pragma('integrity_check', { simple: true }))
  const strays = connection.pragma('foreign_key_check') as unknown[]
  return [
    finding('database file', integrity === 'ok', integrity === 'ok' ? 'every page is whole' : integrity),
    finding('references', strays.length === 0, `${strays.length} broken`),
  ]
}

function settingsThatStand({ opened: { connection } }: Parts): Finding[] {
  const stand = pragmasThatStand(connection)
  const wrong = stand.filter(({ isRight }) => !isRight)
  const version = sqliteVersion(connection)
  const words = stand.map(({ name, value }) => `${name} ${value}`).join(', ')
  return [finding('pragmas', wrong.length === 0, words), finding('SQLite', isSafe(version), version)]
}

function keysOf({ keys, config }: Parts): Finding {
  return finding(
    'keys',
    true,
    `four, distinct, for their owner only, in ${config.keysFile}; backup key ${keyId(keys.backup)}`,
  )
}

async function chain({ db, keys }: Parts): Promise<Finding> {
  const verdict = await verifyHistory(db, sealWith(keys.history), contents)
  if (!verdict.sound) return finding('history', false, verdict.why)
  return finding(
    'history',
    true,
    `${number(verdict.events)} events and ${number(verdict.versions)} record versions hold`,
  )
}

async function anchors({ db, config }: Parts): Promise<Finding> {
  const gap = await findGap(db, config.anchorsFile)
  if (gap !== undefined)
    return finding(
      'record seals',
      false,
      `the seal of ${gap.last.at} (event ${gap.last.seq}) is not in this database`,
    )
  return finding(
    'record seals',
    true,
    `${number(readAnchors(config.anchorsFile).length)} remembered, every one held`,
  )
}

const aged = (what: string, at: string, now: string): Finding => ({
  what,
  state: isTooOld(at, now) ? 'look' : 'fine',
  words: `${at}, ${daysBetween(at, now)} days ago`,
})

async function backups({ db, clock }: Parts): Promise<Finding> {
  const last = await lastBackup(db)
  if (last !== undefined) return aged('last backup', last.at, clock())
  return { what: 'last backup', state: 'look', words: 'none yet. Run: npx scrutiny backup FILE' }
}

async function restoreTests({ db, clock }: Parts): Promise<Finding> {
  const what = 'last restore test'
  const last = await lastRestoreTest(db)
  if (last === undefined)
    return { what, state: 'look', words: 'none yet. Run: npx scrutiny restore-test FILE' }
  return last.passed ? aged(what, last.at, clock()) : finding(what, false, `failed on ${last.at}`)
}

function diskSpace(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder)
  const megabytes = Math.floor((bavail * bsize) / 1024 / 1024)
  return finding('disk', megabytes >= 500, `${number(megabytes)} MB free`)
}
