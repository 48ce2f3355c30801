import { localDateOf } from '../../reports/clocks.ts'
import { refuseAsSecond } from '../access/second-person.ts'
import type { Db, Tx } from '../database/schema.ts'
import { write, type Act } from '../database/write.ts'
import { sameContent } from '../history/same-content.ts'
import { nameMasked } from '../history/named-digests.ts'
import { record } from '../history/record.ts'
import { Conflict, NotFound } from '../http/errors.ts'
import type { Found } from './found.ts'
import type { Maskable } from './kinds.ts'
import { timesIn, type Texts } from './mask.ts'
import { lengthOf, whyNoName } from './only-names.ts'
import {
  maskRows,
  maskTyping,
  maskedVersions,
  removeLeftPseudonyms,
  storeVersions,
  withdrawAccepted,
} from './rewrite.ts'

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

/** How a record is read back, which of its answers hold texts, and where. */
export interface Masked extends Pick<Maskable, 'contentOf' | 'tables'> {
  texts: Texts
  /** Its own address, below which forms about it were typed. */
  href: string
}

/**
 * Masks a name wherever it stands in a record, its versions and their reasons, its drafts and kept forms, whatever the legal
 * hold, by a second, independent person of another office. The event names each version's digest before and after; that nothing else
 * changed is proved before anything is stored. The caller then empties the write-ahead log.
 * @throws Conflict for whoever asked, for everybody of the same office or not independent, and where nobody asks any more
 */
export function confirmMask(db: Db, act: Act, id: string, about: Masked): Promise<void> {
  return write(db, act, async (tx) => {
    const asked = await openRequest(tx, id)
    if (asked === undefined) throw new Conflict('Nobody asks for this any more. Look at the list again.')
    // A name cannot wait for the end of the service's first month.
    await refuseAsSecond(tx, act, asked, 'anybody')
    const { subject, subjectId, establishmentId, text } = asked
    // What was asked for before only names could be is not masked either.
    if (whyNoName(text, localDateOf(act.at)) !== undefined)
      throw new Conflict(
        'What is to be masked is no name: it is longer than one, or a common word. Refuse it; nothing was masked.',
      )
    const { texts, tables, href } = about
    const masking = { subject, subjectId, text, texts, tables, href }
    const versions = await maskedVersions(tx, masking)
    if (versions.length === 0) throw new Conflict('The name does not stand in this record any more.')
    await record(tx, act, {
      act: nameMasked,
      subject,
      subjectId,
      establishmentId,
      details: {
        ...toldOf(JSON.parse(asked.found) as Found[], text),
        record: asked.title,
        versions: versions.length,
        askedBy: asked.askedBy,
        request: id,
        digests: versions.map(({ before, digest }) => `${before}>${digest}`).join(' '),
      },
    })
    await storeVersions(tx, versions)
    await maskRows(tx, masking)
    await maskTyping(tx, masking)
    await removeLeftPseudonyms(tx, act, { text, askedBy: asked.askedBy })
    await withdrawAccepted(tx, act, { text, subject, establishmentId })
    await proveRecord(tx, masking, about.contentOf)
    await listDocuments(tx, id, text)
    await answer(tx, act, id, 'confirmed')
  })
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
  if (latest === undefined || stands === undefined) throw new NotFound()
  if (!sameContent(latest.content, stands))
    throw new Error('The record would not read as its latest version does')
}

/** Issued documents never change: those that hold the name are listed until a corrected version was issued. */
async function listDocuments(tx: Tx, nameMaskId: string, text: string): Promise<void> {
  const documents = await tx.selectFrom('issuedDocument').select(['id', 'content']).execute()
  const rows = documents.flatMap(({ id, content }) =>
    timesIn(content, text) > 0 ? [{ nameMaskId, documentId: id }] : [],
  )
  if (rows.length > 0) await tx.insertInto('maskedDocument').values(rows).execute()
}
