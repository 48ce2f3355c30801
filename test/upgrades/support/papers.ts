import { askReplacement } from '../../../server/access/replacement/actions.ts'
import { makeLink } from '../../../server/access/links/actions.ts'
import { askForSecond, disposeOf, endHold, holdOff } from '../../../server/disposal/actions.ts'
import {
  acknowledgeReview,
  adoptCommentary,
  beginReview,
  writeCommentary,
  writeOpinions,
} from '../../../server/reviews/actions.ts'
import { confirmGaps } from '../../../server/reviews/gaps/actions.ts'
import { releaseReview, signReview } from '../../../server/reviews/issuing.ts'
import { reviewOfYear } from '../../../server/reviews/queries.ts'
import { beginCorrectedVersion } from '../../../server/reviews/versions/actions.ts'
import { establishmentsIn } from '../../../server/reviews/year.ts'
import type { Kept } from './records.ts'
import type { World } from './world.ts'
import { everyGap } from '../../support/gaps.ts'

/** A released review that is being corrected and one that is only signed, a disposal, and what people had begun: until 5 December 2019. */
export async function keepPapers(world: World, kept: Kept): Promise<void> {
  const { service, people, act } = world
  const { db } = service.parts
  // So long before the disposal that every officer had time to object.
  service.at('2019-06-14T09:00:00.000Z')
  await askForSecond(db, act(people.businessManager), holdOff, '2019-06-14')
  await endHold(db, act(people.scrutineer))
  await keepReview(world, 2018, '2019-11-14T11:00:00.000Z')
  service.at('2019-11-28T10:00:00.000Z')
  await releaseReview(db, act(people.businessManager), 2018)
  const seen = async () => ({ year: 2018, seen: (await reviewOfYear(db, 2018))?.version ?? 0 })
  await acknowledgeReview(db, act(people.partner), await seen())
  const reason = 'The population of May 2018 was wrong.'
  await beginCorrectedVersion(db, act(people.scrutineer), { ...(await seen()), reason })
  await keepReview(world, 2017, '2019-11-29T11:00:00.000Z')
  await keepDisposal(world, kept)
  await keepUnfinished(world, kept)
}

async function keepReview({ service, people, act }: World, year: number, signedAt: string): Promise<void> {
  const { scrutineer, businessManager } = people
  const { parts } = service
  const seen = async () => ({ year, seen: (await reviewOfYear(parts.db, year))?.version ?? 0 })
  const reason = 'Records are late too often.\n\nChildren said that they feel safe.'
  const opinions = (await establishmentsIn(parts.db, year)).map(({ value: establishmentId }) => ({
    establishmentId,
    safeguarded: 'partly' as const,
    reason,
  }))
  service.at(`2019-07-0${year - 2015}T09:00:00.000Z`)
  await beginReview(parts.db, act(scrutineer), year)
  await writeOpinions(parts.db, act(scrutineer), { ...(await seen()), opinions })
  const restraint = { section: 'restraint', commentary: 'Force was used less in winter.' } as const
  await writeCommentary(parts.db, act(scrutineer), { ...(await seen()), ...restraint })
  const records = { section: 'records', commentary: 'Cameras were off too often.' } as const
  await writeCommentary(parts.db, act(businessManager), { ...(await seen()), ...records })
  await adoptCommentary(parts.db, act(scrutineer), { ...(await seen()), section: 'records' })
  await confirmGaps(parts.db, act(scrutineer), { ...(await seen()), gaps: everyGap(year) })
  service.at(signedAt)
  const signing = { ...(await seen()), by: scrutineer.name, demonstration: [] }
  await signReview(parts.db, parts.count, act(scrutineer), signing)
}

/** The hold is over; one visit of long ago is disposed of, and the other waits for a second person. */
async function keepDisposal({ service, people, act }: World, { oldVisits }: Kept): Promise<void> {
  const { scrutineer, businessManager } = people
  const { db } = service.parts
  const [today] = ['2019-12-02']
  service.at(`${today}T09:00:00.000Z`)
  const visits = oldVisits.map((subjectId) => ({ what: 'disposal', subject: 'visit', subjectId }) as const)
  for (const asked of visits) await askForSecond(db, act(businessManager), asked, today)
  for (const asked of visits.slice(0, 1)) await disposeOf(db, act(scrutineer), asked, today)
}

/** What people had open when the database was put away, by the pages themselves. */
async function keepUnfinished({ service, people, act }: World, { incidents }: Kept): Promise<void> {
  const { db } = service.parts
  const manager = act(people.businessManager)
  service.at('2019-12-03T09:00:00.000Z')
  await makeLink(db, manager, people.deputy.id)
  await askReplacement(db, manager, { personId: people.otherHead.id, officerId: people.scrutineer.id })
  service.at('2019-12-04T09:00:00.000Z')
  const head = await service.signedIn(people.head)
  await head.open('/incidents/new')
  await head.send({ ownReference: 'Begun', behaviour: 'He ran.' }, { press: ['later', 'yes'] })
  await head.open(`/incidents/${incidents.plain}`)
  await head.send({}, { action: '/correction' })
  await head.open(head.page.path.replace(/\/check$/, '/force'))
  await head.send({ durationMinutes: '9', description: 'Held by both arms.' }, { press: ['later', 'yes'] })
  const lado = await service.signedIn(people.lado)
  await lado.open('/lado-contacts/new')
  await lado.send({ type: 'referral' }, { press: ['later', 'yes'] })
  const scrutineer = await service.signedIn(people.scrutineer)
  await scrutineer.open('/contacts/new')
  await scrutineer.send({ kind: 'contact', note: 'Call again' }, { press: ['later', 'yes'] })
  await service.signedIn(people.businessManager)
  await service.signedIn(people.partner)
}
