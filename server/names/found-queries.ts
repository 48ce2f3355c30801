import type { Role } from '../access/vocabulary.ts'
import type { Db } from '../database/schema.ts'
import type { Held, TextAnswer } from './held.ts'
import type { Maskable } from './kinds.ts'
import { timesIn, withTexts, type Texts } from './mask.ts'
import { nameInPart } from './parts.ts'

/** How often a name stands in the answers to one question, in the record and all its versions. */
export interface Found {
  /** The answer; 'reason' for why the record was corrected. */
  name: string
  field: string
  count: number
}

const reasonField = 'Why it was corrected or withdrawn'

/** Where a name stands, in the record and what belongs to it and in what their versions hold, question by question. */
export async function foundIn(
  db: Db,
  kind: Pick<Maskable, 'name' | 'parts'>,
  id: string,
  { held, text }: { held: Held; text: string },
): Promise<Found[]> {
  const counts = new Map<string, number>()
  const count = (name: string, times: number) => counts.set(name, (counts.get(name) ?? 0) + times)
  await countIn(db, { subject: kind.name, id, texts: held.texts, text }, count)
  for (const part of kind.parts)
    for (const own of await part.idsOf(db, id))
      await countIn(db, { subject: part.name, id: own, texts: part.texts, text }, (name, times) =>
        count(nameInPart(part, name), times),
      )
  return [
    ...answersOf({ held, kind }).map(({ name, label }) => ({ name, field: label })),
    { name: 'reason', field: reasonField },
  ]
    .map((answer) => ({ ...answer, count: counts.get(answer.name) ?? 0 }))
    .filter((answer) => answer.count > 0)
}

interface Counted {
  subject: string
  id: string
  texts: Texts
  text: string
}

async function countIn(
  db: Db,
  { subject, id, texts, text }: Counted,
  count: (answer: string, times: number) => void,
): Promise<void> {
  const versions = await db
    .selectFrom('recordVersion')
    .select(['content', 'reason'])
    .where('subject', '=', subject)
    .where('subjectId', '=', id)
    .where('content', '<>', '')
    .execute()
  for (const { content, reason } of versions) {
    count('reason', timesIn(reason, text))
    withTexts(JSON.parse(content) as Record<string, unknown>, texts, (each, name) => {
      count(name, timesIn(each, text))
      return each
    })
  }
}

/** What the record asks, and what is asked beside it. */
const answersOf = ({ held, kind }: { held: Held; kind: Pick<Maskable, 'parts'> }): readonly TextAnswer[] => [
  ...held.answers,
  ...kind.parts.flatMap(({ answers }) => answers),
]

/** The questions whose answers a role may read. */
export const seenBy = (
  role: Role,
  { held, kind }: { held: Held; kind: Pick<Maskable, 'reasonsHiddenFrom' | 'parts'> },
): { name: string; label: string }[] => [
  ...answersOf({ held, kind }).filter(({ hiddenFrom }) => !hiddenFrom.includes(role)),
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
