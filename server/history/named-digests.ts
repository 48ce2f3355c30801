import type { Db } from '../database/schema.ts'

/** The act that masked a name in a record and its versions. */
export const nameMasked = 'name masked'

/** What the history says of digests: which versions were disposed of, and which were masked, with the digest since. */
export interface NamedDigests {
  disposed: ReadonlySet<string>
  /** By kind, record and digest: each masking of it, by the number of its event. */
  masked: ReadonlyMap<string, readonly Masking[]>
}

interface Masking {
  seq: number
  after: string
}

export interface VersionName {
  subject: string
  subjectId: string | null
  digest: string | null
}

const versionName = ({ subject, subjectId, digest }: VersionName) =>
  `${subject} ${subjectId ?? ''} ${digest ?? ''}`

/** What certificates and maskings in the history name. */
export async function namedDigests(db: Db): Promise<NamedDigests> {
  const events = await db
    .selectFrom('historyEvent')
    .select(['seq', 'act', 'subject', 'subjectId', 'details'])
    .where('act', 'in', ['disposed', nameMasked])
    .orderBy('seq')
    .execute()
  const disposed = new Set<string>()
  const masked = new Map<string, Masking[]>()
  for (const { seq, act, subject, subjectId, details } of events) {
    const { digests = '' } = JSON.parse(details) as { digests?: string }
    for (const each of digests.split(' ')) {
      const [digest = '', after] = each.split('>')
      const name = versionName({ subject, subjectId, digest })
      if (act === 'disposed') disposed.add(name)
      else if (after !== undefined) masked.set(name, [...(masked.get(name) ?? []), { seq, after }])
    }
  }
  return { disposed, masked }
}

/** The digest that a version must have by now: as its event has it, or masked since, once or several times. */
export function digestNow(version: VersionName & { seq: number }, { masked }: NamedDigests): string | null {
  let { digest, seq } = version
  for (;;) {
    const next = masked.get(versionName({ ...version, digest }))?.find((each) => each.seq > seq)
    if (next === undefined) return digest
    digest = next.after
    seq = next.seq
  }
}

export const isDisposed = (version: VersionName, { disposed }: NamedDigests): boolean =>
  disposed.has(versionName(version))
