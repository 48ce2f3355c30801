import type { Person } from '../../access/person.ts'
import type { Db } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { recordVersion } from '../../history/record.ts'
import { NotFound, Stale } from '../../http/errors.ts'
import type { FollowUpAnswers } from './form.ts'
import { followUpContent, urgentOf } from './queries.ts'
import { keysOf } from './reasons.ts'

interface FollowingUp {
  person: Person
  incidentId: string
  /** The version of the incident that the person saw. */
  version: number
  answers: FollowUpAnswers
}

/**
 * Writes down what came of an urgent incident: a record of its own, which nobody changes and heads never read. The incident
 * is urgent again once it says something graver than what was seen here.
 * @throws NotFound when nothing is urgent about it, or it is not the person's to see
 * @throws Stale when somebody changed the incident in between
 */
export function followUp(
  db: Db,
  act: Act,
  { person, incidentId, version, answers }: FollowingUp,
): Promise<void> {
  return write(db, act, async (tx) => {
    const incident = await urgentOf(tx, person, incidentId)
    if (incident === undefined)
      throw new NotFound('no such incident, or not urgent, or another establishment’s')
    if (incident.version !== version)
      throw new Stale('Somebody changed this incident while you were writing.')
    const id = act.newId()
    const { establishmentId } = incident
    const about = { incidentId, establishmentId, incidentVersion: version }
    const stamped = { version: 1, recordedAt: act.at, recordedBy: act.who.id }
    await tx
      .insertInto('urgentFollowUp')
      .values({ id, ...about, ...answers, seen: keysOf(incident.urgent).join('\n'), ...stamped })
      .execute()
    await recordVersion(tx, act, {
      act: 'recorded',
      subject: 'urgent-follow-up',
      subjectId: id,
      establishmentId,
      version: 1,
      content: await followUpContent(tx, id),
      reason: '',
    })
  })
}
