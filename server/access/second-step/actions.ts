import { stepOfCode } from '../factors/app.ts'
import { fastHash, isSame, plainCode } from '../factors/codes.ts'
import { passkeyUsed, type Site } from '../factors/passkeys.ts'
import { passkeysIn, unusedCodes, type Factor } from '../factors/queries.ts'
import type { FactorKind } from '../factors/vocabulary.ts'
import { notify } from '../notices/actions.ts'
import { placeDetails, type Place } from '../sessions/actions.ts'
import { passwordFits } from '../passwords.ts'
import type { Db, Tx } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { record } from '../../history/record.ts'

/** What somebody offers as proof, beside the password. */
export type Proof =
  | { way: 'sheet' | 'recovery'; code: string }
  /** With the current instant by the machine's clock, UTC. */
  | { way: 'app'; code: string; now: string }
  | { way: 'passkey'; response: string; challenge: string; site: Site }

/**
 * Takes the second step of a person with one of their factors: a code or challenge counts once. Either way it stands in the
 * history.
 * @returns whether the proof fits
 */
export async function takeSecondStep(
  db: Db,
  act: Act,
  { factors, place }: { factors: readonly Factor[]; place: Place },
  proof: Proof,
): Promise<boolean> {
  const use = await useOf(db, act, factors, proof)
  return write(db, { ...act, key: null }, async (tx) => {
    const isTaken = use !== null && (await use.mark(tx))
    const subject = {
      subject: 'person',
      subjectId: act.who.id,
      details: { factor: proof.way, ...placeDetails(place) },
    }
    await record(tx, act, { act: isTaken ? 'second step taken' : 'second step failed', ...subject })
    if (!isTaken)
      await notify(tx, act, { to: act.who.id, kind: 'sign-in-failed', details: { factor: proof.way } })
    else {
      await tx.updateTable('factor').set({ lastUsedAt: act.at }).where('id', '=', use.factorId).execute()
      if (proof.way === 'recovery') await notify(tx, act, { to: act.who.id, kind: 'recovery-used' })
    }
    return isTaken
  })
}

/** A proof that fits, and how it is marked as used: false where somebody was quicker. */
interface Use {
  factorId: string
  mark: (tx: Tx) => Promise<boolean>
}

function useOf(db: Db, act: Act, factors: readonly Factor[], proof: Proof): Promise<Use | null> {
  switch (proof.way) {
    case 'passkey':
      return usePasskey(factors, proof)
    case 'app':
      return useApp(ofKind(factors, 'app'), proof.code, proof.now)
    case 'sheet':
      return useSheet(db, ofKind(factors, 'sheet')[0], proof.code, act.at)
    case 'recovery':
      return useRecovery(db, ofKind(factors, 'recovery')[0], proof.code, act.at)
  }
}

const ofKind = (factors: readonly Factor[], kind: FactorKind) => factors.filter((each) => each.kind === kind)

async function usePasskey(
  factors: readonly Factor[],
  { site, challenge, response }: Extract<Proof, { way: 'passkey' }>,
): Promise<Use | null> {
  const used = await passkeyUsed(site, challenge, response, passkeysIn(factors))
  if (used === null) return null
  const mark = async (tx: Tx) => {
    const { counter } = used
    const done = await tx.updateTable('factor').set({ counter }).where('id', '=', used.id).executeTakeFirst()
    return done.numUpdatedRows === 1n
  }
  return { factorId: used.id, mark }
}

async function useApp(apps: readonly Factor[], code: string, now: string): Promise<Use | null> {
  for (const app of apps) {
    const step = await stepOfCode(app, code, now)
    if (step !== null) return { factorId: app.id, mark: (tx) => markStep(tx, app.id, step) }
  }
  return null
}

async function markStep(tx: Tx, id: string, step: number): Promise<boolean> {
  const done = await tx
    .updateTable('factor')
    .set({ lastStep: step })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('lastStep', 'is', null), eb('lastStep', '<', step)]))
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

// Only the number that was asked for: the lowest that was not used.
async function useSheet(db: Db, sheet: Factor | undefined, code: string, now: string): Promise<Use | null> {
  const next = sheet === undefined ? undefined : (await unusedCodes(db, sheet.id))[0]
  const fits = await passwordFits(plainCode(code), next?.hash)
  return !fits || sheet === undefined || next === undefined ? null : useCode(sheet.id, next.number, now)
}

async function useRecovery(
  db: Db,
  recovery: Factor | undefined,
  code: string,
  now: string,
): Promise<Use | null> {
  if (recovery === undefined) return null
  const hash = fastHash(plainCode(code))
  const found = (await unusedCodes(db, recovery.id)).find((each) => isSame(each.hash, hash))
  return found === undefined ? null : useCode(recovery.id, found.number, now)
}

const useCode = (factorId: string, number: number, now: string): Use => ({
  factorId,
  mark: async (tx) => {
    const done = await tx
      .updateTable('singleUseCode')
      .set({ usedAt: now })
      .where('factorId', '=', factorId)
      .where('number', '=', number)
      .where('usedAt', 'is', null)
      .executeTakeFirst()
    return done.numUpdatedRows === 1n
  },
})
