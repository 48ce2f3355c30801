import { sql } from 'kysely'
import type { Tx } from '../../database/schema.ts'
import type { Act } from '../../database/write.ts'
import { certify } from '../../disposal/certificate.ts'
import { joinSubject } from './vocabulary.ts'

/** What the certificate says of it: that of the record whose disposal or masking made it go. */
interface Certificate {
  keeping: string
  /** Local date. */
  dueOn: string
  askedBy: string
}

/**
 * Removes each child that no record names any more: its pseudonym is a trace. What says which children are one goes with it,
 * by a certificate of its own.
 * @param isMeant which of them, by pseudonym; without it, all
 */
export async function removeLeftChildren(
  tx: Tx,
  act: Act,
  certificate: Certificate,
  isMeant: (pseudonym: string) => boolean = () => true,
): Promise<void> {
  const { rows } = await sql<{ id: string; pseudonym: string }>`select id, pseudonym from child
    where id not in (select child_id from incident_child) and id not in (select child_id from lado_contact_child)`.execute(
    tx,
  )
  const ids = rows.filter(({ pseudonym }) => isMeant(pseudonym)).map(({ id }) => id)
  if (ids.length === 0) return
  const joins = await tx
    .selectFrom('childJoin')
    .select(['id', 'establishmentId', 'headSees'])
    .where((eb) => eb.or([eb('keptId', 'in', ids), eb('joinedId', 'in', ids)]))
    .execute()
  for (const { id, establishmentId, headSees } of joins) {
    await certify(tx, act, {
      subject: joinSubject,
      subjectId: id,
      establishmentId: headSees === 'yes' ? establishmentId : null,
      details: { ...certificate },
    })
    await tx.deleteFrom('childJoin').where('id', '=', id).execute()
  }
  await tx.deleteFrom('child').where('id', 'in', ids).execute()
}
