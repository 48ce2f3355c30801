import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { listPeople, type PersonRow } from '../access/people/queries.ts'
import type { Config } from '../config.ts'
import { openDatabase } from '../database/open.ts'
import { write, type Act } from '../database/write.ts'
import { findGap, keepForGood, type Anchor, type Gap } from '../history/anchors.ts'
import { recordReason } from '../history/reasons.ts'
import { chainHead, record } from '../history/record.ts'
import type { Keys } from '../keys.ts'
import { Refusal } from '../refusal.ts'
import { databaseClock, demonstrationLines } from '../demonstration.ts'
import { databaseFile } from '../start.ts'
import { stampOf } from '../clock.ts'
import type { Db } from '../database/schema.ts'
import { manifestOf } from './make.ts'
import { forgetFailedCheck } from './failed-check.ts'
import { changeKey, putInPlace, settle } from './in-place.ts'
import { proveDatabase, type Proof } from './proof.ts'
import { openSealed } from './sealed-file.ts'
import { inWorkingFolder } from './working-folder.ts'
import type { Header } from './header.ts'

export interface Opened {
  header: Header
  proof: Proof
}

/**
 * Unseals a backup into a file and proves it: authenticity of every byte, every page, the whole history, and as many rows
 * in every table as when it was made.
 * @param keys as they were when it was made
 */
export async function openBackup(file: string, keys: Keys, to: string): Promise<Opened> {
  const { header, manifest } = await openSealed(file, keys.backup, to)
  const proof = await proveDatabase(to, keys)
  if (manifestOf(proof.counts) !== manifest)
    throw new Refusal('The backup does not hold as many rows as when it was made. Take another one.')
  if (proof.head.seal !== header.head.seal)
    throw new Refusal('The backup’s history does not end where it ended when it was made. Take another one.')
  return { header, proof }
}

export interface Restoring {
  config: Config
  file: string
  /** As they are now. */
  keys: Keys
  /** As they were when the backup was made. */
  keysThen: Keys
  act: Act
  /** Why what came after the backup is given up; needed only where something is known to be lost. */
  reason: string | undefined
  /** Whether a database that stands there may be replaced although it holds more. */
  replace: boolean
}

export interface Restored extends Opened {
  gap: Gap | undefined
  /** Where the database that stood there is kept. */
  kept: string | undefined
  /** Who has an account that is not disabled in it; undefined where its schema is an older one. */
  accounts: PersonRow[] | undefined
}

/**
 * Puts a backup in the database's place, with its event in its history; the server must be stopped. Until everything
 * holds, nothing is changed.
 */
export function restoreBackup(restoring: Restoring): Promise<Restored> {
  const { config, act, keys, keysThen } = restoring
  return inWorkingFolder(config.dataDir, async (folder) => {
    const file = join(folder, 'restored.db')
    const opened = await openBackup(restoring.file, keysThen, file)
    const { gap, anchor, accounts } = await prepare(restoring, file, opened)
    await changeKey(file, keysThen, keys)
    const stands = existsSync(databaseFile(config))
    const kept = stands ? `${databaseFile(config)}.replaced-${stampOf(act.at)}` : undefined
    putInPlace(file, databaseFile(config), kept)
    forgetFailedCheck(config)
    if (anchor !== undefined) keepForGood(config.anchorsFile, anchor)
    return { ...opened, gap, kept, accounts }
  })
}

async function prepare(restoring: Restoring, file: string, opened: Opened): Promise<Prepared> {
  const { config, keysThen, act } = restoring
  const { db, connection } = openDatabase(file, keysThen.database)
  try {
    const replaced = await refuseNewer(restoring, db)
    const gap = await findGap(db, config.anchorsFile)
    await tellRestored(db, restoring, { gap, opened, replaced })
    const isReal = (await demonstrationLines(db)).length === 0
    const head = await chainHead(db)
    const people = opened.proof.missing.length > 0 ? undefined : await listPeople(db)
    const accounts = people?.filter(({ disabledAt }) => disabledAt === null)
    return { gap, accounts, anchor: isReal && head !== undefined ? { at: act.at, ...head } : undefined }
  } finally {
    settle(connection)
  }
}

interface Prepared extends Pick<Restored, 'gap' | 'accounts'> {
  /** None for a demonstration. */
  anchor: Anchor | undefined
}

/** @returns the head of what is about to be replaced, as far as it can be read */
async function refuseNewer({ config, keys, replace }: Restoring, restored: Db): Promise<Head | undefined> {
  const stands = databaseFile(config)
  const head = existsSync(stands) ? await headOf(stands, keys) : undefined
  const isNewer = head === 'unreadable' || (head !== undefined && !(await holds(restored, head.seal)))
  if (isNewer && !replace)
    throw new Refusal(
      `The database in ${config.dataDir} holds events that this backup does not, or cannot be read. To replace it all the same (it is kept beside): add --replace`,
    )
  return head === 'unreadable' ? undefined : head
}

interface Head {
  seq: number
  seal: string
}

/** 'unreadable' where it is damaged or of another key: it may hold anything. Undefined where nothing ever happened. */
async function headOf(file: string, keys: Keys): Promise<Head | 'unreadable' | undefined> {
  try {
    const { db, connection } = openDatabase(file, keys.database)
    try {
      return await chainHead(db)
    } finally {
      connection.close()
    }
  } catch {
    return 'unreadable'
  }
}

const holds = async (db: Db, seal: string) =>
  (await db.selectFrom('historyEvent').select('seq').where('seal', '=', seal).executeTakeFirst()) !==
  undefined

async function tellRestored(
  db: Db,
  { act: asked, reason }: Restoring,
  { gap, opened, replaced }: { gap: Gap | undefined; opened: Opened; replaced: Head | undefined },
): Promise<void> {
  if (gap !== undefined && reason === undefined)
    throw new Refusal(
      `What was recorded after this backup is lost: the record seal of ${gap.last.at} (event ${gap.last.seq}) is known and not in it. Say why: --reason TEXT`,
    )
  const { head, at: madeAt } = opened.header
  const lost = gap && { lostAnchors: gap.anchors, lostSeq: gap.last.seq, lostSeal: gap.last.seal }
  const instead = replaced && { replacedSeq: replaced.seq, replacedSeal: replaced.seal }
  const details = { fromSeq: head.seq, fromSeal: head.seal, madeAt, ...instead, ...lost }
  // What is restored is kept by its own clock.
  const act = { ...asked, at: (await databaseClock(db, () => asked.at))() }
  await write(db, act, async (tx) => {
    if (reason === undefined) await record(tx, act, { act: 'restored', subject: 'database', details })
    else await recordReason(tx, act, { act: 'restored', details }, reason)
    // Whoever was signed in then may have left since.
    await tx.deleteFrom('session').execute()
  })
}
