import type { Person } from '../../access/person.ts'
import type { Db, Tables, Tx } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { recordVersion } from '../../history/record.ts'
import { Conflict, NotFound, Stale } from '../../http/errors.ts'
import { isInIncidents, joinChildren, namingBoth, takeChildrenApart, type Pair } from './moving-actions.ts'
import { findJoin, joinContent } from './queries.ts'
import { joinSubject, type ChangedMonth, type JoinState } from './vocabulary.ts'

/** What is done, in the past tense, by where the two stand after it. */
const acts: Record<JoinState, string> = {
  joined: 'children joined',
  'in-one-record': 'children not joined',
  apart: 'children taken apart',
}

/**
 * Joins two children whose pseudonyms have one key, or lists them where a record names both; one event says so.
 * A signed month of which the number of children changes is listed with it, and not restated.
 */
export async function joinOrList(tx: Tx, act: Act, pair: Pair): Promise<void> {
  const both = await namingBoth(tx, pair)
  const isShared = both.incidents.length + both.contacts.length > 0
  const isTold = (await isInIncidents(tx, pair.keptId)) && (await isInIncidents(tx, pair.joinedId))
  const headSees = isShared ? both.incidents.length > 0 : isTold
  const months = isShared ? [] : await joinChildren(tx, pair)
  const id = act.newId()
  await tx
    .insertInto('childJoin')
    .values({
      id,
      ...pair,
      state: isShared ? 'in-one-record' : 'joined',
      headSees: headSees ? 'yes' : 'no',
      months: JSON.stringify(months),
      ...{ version: 1, recordedAt: act.at, recordedBy: act.who.id },
    })
    .execute()
  await keepVersion(tx, act, id, '')
}

/** The event is of the establishment only where its head of safeguarding may know of both children. */
async function keepVersion(tx: Tx, act: Act, id: string, reason: string): Promise<void> {
  const content = await joinContent(tx, id)
  if (content === undefined) throw new Error('Two children that were just stored are not there')
  await recordVersion(tx, act, {
    act: acts[content.state],
    subject: joinSubject,
    subjectId: id,
    establishmentId: content.headSees === 'yes' ? content.establishmentId : null,
    version: content.version,
    content,
    reason,
    details: { months: (JSON.parse(content.months) as ChangedMonth[]).length },
  })
}

interface Deciding {
  person: Person
  id: string
  /** The version that the person saw: what it says is what is decided on. */
  version: number
  reason: string
}

/**
 * Takes two joined children apart, or joins two that are apart: the other of where they stand. No record is changed.
 * @throws NotFound where it is not the person's to see
 * @throws Stale where somebody decided in between
 * @throws Conflict where a record names both, so that they cannot be one
 */
export function decideJoin(db: Db, act: Act, { person, id, version, reason }: Deciding): Promise<void> {
  return write(db, act, async (tx) => {
    const stands = await findJoin(tx, person, id)
    if (stands === undefined)
      throw new NotFound('no such statement about two pseudonyms, or another establishment’s')
    if (stands.version !== version)
      throw new Stale('Somebody decided about these two while you were writing.')
    const state = stands.state === 'joined' ? 'apart' : 'joined'
    const months = await (state === 'joined' ? joinAgain(tx, stands) : takeChildrenApart(tx, stands, act.at))
    await tx
      .updateTable('childJoin')
      .set({ state, months: JSON.stringify(months), version: version + 1 })
      .where('id', '=', id)
      .execute()
    await keepVersion(tx, act, id, reason)
  })
}

async function joinAgain(tx: Tx, pair: Tables['childJoin']): Promise<ChangedMonth[]> {
  const { incidents, contacts } = await namingBoth(tx, pair)
  if (incidents.length + contacts.length > 0)
    throw new Conflict(
      'as the records are now, these two cannot be one child. Ask the scrutineer to look at it',
    )
  return joinChildren(tx, pair)
}
