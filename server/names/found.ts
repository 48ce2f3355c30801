import type { Role } from '../access/vocabulary.ts'
import type { Db } from '../database/schema.ts'
import type { Held, Maskable } from './kinds.ts'
import { timesIn, withTexts } from './mask.ts'

/** How often a name stands in the answers to one question, in the record and all its versions. */
export interface Found {
  /** The answer; 'reason' for why the record was corrected. */
  name: string
  field: string
  count: number
}

const reasonField = 'Why it was corrected'

/** Where a name stands, in the record as it is and in what its versions hold, question by question. */
export async function foundIn(
  db: Db,
  kind: { name: string },
  id: string,
  { held, text }: { held: Held; text: string },
): Promise<Found[]> {
  const versions = await db
    .selectFrom('recordVersion')
    .select(['content', 'reason'])
    .where('subject', '=', kind.name)
    .where('subjectId', '=', id)
    .where('content', '<>', '')
    .execute()
  const counts = new Map<string, number>()
  const count = (name: string, times: number) => counts.set(name, (counts.get(name) ?? 0) + times)
  for (const { content, reason } of versions) {
    count('reason', timesIn(reason, text))
    withTexts(JSON.parse(content) as Record<string, unknown>, held.texts, (each, name) => {
      count(name, timesIn(each, text))
      return each
    })
  }
  return [
    ...held.answers.map(({ name, label }) => ({ name, field: label })),
    { name: 'reason', field: reasonField },
  ]
    .map((answer) => ({ ...answer, count: counts.get(answer.name) ?? 0 }))
    .filter((answer) => answer.count > 0)
}

/** The questions whose answers a role may read. */
export const seenBy = (
  role: Role,
  { held, kind }: { held: Held; kind: Pick<Maskable, 'reasonsHiddenFrom'> },
): { name: string; label: string }[] => [
  ...held.answers.filter(({ hiddenFrom }) => !hiddenFrom.includes(role)),
  ...(kind.reasonsHiddenFrom?.includes(role) === true ? [] : [{ name: 'reason', label: reasonField }]),
]

/** Whether it stands among the pseudonyms of the record as it is: then a correction comes first. */
export function isPseudonymNow(content: Record<string, unknown>, held: Held, text: string): boolean {
  const names = new Set(held.answers.filter(({ isPseudonym }) => isPseudonym).map(({ name }) => name))
  const values = Object.entries(content).flatMap(([name, value]) =>
    names.has(name) ? [value].flat() : pseudonymsAmong(value),
  )
  return values.some((value) => typeof value === 'string' && timesIn(value, text) > 0)
}

const pseudonymsAmong = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value.map((item: unknown) =>
        item !== null && typeof item === 'object' && 'pseudonym' in item ? item.pseudonym : undefined,
      )
    : []
