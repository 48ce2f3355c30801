import { settingOn } from '../../settings/queries.ts'
import type { Db } from '../../database/schema.ts'
import { doerWords } from '../../history/doers.ts'
import { accountChanges, type AccountChange } from '../people/account-change-queries.ts'
import { namesOf } from '../queries.ts'
import type { Role } from '../vocabulary.ts'

/** Somebody got a role, other things to see or another name, or the rule that protects roles changed. */
export interface Grant {
  seq: number
  /** UTC instant. */
  at: string
  who: string
  /** Whose rights; undefined for a rule that holds for everybody. */
  name?: string
  act: string
  role?: Role
  /** What an account was before and is after; undefined for a rule. */
  change?: AccountChange
}

const granting = ['account added', 'account enabled', 'account changed']

/**
 * Every grant from this event on (`firstSince`), latest first, whether by a page or by a command: read from the history, which nobody can
 * change (SECURITY B9).
 */
export async function grantsSince(db: Db, first: number): Promise<Grant[]> {
  const events = await db
    .selectFrom('historyEvent')
    .select(['seq', 'at', 'whoId', 'act', 'subjectId', 'details'])
    .where((eb) =>
      eb.or([
        eb.and([eb('subject', '=', 'person'), eb('act', 'in', granting)]),
        eb.and([eb('subject', '=', 'setting'), eb('details', 'like', '%"setting":"passkey-roles"%')]),
      ]),
    )
    .where('seq', '>=', first)
    .orderBy('seq', 'desc')
    .execute()
  const read = events.map(({ details, ...event }) => ({ ...event, ...(JSON.parse(details) as Details) }))
  const changes = await accountChanges(
    db,
    read.filter(({ role }) => role !== undefined).map(({ seq }) => seq),
  )
  const isShown = ({ seq, act, roleBefore }: (typeof read)[number]) =>
    act !== 'account changed' || roleBefore !== undefined || isRenamed(changes.get(seq))
  const grants = read.filter(isShown)
  const names = await namesOf(
    db,
    grants.flatMap(({ whoId, subjectId }) => (subjectId === null ? [whoId] : [whoId, subjectId])),
  )
  return grants.map(({ whoId, subjectId, roleBefore: _before, ...grant }) => {
    const change = changes.get(grant.seq)
    return {
      ...grant,
      who: doerWords(names, whoId),
      ...(grant.role === undefined ? {} : { name: names.get(subjectId ?? '') ?? 'An account' }),
      ...(change === undefined ? {} : { change }),
    }
  })
}

const isRenamed = (change: AccountChange | undefined): boolean =>
  change?.before !== undefined && change.before.name !== change.after.name

interface Details {
  role?: Role
  /** Set where the account may see or do other things than before. */
  roleBefore?: Role
}

/** The roles that must hold a passkey today. */
export const passkeyRoles = (db: Db, today: string): Promise<string[]> =>
  settingOn(db, 'passkey-roles', today)
