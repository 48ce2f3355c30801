import type { Person } from '../../access/person.ts'
import type { Db } from '../../database/schema.ts'
import { changesOf } from '../changes/queries.ts'
import { incidentContent } from '../content-queries.ts'
import { incidentRecordForm } from '../form.ts'
import { incidentFormFacts } from '../queries.ts'
import { comparedWords, contradictionsIn, type Compared } from './contradictions.ts'
import { askedWithdrawals } from './queries.ts'
import type { RecordShown } from './record-cards.ts'
import { alikeTo, recordHeld } from './held-queries.ts'

/** Everything that a withdrawal is decided by; undefined where none is asked that the viewer may see. */
export async function recordShown(
  db: Db,
  viewer: Person,
  id: string,
): Promise<(RecordShown & Compared) | undefined> {
  const [asked] = await askedWithdrawals(db, viewer, id)
  const content = asked === undefined ? undefined : await incidentContent(db, id)
  if (asked === undefined || content === undefined) return undefined
  const alike = await alikeTo(db, id, content)
  const held = await recordHeld(db, id, content, { reason: asked.reason, alike })
  return {
    asked,
    content,
    form: incidentRecordForm(await incidentFormFacts(db, content.establishmentId)),
    alike,
    // The request itself is the reason that is shown.
    changes: (await changesOf(db, viewer, id)).filter(
      ({ act, at }) => act !== 'withdrawal asked' || at !== asked.askedAt,
    ),
    hasOther: alike.length > 0 || held.named.some(({ exists }) => exists),
    contradictions: contradictionsIn(asked.reason, held),
    compared: comparedWords(asked.reason, held),
  }
}
