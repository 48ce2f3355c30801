import type { Person } from '../../access/person.ts'
import type { Db } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { recordVersion } from '../../history/record.ts'
import { NotFound } from '../../http/errors.ts'
import type { ReferralAnswers } from './form.ts'
import { findReferred, referralContent } from './queries.ts'

interface Answering {
  person: Person
  incidentId: string
  answers: ReferralAnswers
}

/**
 * Writes down who a head says that an incident was referred to: a record of its own, beside the incident.
 * @throws NotFound when the incident is not the person's to see, or its decision is no referral to the LADO
 */
export function answerReferral(db: Db, act: Act, { person, incidentId, answers }: Answering): Promise<void> {
  return write(db, act, async (tx) => {
    const incident = await findReferred(tx, person, incidentId)
    if (incident === undefined)
      throw new NotFound('no such incident, or not referred, or another establishment’s')
    const id = act.newId()
    const { establishmentId } = incident
    const stamped = { version: 1, recordedAt: act.at, recordedBy: act.who.id }
    await tx
      .insertInto('referralAnswer')
      .values({ id, incidentId, establishmentId, ...answers, ...stamped })
      .execute()
    await recordVersion(tx, act, {
      act: 'recorded',
      subject: 'referral-answer',
      subjectId: id,
      establishmentId,
      version: 1,
      content: await referralContent(tx, id),
      reason: '',
    })
  })
}
