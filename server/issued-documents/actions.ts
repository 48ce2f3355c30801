import type { Act } from '../database/write.ts'
import type { Tx } from '../database/schema.ts'
import { digestOf } from '../history/canonical.ts'
import type { DrawnFile } from './drawn.ts'
import type { DocumentKind } from './vocabulary.ts'

export interface Issue {
  kind: DocumentKind
  subjectId: string
  /** The kind's own word where it has no editions. */
  edition: string
  /** 1 for the first; the next one after that. */
  number: number
  /** The earlier document that this one replaces; null for the first. */
  replaces: string | null
  /** Why it replaces that one; empty for the first. */
  why: string
  /** The report as canonical JSON, without its seal. */
  content: string
  /** The record seal that its files print. */
  historyHead: string
  files: readonly DrawnFile[]
}

/**
 * Stores a report as data and as files, for good. Its digest and those of its files must stand in a record version of its
 * subject in the same transaction, or `history verify` could not notice a change.
 */
export async function issueDocument(tx: Tx, act: Act, { files, ...issue }: Issue): Promise<void> {
  const id = act.newId()
  await tx
    .insertInto('issuedDocument')
    .values({ id, ...issue, digest: digestOf(issue.content), issuedAt: act.at })
    .execute()
  await storeFiles(tx, id, files)
}

/** The files of a document that is issued in the same transaction, or was before files were stored. */
export async function storeFiles(tx: Tx, documentId: string, files: readonly DrawnFile[]): Promise<void> {
  for (const file of files)
    await tx
      .insertInto('issuedFile')
      .values({ documentId, ...file })
      .execute()
}
