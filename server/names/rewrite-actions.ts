import { sql } from 'kysely'
import { localDateOf } from '../../reports/clocks.ts'
import { removeLeftChildren } from '../children/joins/leaving-actions.ts'
import type { Tx } from '../database/schema.ts'
import { comparisonKey } from '../fields/comparison-key.ts'
import type { Act } from '../database/write.ts'
import { canonical } from '../history/canonical.ts'
import { record, versionDigest } from '../history/record.ts'
import type { Maskable } from './kinds.ts'
import type { Texts } from './mask.ts'
import { changed, differsByMasks, masked, timesIn, withTexts } from './mask.ts'

/** A record's name to be masked. */
export interface Masking {
  subject: string
  subjectId: string
  text: string
  texts: Texts
  tables: Maskable['tables']
  href: string
}

interface Rewritten {
  seq: number
  content: string
  reason: string
  before: string
  digest: string
}

/**
 * Every version that holds the name, as it will stand: its content and reason with the name masked and nothing else
 * changed, which is proved for each.
 * @throws Error when a version would differ in anything else
 */
export async function maskedVersions(
  tx: Tx,
  { subject, subjectId, text, texts }: Masking,
): Promise<Rewritten[]> {
  const versions = await tx
    .selectFrom('recordVersion')
    .select(['seq', 'content', 'reason', 'digest'])
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .where('content', '<>', '')
    .orderBy('version')
    .execute()
  return versions.flatMap((version) => {
    const stood = JSON.parse(version.content) as Record<string, unknown>
    const content = canonical(withTexts(stood, texts, (each) => masked(each, text)))
    const reason = masked(version.reason, text)
    const isProved =
      canonical(stood) === version.content &&
      differsByMasks([stood, version.reason], [JSON.parse(content), reason], text)
    if (!isProved) throw new Error(`Version of event ${version.seq}: more than the name would change`)
    const digest = versionDigest(content, reason)
    return digest === version.digest
      ? []
      : [{ seq: version.seq, content, reason, before: version.digest, digest }]
  })
}

/** Stores them; the event that names their digests is the last one of the history (the table's trigger holds to it). */
export async function storeVersions(tx: Tx, versions: readonly Rewritten[]): Promise<void> {
  for (const { seq, content, reason, digest } of versions)
    await tx.updateTable('recordVersion').set({ content, reason, digest }).where('seq', '=', seq).execute()
}

