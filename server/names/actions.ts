import { localDateOf } from '../../reports/clocks.ts'
import { textsIn } from '../../reports/texts-in.ts'
import { refuseAsSecond } from '../access/second-person-queries.ts'
import type { NameTables } from '../database/name-tables.ts'
import type { Db, Tx } from '../database/schema.ts'
import { write, type Act } from '../database/write.ts'
import { sameContent } from '../history/same-content.ts'
import { nameMasked } from '../history/named-digests.ts'
import { record } from '../history/record.ts'
import { Conflict, NotFound } from '../http/errors.ts'
import type { Found } from './found-queries.ts'
import type { Maskable } from './kinds.ts'
import { timesIn, type Texts } from './mask.ts'
import { lengthOf, whyNoName } from './only-names.ts'
import { nameInPart } from './parts.ts'
import {
  maskRows,
  maskTyping,
  maskedVersions,
  removeLeftPseudonyms,
  storeVersions,
  withdrawAccepted,
} from './rewrite-actions.ts'

type NameMask = NameTables['nameMask']

export interface MaskAsked {
  subject: string
  subjectId: string
  establishmentId: string | null
  /** What the record is called. */
  title: string
  text: string
  found: readonly Found[]
}

/** Asks for a name to be masked; another office confirms it. Asked twice is asked once. @returns the request's id */
export function askForMask(db: Db, act: Act, asked: MaskAsked): Promise<string> {
  return write(db, act, async (tx) => {
    const { subject, subjectId, establishmentId, text, found } = asked
    const open = await tx
      .selectFrom('nameMask')
      .select('id')
      .where('subject', '=', subject)
      .where('subjectId', '=', subjectId)
      .where('text', '=', text)
      .where('answer', 'is', null)
      .executeTakeFirst()
    if (open !== undefined) return open.id
    const id = act.newId()
    const by = { askedBy: act.who.id, askedAs: act.who.role, askedAt: act.at }
    const unanswered = { answer: null, answeredBy: null, answeredAs: null, answeredAt: null }
    await tx
      .insertInto('nameMask')
      .values({ ...asked, id, found: JSON.stringify(found), ...by, ...unanswered })
      .execute()
    const details = { answers: found.length, request: id }
    await record(tx, act, {
      act: 'masking of a name asked for',
      subject,
      subjectId,
      establishmentId,
      details,
    })
    return id
  })
}

const openRequest = (tx: Tx, id: string) =>
  tx.selectFrom('nameMask').selectAll().where('id', '=', id).where('answer', 'is', null).executeTakeFirst()

/** Takes the request back or refuses it: nothing is masked, and the name is not kept with it. */
export function refuseMask(db: Db, act: Act, id: string): Promise<void> {
  return write(db, act, async (tx) => {
    const open = await openRequest(tx, id)
    if (open === undefined) return
    const { subject, subjectId, establishmentId } = open
    if (open.askedBy === act.who.id) await tx.deleteFrom('nameMask').where('id', '=', id).execute()
    else await answer(tx, act, id, 'refused')
    const details = { request: id }
    await record(tx, act, { act: 'masking of a name refused', subject, subjectId, establishmentId, details })
  })
}

async function answer(tx: Tx, act: Act, id: string, given: 'confirmed' | 'refused'): Promise<void> {
  const by = { answeredBy: act.who.id, answeredAs: act.who.role, answeredAt: act.at }
  await tx
    .updateTable('nameMask')
    .set({ text: '', answer: given, ...by })
    .where('id', '=', id)
    .execute()
}

/** How a record is read back, which of its answers hold texts, and where; and what belongs to it. */
export interface Masked extends Pick<Maskable, 'contentOf' | 'tables'>, Partial<Pick<Maskable, 'parts'>> {
  texts: Texts
  /** Its own address, below which forms about it were typed. */
  href: string
}

/**
 * Masks a name wherever it stands in a record and in what belongs to it, their versions and the reasons for these, drafts and
 * kept forms, whatever the legal hold, by a second, independent person of another office. An event for each record names each
 * version's digest before and after; that nothing else changed is proved before anything is stored. The caller then empties
 * the write-ahead log.
 * @throws Conflict for whoever asked, for everybody of the same office or not independent, and where nobody asks any more
 */
