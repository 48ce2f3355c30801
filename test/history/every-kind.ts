import { write } from '../../server/database/write.ts'
import { recordPopulation } from '../../server/establishments/population/actions.ts'
import { recordReason } from '../../server/history/reasons.ts'
import type { Act } from '../../server/database/write.ts'
import type { Parts } from '../../server/parts.ts'
import {
  acknowledgeReview,
  beginReview,
  writeCommentary,
  writeOpinions,
} from '../../server/reviews/actions.ts'
import { confirmGaps } from '../../server/reviews/gaps/actions.ts'
import { decideNumbers, readPublicTexts } from '../../server/reviews/public-texts/actions.ts'
import { releaseReview, signReview } from '../../server/reviews/issuing-actions.ts'
import { reviewOfYear } from '../../server/reviews/queries.ts'
import { beginCorrectedVersion } from '../../server/reviews/versions/actions.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { answerReferral } from '../../server/incidents/referral/actions.ts'
import { followUp } from '../../server/incidents/urgent/actions.ts'
import { recordNew } from '../../server/records/actions.ts'
import { setSetting } from '../../server/settings/actions.ts'
import { openParts } from '../../server/start.ts'
import { drawSample } from '../../server/visits/sample/actions.ts'
import { everyKind, recordExample } from '../hostile/kinds.ts'
import { aChild, aChildFromBefore, anIncident } from '../incidents/incident.ts'
import { signMonth } from '../returns/signing.ts'
import { recordsOnDisk, type RecordsOnDisk } from '../support/file.ts'
import { joinedChildren } from '../support/joined-children.ts'
import { ash, birch } from '../support/people.ts'
import { everyGap } from '../support/gaps.ts'

const counts = {
  establishmentId: ash,
  year: 2018,
  source: 'The roll',
  months: [
    {
      month: '2018-04',
      snapshotOn: '2018-04-30',
      under18: 40,
      allHeld: 41,
      standing: 'final' as const,
    },
  ],
}

/** From its first texts to a corrected version that is signed: with files, an earlier version and a receipt. */
async function liveReview({ db, count }: Parts, scrutineer: Act, manager: Act): Promise<void> {
  const year = 2017
  const seen = async () => ({ year, seen: (await reviewOfYear(db, year))?.version ?? 0 })
  const sign = async () =>
    signReview(db, count, scrutineer, { ...(await seen()), by: 'The scrutineer', demonstration: [] })
  await beginReview(db, scrutineer, year)
  const opinions = [ash, birch].map(
    (establishmentId) => ({ establishmentId, safeguarded: 'yes', reason: 'Records are whole.' }) as const,
  )
  const publicTexts = [
    { part: `opinion-${ash}` as const, words: 'Records are whole. Nobody was hurt twice.' },
  ]
  await writeOpinions(db, scrutineer, { ...(await seen()), opinions, publicTexts })
  await readPublicTexts(db, manager, {
    ...(await seen()),
    readings: [{ part: `opinion-${ash}`, recognisable: 'no' }],
  })
  await decideNumbers(db, scrutineer, {
    ...(await seen()),
    decisions: [{ part: `opinion-${ash}`, sentence: 'Nobody was hurt twice.', decision: 'kept' }],
  })
  await confirmGaps(db, scrutineer, { ...(await seen()), gaps: everyGap(year) })
  await sign()
  await releaseReview(db, manager, year)
  await acknowledgeReview(db, manager, await seen())
  await beginCorrectedVersion(db, scrutineer, { ...(await seen()), reason: 'A count was wrong.' })
  await sign()
}

/** A database with a record of every kind that has versions, each stored by the application's own act. */
export async function everyKindOnDisk(): Promise<RecordsOnDisk> {
  const disk = await recordsOnDisk()
  const parts = await openParts(disk.config)
  const { db } = parts
  const { act, people } = disk
  const there = await db.selectFrom('recordVersion').select('subject').distinct().execute()
  for (const kind of everyKind)
    if (!there.some(({ subject }) => subject === kind.name)) await recordExample(db, act, kind)
  const values = anIncident({
    reasonsOther: ['verbal-threat'],
    warningSigns: ['vomiting'],
    children: [aChild({ warningSigns: ['breathing', 'vomiting'] }), aChildFromBefore({ pseudonym: 'K-13' })],
    safeguardingDecision: 'lado-referral',
  })
  const incident = await recordNew(db, act, incidentKind, { values })
  const scrutineer = { ...people.scrutineer, name: 'Test', organisation: null }
  const answers = { cameOfIt: 'told', toldWhom: 'LADO', doneOn: '2019-06-03', note: 'By telephone.' } as const
  await followUp(db, act, { person: scrutineer, incidentId: incident.id, version: 1, answers })
  const referral = { referredTo: 'LADO of the council', referredOn: '2019-06-01', note: 'Their number 12.' }
  await answerReferral(db, act, { person: scrutineer, incidentId: incident.id, answers: referral })
  await joinedChildren(db, act, { establishmentId: ash })
  const asked = { fromOn: '2019-01-01', toOn: '2019-06-01', asked: 1 }
  await drawSample(db, act, scrutineer, { ...asked, visitId: disk.records.visit.id })
  await recordPopulation(db, act, { counts, version: 0, reason: '' })
  await signMonth({ parts, people, act: () => act }, { establishmentId: ash, month: '2019-05' })
  const value = { establishmentType: '', value: '13', fromOn: '2019-06-03', reason: 'Agreed' } as const
  await setSetting(db, act, 'keep-scrutiny-years', value)
  // May is signed: it waits for the scrutineer.
  const signed = { establishmentType: 'yoi', value: '1', fromOn: '2019-05-01', reason: 'Agreed' } as const
  await setSetting(db, act, 'signed-within-hours', signed)
  const written = { ...act, who: { id: people.scrutineer.id, role: 'scrutineer' } }
  await beginReview(db, written, 2018)
  const opinions = [{ establishmentId: ash, safeguarded: 'yes', reason: 'Records are whole.' } as const]
  await writeOpinions(db, written, { year: 2018, seen: 1, opinions })
  const commentary = { section: 'restraint', commentary: 'Less than before.' } as const
  await writeCommentary(db, written, { year: 2018, seen: 2, ...commentary })
  await liveReview(parts, written, {
    ...act,
    who: { id: people.businessManager.id, role: 'business-manager' },
  })
  await write(db, act, (tx) => recordReason(tx, act, { act: 'restored', details: {} }, 'The disk failed.'))
  parts.opened.connection.close()
  return disk
}
