import { randomBytes } from 'node:crypto'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { write, type Act } from '../database/write.ts'
import { canonical, digestOf } from '../history/canonical.ts'
import { keepAnchor } from '../history/anchors.ts'
import { record } from '../history/record.ts'
import { keyId } from '../keys.ts'
import type { Parts } from '../parts.ts'
import { Refusal } from '../refusal.ts'
import { databaseFile } from '../start.ts'
import { writtenTo } from '../unwritten.ts'
import { copyDatabase } from './copy.ts'
import { syncFolder } from './in-place.ts'
import { proveDatabase, type Proof } from './proof.ts'
import { openSealed, sealFile } from './sealed-file.ts'
import { inWorkingFolder } from './working-folder.ts'

export interface Backup {
  file: string
  bytes: number
  sha256: string
  proof: Proof
}

/**
 * Makes a backup while the server writes: says so in the history first, so that the copy holds it; copies; opens the copy
 * and reads all of it; seals it; reads the sealed file back; and only then gives it its name. The event 'backup verified'
 * follows at the very end: without it there is no backup.
 * @throws Refusal where a file of that name stands, where nothing can be written there, or the copy does not hold
 */
export async function makeBackup(parts: Parts, act: Act, file: string): Promise<Backup> {
  refuseTarget(file)
  const id = act.newId()
  const begun = await tell(parts, act, { act: 'backup made', subjectId: id })
  const backup = await inWorkingFolder(parts.config.dataDir, async (folder) => {
    const copy = join(folder, 'copy.db')
    await copyDatabase({ file: databaseFile(parts.config), key: parts.keys.database, to: copy })
    const proof = await proveDatabase(copy, parts.keys)
    if (proof.head.seq < begun) throw new Error('The copy does not hold its own event')
    const sealed = await writtenTo(file, () => seal(parts, act, { copy, file, proof }))
    return { file, proof, ...sealed }
  })
  const { bytes, sha256, proof } = backup
  await tell(parts, act, {
    act: 'backup verified',
    subjectId: id,
    details: { bytes, sha256, events: proof.head.seq },
  })
  if (parts.demonstration.length === 0) keepAnchor(parts.config.anchorsFile, { at: act.at, ...proof.head })
  return backup
}

function refuseTarget(file: string): void {
  if (existsSync(file))
    throw new Refusal(`There is a file ${file} already; it was left as it is. Give another name.`)
  if (!existsSync(dirname(file)))
    throw new Refusal(`There is no folder ${dirname(file)}. Make it first; nothing was written.`)
}

const tell = (
  { db }: Parts,
  act: Act,
  happening: { act: string; subjectId: string; details?: Record<string, string | number> },
) => write(db, act, (tx) => record(tx, act, { subject: 'database', ...happening }))

async function seal(
  { keys }: Parts,
  act: Act,
  { copy, file, proof }: { copy: string; file: string; proof: Proof },
): Promise<{ bytes: number; sha256: string }> {
  const part = `${file}.part`
  const { head, lastMigration, counts } = proof
  const salt = randomBytes(32).toString('hex')
  const header = { format: 1 as const, keyId: keyId(keys.backup), salt, at: act.at, lastMigration, head }
  try {
    const sealed = await sealFile({
      from: copy,
      to: part,
      key: keys.backup,
      header,
      manifest: manifestOf(counts),
    })
    await openSealed(part, keys.backup)
    renameSync(part, file)
    syncFolder(dirname(file))
    return sealed
  } finally {
    rmSync(part, { force: true })
  }
}

/** What must be found inside, in one text that a restored database gives again. */
export const manifestOf = (counts: Record<string, number>): string =>
  canonical({ counts, digest: digestOf(canonical(counts)) })
