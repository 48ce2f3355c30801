import { contactKind } from '../../../server/contacts/kind.ts'
import { askForMask, confirmMask } from '../../../server/names/actions.ts'
import { setSetting } from '../../../server/settings/actions.ts'
import { answerWaiting } from '../../../server/settings/waiting/actions.ts'
import { ash } from '../../support/people.ts'
import { aContact } from '../../support/records.ts'
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
import { decideNumbers, readPublicTexts } from '../../../server/reviews/public-texts/actions.ts'
import { confirmGaps } from '../../../server/reviews/gaps/actions.ts'
import { openGaps } from '../../../server/reviews/gaps/counted.ts'
import { releaseReview, signReview } from '../../../server/reviews/issuing-actions.ts'
import { reviewOfYear } from '../../../server/reviews/queries.ts'
import { beginCorrectedVersion } from '../../../server/reviews/versions/actions.ts'
import { establishmentsIn } from '../../../server/reviews/year.ts'
import type { Kept } from './records.ts'
import type { World } from './world.ts'

/** A released review that is being corrected and a draft of another year, a disposal, and what people had begun: until 5 December 2019. */
export async function keepPapers(world: World, kept: Kept): Promise<void> {
  const { service, people, act } = world
  const { db } = service.parts
  // So long before the disposal that every officer had time to object.
  service.at('2019-06-14T09:00:00.000Z')
  await askForSecond(db, act(people.businessManager), holdOff, '2019-06-14')
  await endHold(db, act(people.scrutineer))
  await keepReview(world, 2018)
  await signAt(world, 2018, '2019-11-14T11:00:00.000Z')
  service.at('2019-11-28T10:00:00.000Z')
  await releaseReview(db, act(people.businessManager), 2018)
  const seen = async () => ({ year: 2018, seen: (await reviewOfYear(db, 2018))?.version ?? 0 })
  await acknowledgeReview(db, act(people.partner), await seen())
  const reason = 'The population of May 2018 was wrong.'
  await beginCorrectedVersion(db, act(people.scrutineer), { ...(await seen()), reason })
  await keepReview(world, 2017)
  await keepMasks(world, kept)
  await keepWaitingSettings(world)
  await keepDisposal(world, kept)
  await keepUnfinished(world, kept)
}

async function keepReview({ service, people, act }: World, year: number): Promise<void> {
  const { scrutineer, businessManager } = people
  const { parts } = service
  const seen = async () => ({ year, seen: (await reviewOfYear(parts.db, year))?.version ?? 0 })
  const reason = 'Records are late too often.\n\nA boy, Kayleigh’s brother, said that he feels safe.'
  const opinions = (await establishmentsIn(parts.db, year)).map(({ value: establishmentId }) => ({
    establishmentId,
    safeguarded: 'partly' as const,
    reason,
  }))
  service.at(`2019-07-0${year - 2015}T09:00:00.000Z`)
  await beginReview(parts.db, act(scrutineer), year)
  const part = `opinion-${opinions[0]?.establishmentId ?? ''}` as const
  const publicTexts = [{ part, words: 'Records are late. Nobody was hurt twice.' }]
  await writeOpinions(parts.db, act(scrutineer), { ...(await seen()), opinions, publicTexts })
  await readPublicTexts(parts.db, act(businessManager), {
    ...(await seen()),
    readings: [{ part, recognisable: 'no' }],
  })
  await decideNumbers(parts.db, act(scrutineer), {
    ...(await seen()),
    decisions: [{ part, sentence: 'Nobody was hurt twice.', decision: 'kept' }],
  })
  const restraint = { section: 'restraint', commentary: 'Force was used less in winter.' } as const
  await writeCommentary(parts.db, act(scrutineer), { ...(await seen()), ...restraint })
  const records = { section: 'records', commentary: 'Cameras were off too often.' } as const
  await writeCommentary(parts.db, act(businessManager), { ...(await seen()), ...records })
  await adoptCommentary(parts.db, act(scrutineer), { ...(await seen()), section: 'records' })
  const open = await parts.count(openGaps, { year, now: service.now(), demonstration: [] })
  const gaps = open.map((gap) => ({ ...gap, words: 'The head of safeguarding was asked and has no record.' }))
  await confirmGaps(parts.db, act(scrutineer), { ...(await seen()), gaps })
}

/** One alone: a signature stores sixteen files, nearly two megabytes. */
async function signAt({ service, people, act }: World, year: number, at: string): Promise<void> {
  const { db, count } = service.parts
  service.at(at)
  const seen = (await reviewOfYear(db, year))?.version ?? 0
  await signReview(db, count, act(people.scrutineer), {
    ...{ year, seen, demonstration: [] },
    by: people.scrutineer.name,
  })
}

/** Two values dated before what was signed: the scrutineer refused one, and the other still waits. */
async function keepWaitingSettings({ service, people, act }: World): Promise<void> {
  const { db } = service.parts
  service.at('2019-12-01T10:00:00.000Z')
  const manager = act(people.businessManager)
  const backdated = { establishmentType: 'yoi', fromOn: '2018-05-01' } as const
  const refused = { ...backdated, value: '36', reason: 'The operator asks for it.' }
  const id = await setSetting(db, manager, 'written-within-hours', refused)
  const waiting = { ...backdated, value: '72', reason: 'Agreed with the operator in April 2018.' }
  await setSetting(db, manager, 'signed-within-hours', waiting)
  const answer = { answer: 'refused', reason: 'Nobody was told of it then.', seen: '' } as const
  await answerWaiting(db, act(people.scrutineer), { id, ...answer })
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

/** A name that got in and was masked, though an issued document still holds it; and one that waits for a second person. */
async function keepMasks({ service, people, act, record }: World, { incidents }: Kept): Promise<void> {
  const { db } = service.parts
  service.at('2019-11-30T10:00:00.000Z')
  const contact = aContact({ contactedOn: '2019-11-29', note: 'Kayleigh spoke of the roof again.' })
  const { id } = await record(people.scrutineer, contactKind, contact)
  const mask = async (subject: string, subjectId: string, text: string, name: string) =>
    askForMask(db, act(people.scrutineer), {
      ...{ subject, subjectId, text },
      establishmentId: ash,
      title: subject === 'contact' ? 'Contact' : 'Incident',
      found: [{ name, field: name, count: 1 }],
    })
  // It stands in the opinion of the signed reviews too.
  const asked = await mask('contact', id, 'Kayleigh', 'note')
  await confirmMask(db, act(people.businessManager), asked, {
    contentOf: contactKind.contentOf,
    texts: new Map([['note', 'text']]),
    tables: [['contact', 'id']],
    href: `/contacts/${id}`,
  })
  await mask('incident', incidents.plain, 'by the arms', 'description')
}
