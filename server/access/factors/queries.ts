import type { Db } from '../../database/schema.ts'
import { settingOn } from '../../settings/queries.ts'
import type { Role } from '../vocabulary.ts'

/** What a person holds as a second step, oldest first. */
export const factorsOf = (db: Db, personId: string) =>
  db
    .selectFrom('factor')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('addedAt')
    .orderBy('id')
    .execute()

export type Factor = Awaited<ReturnType<typeof factorsOf>>[number]

/** The codes of a sheet, or recovery codes, that were not used yet, by number. */
export const unusedCodes = (db: Db, factorId: string) =>
  db
    .selectFrom('singleUseCode')
    .select(['number', 'hash'])
    .where('factorId', '=', factorId)
    .where('usedAt', 'is', null)
    .orderBy('number')
    .execute()

/** How many codes are left on a person's printed sheet; null where there is none. */
export async function codesOnSheet(db: Db, personId: string): Promise<number | null> {
  const sheet = (await factorsOf(db, personId)).find(({ kind }) => kind === 'sheet')
  return sheet === undefined ? null : (await unusedCodes(db, sheet.id)).length
}

/** The passkeys among what a person holds, as the library needs them. */
export const passkeysIn = (factors: readonly Factor[]) =>
  factors.flatMap((each) =>
    each.kind === 'passkey' && each.credentialId !== null
      ? [{ ...each, credentialId: each.credentialId }]
      : [],
  )

/** Whether people of this role must hold a passkey, by the setting in force. */
export async function mustHoldPasskey(db: Db, role: Role, today: string): Promise<boolean> {
  return (await settingOn(db, 'passkey-roles', today)).includes(role)
}
