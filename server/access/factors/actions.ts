import type { Db, Tx } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { record } from '../../history/record.ts'
import { notify } from '../notices/actions.ts'
import { hashPassword } from '../passwords.ts'
import { dropSessions } from '../sessions/actions.ts'
import type { NewPasskey } from './passkeys.ts'
import { fastHash, newRecoveryCode, newSheetCode } from './codes.ts'
import { recoveryCodes, sheetCodes, type FactorKind } from './vocabulary.ts'

interface Owner {
  personId: string
  /** What its owner calls it. */
  name: string
}

/** Adds an authenticator app; the code that showed that the app holds the secret is used up. */
export function addApp(
  db: Db,
  act: Act,
  { personId, name }: Owner,
  app: { secret: string; lastStep: number },
): Promise<string> {
  return write(db, act, (tx) => addFactor(tx, act, { personId, name, kind: 'app', ...app }))
}

export function addPasskey(db: Db, act: Act, { personId, name }: Owner, key: NewPasskey): Promise<string> {
  return write(db, act, (tx) => addFactor(tx, act, { personId, name, kind: 'passkey', ...key }))
}

/**
 * A new numbered sheet; the one before it dies.
 * @returns its codes, in the order of their numbers, to be shown once
 */
export async function renewSheet(db: Db, act: Act, personId: string): Promise<string[]> {
  const codes = Array.from({ length: sheetCodes }, newSheetCode)
  const hashes = await Promise.all(codes.map((code) => hashPassword(code)))
  await write(db, { ...act, key: null }, (tx) => renewCodes(tx, act, { personId, kind: 'sheet', hashes }))
  return codes
}

/** New recovery codes; those before them die. @returns them, to be shown once */
export async function renewRecoveryCodes(db: Db, act: Act, personId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode)
  await write(db, { ...act, key: null }, (tx) =>
    renewCodes(tx, act, { personId, kind: 'recovery', hashes: codes.map(fastHash) }),
  )
  return codes
}

const names = { sheet: 'Code sheet', recovery: 'Recovery codes' }

async function renewCodes(
  tx: Tx,
  act: Act,
  { personId, kind, hashes }: { personId: string; kind: 'sheet' | 'recovery'; hashes: string[] },
): Promise<void> {
  const before = await tx
    .selectFrom('factor')
    .select('id')
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (before !== undefined) await dropFactor(tx, before.id)
  const factorId = await addFactor(tx, act, { personId, kind, name: names[kind] })
  const rows = hashes.map((hash, place) => ({ factorId, number: place + 1, hash, usedAt: null }))
  await tx.insertInto('singleUseCode').values(rows).execute()
}

interface NewFactor extends Owner, Partial<NewPasskey> {
  kind: FactorKind
  lastStep?: number
}

async function addFactor(tx: Tx, act: Act, { personId, kind, name, ...rest }: NewFactor): Promise<string> {
  const id = act.newId()
  const blank = { secret: '', credentialId: null, transports: '', lastStep: null, counter: 0 }
  await tx
    .insertInto('factor')
    .values({ id, personId, kind, name, addedAt: act.at, lastUsedAt: null, ...blank, ...rest })
    .execute()
  await dropSessions(tx, personId)
  await notify(tx, act, { to: personId, kind: 'factor-added', details: { factor: kind } })
  await record(tx, act, {
    act: 'second factor added',
    subject: 'person',
    subjectId: personId,
    details: { factor: kind },
  })
  return id
}

/** Takes a second factor away; the caller made sure that another one is left. As every change of one, it ends the person’s sessions. */
export function removeFactor(
  db: Db,
  act: Act,
  factor: { id: string; personId: string; kind: FactorKind },
): Promise<void> {
  return write(db, act, async (tx) => {
    await dropFactor(tx, factor.id)
    await dropSessions(tx, factor.personId)
    await notify(tx, act, { to: factor.personId, kind: 'factor-removed', details: { factor: factor.kind } })
    const details = { factor: factor.kind }
    await record(tx, act, {
      act: 'second factor removed',
      subject: 'person',
      subjectId: factor.personId,
      details,
    })
  })
}

/** Takes every second factor of a person away, in the caller's transaction. */
export async function dropFactorsOf(tx: Tx, personId: string): Promise<void> {
  const rows = await tx.selectFrom('factor').select('id').where('personId', '=', personId).execute()
  for (const { id } of rows) await dropFactor(tx, id)
}

async function dropFactor(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('singleUseCode').where('factorId', '=', id).execute()
  await tx.deleteFrom('factor').where('id', '=', id).execute()
}