/** Masks the name in the record's own row and the rows of its parts: in the columns that hold its texts, in no other. */
export async function maskRows(tx: Tx, { subjectId, text, texts, tables }: Masking): Promise<void> {
  const names = new Set([...texts].flatMap(([name, held]) => (held === 'text' ? [name] : [...held])))
  for (const [table, id] of tables)
    for (const column of await columnsOf(tx, table, names)) {
      const { rows } = await sql<{
        value: string
      }>`select distinct ${sql.ref(column)} as value from ${sql.table(table)}
        where ${sql.ref(id)} = ${subjectId} and typeof(${sql.ref(column)}) = 'text'`.execute(tx)
      for (const { value } of rows)
        if (masked(value, text) !== value)
          await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${masked(value, text)}
            where ${sql.ref(id)} = ${subjectId} and ${sql.ref(column)} = ${value}`.execute(tx)
    }
}

async function columnsOf(tx: Tx, table: string, names: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(tx)
  return rows.map(({ name }) => name).filter((name) => names.has(camel(name)))
}

const camel = (name: string) => name.replace(/_([a-z])/gu, (_all, letter: string) => letter.toUpperCase())

/**
 * Masks the name in what was typed about the record and not sent, and in what acts upon it answered; drafts that are open in
 * a browser must be looked at again.
 */
export async function maskTyping(tx: Tx, { subject, subjectId, text, href }: Masking): Promise<void> {
  const mask = (json: string) => JSON.stringify(changed(JSON.parse(json), (each) => masked(each, text)))
  const drafts = await tx
    .selectFrom('draft')
    .select(['id', 'typed', 'saves'])
    .where('kind', '=', subject)
    .where('subjectId', '=', subjectId)
    .execute()
  for (const { id, typed, saves } of drafts) {
    const change = { typed: mask(typed), saves: newer(saves) }
    if (change.typed !== typed) await tx.updateTable('draft').set(change).where('id', '=', id).execute()
  }
  await maskForms(tx, `${href}%`, mask)
  for (const { id } of drafts) await maskForms(tx, `%/${id}%`, mask)
  for (const id of [subjectId, ...drafts.map((draft) => draft.id)]) await maskAnswers(tx, id, mask)
}

async function maskForms(tx: Tx, path: string, mask: (json: string) => string): Promise<void> {
  const forms = await tx.selectFrom('keptForm').select(['id', 'typed']).where('path', 'like', path).execute()
  for (const form of forms)
    await tx
      .updateTable('keptForm')
      .set({ typed: mask(form.typed) })
      .where('id', '=', form.id)
      .execute()
}

async function maskAnswers(tx: Tx, id: string, mask: (json: string) => string): Promise<void> {
  const answers = await tx
    .selectFrom('idempotency')
    .select(['key', 'answer'])
    .where((eb) => eb(eb.fn<number>('instr', ['answer', eb.val(id)]), '>', 0))
    .execute()
  for (const { key, answer } of answers)
    await tx
      .updateTable('idempotency')
      .set({ answer: mask(answer) })
      .where('key', '=', key)
      .execute()
}

/** A page of a draft that was saved once more: what is open of it in a browser is older. */
function newer(saves: string): string {
  const pages = Object.entries(JSON.parse(saves) as Record<string, { version: number }>)
  const after = pages.map(([page, save]) => [
    page,
    { ...save, version: save.version + 1, key: null, turn: 0 },
  ])
  return JSON.stringify(Object.fromEntries(after))
}

/** Pseudonyms that no record names any more and that hold the name: no trace of it stays. */
export async function removeLeftPseudonyms(
  tx: Tx,
  act: Act,
  { text, askedBy }: { text: string; askedBy: string },
): Promise<void> {
  const certificate = { keeping: 'child', dueOn: localDateOf(act.at), askedBy }
  await removeLeftChildren(tx, act, certificate, (pseudonym) => masked(pseudonym, text) !== pseudonym)
}

/**
 * Withdraws whatever was accepted as nobody's name and stands in it: at any establishment and for every office, since the name
 * is somebody's. Each is an event of its own, which a head reads only where the same head may know of the masking.
 */
export async function withdrawAccepted(
  tx: Tx,
  act: Act,
  { text, subject, establishmentId }: Accepted,
): Promise<void> {
  const name = comparisonKey(text)
  const accepted = await tx
    .selectFrom('acceptedWord')
    .selectAll()
    .orderBy('establishmentId')
    .orderBy('acceptedAs')
    .orderBy('key')
    .execute()
  for (const word of accepted.filter(({ key }) => timesIn(name, key) > 0 || timesIn(key, name) > 0)) {
    await tx
      .deleteFrom('acceptedWord')
      .where('establishmentId', '=', word.establishmentId)
      .where('acceptedAs', '=', word.acceptedAs)
      .where('key', '=', word.key)
      .execute()
    const isKnown =
      word.establishmentId === establishmentId && subject !== 'lado-contact' && word.acceptedAs !== 'lado'
    await record(tx, act, {
      act: 'acceptance withdrawn',
      subject: 'accepted-word',
      establishmentId: isKnown ? establishmentId : null,
      details: { looksLike: word.looksLike },
    })
  }
}

interface Accepted {
  text: string
  /** The kind of record in which it is masked, and its establishment. */
  subject: string
  establishmentId: string | null
}
