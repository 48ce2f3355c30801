import type { Person } from '../access/person.ts'
import type { Db, Tx } from '../database/schema.ts'
import { write, type Act } from '../database/write.ts'
import { recordVersion } from '../history/record.ts'
import { Stale } from '../http/errors.ts'
import { figuresNow, type MonthOf } from './figure-queries.ts'
import { findSignedReturn, openDrafts, returnContent } from './queries.ts'
import { figuresText, returnSubject, type Figures } from './vocabulary.ts'

interface Signing extends MonthOf {
  person: Person
  /** The version that the signer saw; 0 where the month was not signed yet. */
  version: number
  /** The figures that the signer saw, as `figuresText` has them. */
  seen: string
  /** Why it is signed again; empty the first time. */
  reason: string
}

const signedMeanwhile = 'Somebody signed this return while you were reading it'
const changedMeanwhile = 'The records of this month changed while you were reading: look at the figures again'

/**
 * Signs a month's return, or signs it again with a reason: the figures are stored as they are counted now and never counted
 * again; the signature before stays as a version.
 * @throws Stale when somebody signed it in between, or the records no longer give the figures that the signer saw
 */
export const signReturn = (db: Db, act: Act, signing: Signing): Promise<void> =>
  write(db, act, async (tx) => {
    const stands = await findSignedReturn(tx, signing.person, signing)
    if ((stands?.version ?? 0) !== signing.version) throw new Stale(signedMeanwhile)
    const figures = await figuresNow(tx, signing)
    if (figuresText(figures) !== signing.seen) throw new Stale(changedMeanwhile)
    const id = stands?.id ?? act.newId()
    const version = signing.version + 1
    await storeReturn(tx, act, { ...signing, id, version, figures })
    await recordVersion(tx, act, {
      act: version === 1 ? 'signed' : 'signed again',
      subject: returnSubject,
      subjectId: id,
      establishmentId: signing.establishmentId,
      version,
      content: await returnContent(tx, id),
      reason: signing.reason,
      details: { month: signing.month },
    })
  })

interface Storing extends MonthOf {
  id: string
  version: number
  figures: Figures
}

async function storeReturn(
  tx: Tx,
  act: Act,
  { id, version, figures, establishmentId, month }: Storing,
): Promise<void> {
  const confirmed = figures.usesOfForce === 0 ? ('nil' as const) : ('every-incident' as const)
  const drafts = await openDrafts(tx, { establishmentId, month })
  const signed = {
    ...figures,
    confirmed,
    openDrafts: drafts.length,
    signedBy: act.who.id,
    signedAt: act.at,
    version,
  }
  if (version > 1) {
    await tx.updateTable('monthlyReturn').set(signed).where('id', '=', id).execute()
    return
  }
  await tx
    .insertInto('monthlyReturn')
    .values({ id, establishmentId, month, ...signed, recordedAt: act.at, recordedBy: act.who.id })
    .execute()
}
