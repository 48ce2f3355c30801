import type { Report } from '../../reports/report.ts'
import { localDateOf } from '../../reports/clocks.ts'
import type { Db } from '../database/schema.ts'
import { digestOf } from '../history/canonical.ts'
import { Conflict, NotFound } from '../http/errors.ts'
import { sha256Of } from './drawn.ts'
import { withSeal } from './seal.ts'
import type { DocumentKind, FileFormat } from './vocabulary.ts'

export interface IssuedDigest {
  kind: DocumentKind
  edition: string
  /** Of the content as it stands now. */
  contentDigest: string
  /** As it was stored. */
  digest: string
  historyHead: string
  issuedAt: string
  /** From here on null for a document that was issued before files were stored, until an upgrade stores them. */
  documentId: string | null
  number: number | null
  replaces: string | null
  why: string | null
  files: FileDigest[]
}

export interface FileDigest {
  format: FileFormat
  sha256: string
}

export interface DocumentFile extends FileDigest {
  documentId: string
}

/** How the digests of the files of a subject's documents are read. */
type ReadFiles = (db: Db, subjectId: string) => Promise<DocumentFile[]>

/** As they were stored: for every page and version. */
export const storedDigests: ReadFiles = (db, subjectId) =>
  db
    .selectFrom('issuedFile as file')
    .innerJoin('issuedDocument as document', 'document.id', 'file.documentId')
    .select(['file.documentId', 'file.format', 'file.sha256'])
    .where('document.subjectId', '=', subjectId)
    .orderBy('file.documentId')
    .orderBy('file.format')
    .execute()

/** Taken again from the bytes, for `history verify`: where a file no longer has its stored digest, both stand there. */
export const provedDigests: ReadFiles = async (db, subjectId) => {
  const proved: DocumentFile[] = []
  // One by one: all of them together are many megabytes.
  for (const { documentId, format, sha256 } of await storedDigests(db, subjectId)) {
    const { bytes } = await db
      .selectFrom('issuedFile')
      .select('bytes')
      .where('documentId', '=', documentId)
      .where('format', '=', format)
      .executeTakeFirstOrThrow()
    const found = sha256Of(bytes)
    const told = found === sha256 ? sha256 : `${sha256}, but its bytes give ${found}`
    proved.push({ documentId, format, sha256: told })
  }
  return proved
}

/** What a subject's versions hold of its issued documents: an edited document or file no longer has its digest. */
export async function issuedDigests(
  db: Db,
  subjectId: string,
  readFiles: ReadFiles = storedDigests,
): Promise<IssuedDigest[]> {
  const rows = await db
    .selectFrom('issuedDocument')
    .select(['id', 'kind', 'edition', 'number', 'replaces', 'why'])
    .select(['content', 'digest', 'historyHead', 'issuedAt'])
    .where('subjectId', '=', subjectId)
    .orderBy('edition')
    .orderBy('number')
    .execute()
  const all = Map.groupBy(await readFiles(db, subjectId), ({ documentId }) => documentId)
  return rows.map(({ content, id, number, replaces, why, ...row }) => {
    const files = (all.get(id) ?? []).map(({ format, sha256 }) => ({ format, sha256 }))
    const general = files.length === 0 ? beforeFiles : { documentId: id, number, replaces, why }
    return { ...row, contentDigest: digestOf(content), files, ...general }
  })
}

/** What is not known of a document before its files are stored. */
export const beforeFiles = { documentId: null, number: null, replaces: null, why: null, files: [] }

export interface WhichDocument {
  kind: DocumentKind
  subjectId: string
  edition: string
  number: number
}

const documentWhere = (db: Db, { kind, subjectId, edition, number }: WhichDocument) =>
  db
    .selectFrom('issuedDocument')
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .where('edition', '=', edition)
    .where('number', '=', number)

/** @throws Error where no such document was issued */
export async function documentId(db: Db, which: WhichDocument): Promise<string> {
  return (await documentWhere(db, which).select('id').executeTakeFirstOrThrow()).id
}

/**
 * A document as it was signed, with its record seal: never counted again.
 * @throws Conflict when the stored data is not what was signed
 */
export async function issuedReport(db: Db, which: WhichDocument): Promise<Report | undefined> {
  const row = await documentWhere(db, which)
    .select(['content', 'digest', 'historyHead', 'issuedAt'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (digestOf(row.content) !== row.digest)
    throw new Conflict('The stored report is not the one that was signed. Do not use it; check the history.')
  return sealedReport(row)
}

/** The report of a stored document, with the seal that its files print. */
export const sealedReport = (row: {
  content: string
  digest: string
  historyHead: string
  issuedAt: string
}): Report =>
  withSeal(JSON.parse(row.content) as Report, {
    digest: row.digest,
    head: row.historyHead,
    signedOn: localDateOf(row.issuedAt),
  })

/** What was issued before files were stored, the oldest first. */
export const documentsWithoutFiles = (db: Db) =>
  db
    .selectFrom('issuedDocument')
    .select(['id', 'subjectId', 'content', 'digest', 'historyHead', 'issuedAt'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('issuedFile')
            .select('issuedFile.format')
            .whereRef('issuedFile.documentId', '=', 'issuedDocument.id'),
        ),
      ),
    )
    .orderBy('issuedAt')
    .orderBy('id')
    .execute()

export interface StoredFile {
  content: Buffer
  sha256: string
}

/**
 * A file of an issued document, byte for byte as it was stored; never drawn again.
 * @throws NotFound where no such document was issued
 * @throws Conflict when the bytes are no longer those that were stored, or none were
 */
export async function storedFile(db: Db, which: WhichDocument, format: FileFormat): Promise<StoredFile> {
  const document = await documentWhere(db, which).select('id').executeTakeFirst()
  if (document === undefined) throw new NotFound('no such issued document')
  const file = await db
    .selectFrom('issuedFile')
    .select(['bytes', 'sha256'])
    .where('documentId', '=', document.id)
    .where('format', '=', format)
    .executeTakeFirst()
  if (file === undefined)
    throw new Conflict('The files of this document were never stored. Run "npx scrutiny upgrade".')
  if (sha256Of(file.bytes) !== file.sha256)
    throw new Conflict('The stored file is not the one that was signed. Do not use it; check the history.')
  return { content: file.bytes, sha256: file.sha256 }
}