export function confirmMask(db: Db, act: Act, id: string, about: Masked): Promise<void> {
  return write(db, act, async (tx) => {
    const asked = await openRequest(tx, id)
    if (asked === undefined) throw new Conflict('This is no longer asked for. Look at the list again.')
    // A name cannot wait for the end of the service's first month.
    await refuseAsSecond(tx, act, asked, 'anybody')
    const { subject, establishmentId, text } = asked
    // What was asked for before only names could be is not masked either.
    if (whyNoName(text, localDateOf(act.at)) !== undefined)
      throw new Conflict(
        'What is to be masked is not a name: it is too long for one, or a common word. Nothing was masked. Refuse the request.',
      )
    let versions = 0
    for (const place of await placesOf(tx, asked, about))
      versions += await maskPlace(tx, act, { asked, place })
    if (versions === 0) throw new Conflict('The name is no longer in this record.')
    await removeLeftPseudonyms(tx, act, { text, askedBy: asked.askedBy })
    await withdrawAccepted(tx, act, { text, subject, establishmentId })
    await listDocuments(tx, id, text)
    await answer(tx, act, id, 'confirmed')
  })
}

/** One record that is masked: the one that was asked for, or one that belongs to it. */
interface MaskPlace extends Pick<Masked, 'contentOf' | 'tables' | 'texts' | 'href'> {
  subject: string
  subjectId: string
  /** Whether an answer stands in this record, by its name in the request. */
  holds: (answer: string) => boolean
}

async function placesOf(
  tx: Tx,
  { subject, subjectId }: Pick<NameMask, 'subject' | 'subjectId'>,
  { parts = [], ...about }: Masked,
): Promise<MaskPlace[]> {
  const isOf = (part: { name: string }, answer: string) => answer.startsWith(nameInPart(part, ''))
  const own = (answer: string) => !parts.some((part) => isOf(part, answer))
  const places: MaskPlace[] = [{ ...about, subject, subjectId, holds: own }]
  for (const part of parts)
    for (const id of await part.idsOf(tx, subjectId))
      places.push({
        ...{ subject: part.name, subjectId: id, href: about.href, texts: part.texts },
        contentOf: part.contentOf,
        tables: [[part.table, 'id']],
        holds: (answer) => isOf(part, answer),
      })
  return places
}

/** @returns how many of its versions held the name */
async function maskPlace(
  tx: Tx,
  act: Act,
  { asked, place }: { asked: NameMask; place: MaskPlace },
): Promise<number> {
  const { subject, subjectId, texts, tables, href, contentOf } = place
  const { text, establishmentId } = asked
  const masking = { subject, subjectId, text, texts, tables, href }
  const versions = await maskedVersions(tx, masking)
  if (versions.length > 0) {
    const found = (JSON.parse(asked.found) as Found[]).filter(({ name }) => place.holds(name))
    await record(tx, act, {
      act: nameMasked,
      subject,
      subjectId,
      establishmentId,
      details: {
        ...toldOf(found, text),
        record: asked.title,
        versions: versions.length,
        askedBy: asked.askedBy,
        request: asked.id,
        digests: versions.map(({ before, digest }) => `${before}>${digest}`).join(' '),
      },
    })
    await storeVersions(tx, versions)
    await maskRows(tx, masking)
  }
  await maskTyping(tx, masking)
  if (versions.length > 0) await proveRecord(tx, masking, contentOf)
  return versions.length
}

/** What everybody who may know the record is told of a masking: how much went, and from which answers; never the name. */
const toldOf = (found: readonly Found[], text: string) => ({
  answers: found.length,
  fields: found.map(({ field }) => field).join('; '),
  places: found.reduce((sum, { count }) => sum + count, 0),
  ...lengthOf(text),
})

/** The record reads as its latest version does. */
async function proveRecord(
  tx: Tx,
  { subject, subjectId }: { subject: string; subjectId: string },
  contentOf: Masked['contentOf'],
): Promise<void> {
  const latest = await tx
    .selectFrom('recordVersion')
    .select('content')
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const stands = await contentOf(tx, subjectId)
  if (latest === undefined || stands === undefined) throw new NotFound('no version of the record to mask')
  if (!sameContent(latest.content, stands))
    throw new Error('The record would not read as its latest version does')
}

/** Issued documents never change: those that hold the name are listed until a corrected version was issued. */
async function listDocuments(tx: Tx, nameMaskId: string, text: string): Promise<void> {
  const documents = await tx.selectFrom('issuedDocument').select(['id', 'content']).execute()
  // In the stored JSON itself a line break is the two letters of its escape, of which the second would join the name.
  const holds = (content: string) => textsIn(JSON.parse(content)).some((each) => timesIn(each, text) > 0)
  const rows = documents
    .filter(({ content }) => holds(content))
    .map(({ id }) => ({ nameMaskId, documentId: id }))
  if (rows.length > 0) await tx.insertInto('maskedDocument').values(rows).execute()
}
