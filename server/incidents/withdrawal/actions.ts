import type { Person } from '../../access/person.ts'
import type { Db } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { recordVersion } from '../../history/record.ts'
import { Stale } from '../../http/errors.ts'
import { restateReturns } from '../../returns/restating-actions.ts'
import { incidentContent } from '../content-queries.ts'
import { incidentHead } from '../queries.ts'
import type { Standing } from '../vocabulary.ts'
import type { LookedAt, WithdrawalDecision } from './vocabulary.ts'

/** What happens when the head of safeguarding of its establishment moves an incident on from where it stands. */
const moves = {
  submitted: { to: 'withdrawal-asked', act: 'withdrawal asked' },
  'withdrawal-asked': { to: 'submitted', act: 'withdrawal taken back' },
  withdrawn: { to: 'submitted', act: 'put back' },
} as const satisfies Record<Standing, { to: Standing; act: string }>

const decisions = {
  agreed: { to: 'withdrawn', act: 'withdrawal agreed' },
  refused: { to: 'submitted', act: 'withdrawal refused' },
} as const satisfies Record<WithdrawalDecision, { to: Standing; act: string }>

interface Moving {
  person: Person
  id: string
  /** The version that the person saw: what it says is what is moved on. */
  version: number
  reason: string
}

/**
 * Asks for an incident's withdrawal; or takes that back; or puts a withdrawn incident back. What stood stays as a version,
 * and an asked withdrawal goes on counting until the scrutineer agrees (SECURITY B1).
 * @throws NotFound when it is not the person's to see
 * @throws Stale when somebody changed the incident in between
 */
export const moveStanding = (db: Db, act: Act, moving: Moving): Promise<void> =>
  setStanding(db, act, moving, (stands) => moves[stands])

/**
 * Agrees to a withdrawal, or refuses it; what was looked at is kept with the decision’s version.
 * @throws NotFound when the incident is not the person's to see
 * @throws Stale when somebody changed it in between, or no withdrawal is asked
 */
export const decideWithdrawal = (
  db: Db,
  act: Act,
  { decision, lookedAt, ...moving }: Moving & { decision: WithdrawalDecision; lookedAt: readonly LookedAt[] },
): Promise<void> =>
  setStanding(db, act, moving, (stands) =>
    stands === 'withdrawal-asked'
      ? { ...decisions[decision], details: { lookedAt: lookedAt.join(' ') } }
      : undefined,
  )

/**
 * Puts a withdrawn incident back for the scrutineer, who agreed and was wrong: it counts again at once.
 * @throws NotFound when it is not the person's to see
 * @throws Stale when somebody changed it in between, or it is not withdrawn
 */
export const undoWithdrawal = (db: Db, act: Act, moving: Moving): Promise<void> =>
  setStanding(db, act, moving, (stands) => (stands === 'withdrawn' ? moves.withdrawn : undefined))

interface Move {
  to: Standing
  act: string
  details?: Record<string, string>
}

function setStanding(
  db: Db,
  act: Act,
  { person, id, version: seen, reason }: Moving,
  moveFrom: (stands: Standing) => Move | undefined,
): Promise<void> {
  return write(db, act, async (tx) => {
    const stands = await incidentHead(tx, person, id)
    const move = stands.version === seen ? moveFrom(stands.standing) : undefined
    if (move === undefined) throw new Stale('Somebody changed this incident while you were writing.')
    const version = seen + 1
    await tx.updateTable('incident').set({ standing: move.to, version }).where('id', '=', id).execute()
    const after = await incidentContent(tx, id)
    await recordVersion(tx, act, {
      act: move.act,
      subject: 'incident',
      subjectId: id,
      establishmentId: stands.establishmentId,
      version,
      content: after,
      reason,
      ...(move.details === undefined ? {} : { details: move.details }),
    })
    if (after === undefined) throw new Error('An incident that was moved on has no content')
    const { number, establishmentId } = stands
    const before = { ...after, standing: stands.standing }
    await restateReturns(tx, act, { number, establishmentId, before, after })
  })
}
