import { formOf, ownsControl } from '../fields/form.ts'
import type { Typed } from '../fields/field.ts'
import type { SignedInAsk } from '../http/route.ts'
import type { Change } from './change.ts'
import type { RecordForm, Section } from '../fields/sections.ts'
import type { RecordKind } from './kind.ts'
import type { Draft, Saves } from './queries.ts'

/** What becomes of the draft when it is submitted. */
export async function changeOf<Values extends object>(
  kind: RecordKind<Values>,
  { db, person, today, typed }: SignedInAsk,
  draft: Pick<Draft, 'subjectId' | 'baseVersion'>,
): Promise<Change> {
  const { finishing } = kind
  if (draft.subjectId === null) return { what: 'new' }
  if (finishing === undefined) return { what: 'correction' }
  const { content, version } = await kind.load(db, person, draft.subjectId, today)
  // Somebody else finished it meanwhile: both texts come first, and a reason only from whoever goes on with their own.
  const crossed = version !== draft.baseVersion && typed['reason'] === undefined
  return crossed || finishing.isOpen(content) ? { what: 'finishing', ...finishing } : { what: 'correction' }
}

/**
 * The parts that must be opened before a draft is submitted, and that its writer has not: what they ask was not answered, not
 * even by leaving it empty. A part is opened once it was sent, changed or not, or typed in. Of a new record these are all parts;
 * of one that is finished, those from where finishing begins; none of a correction, which begins with every answer that stands.
 */
export function unopenedSections<Values>(
  { sections }: RecordForm<Values>,
  saves: Saves,
  change: Change,
): Section<Values>[] {
  if (change.what === 'correction') return []
  const first = change.what === 'finishing' ? sections.findIndex(({ slug }) => slug === change.first) : 0
  return sections.slice(Math.max(0, first)).filter(({ slug }) => saves[slug] === undefined)
}

/** Where a draft goes on after a part was sent: the next part to open, or one of a correction in which nothing stands. */
export const nextSection = <Values>(
  asked: RecordForm<Values>,
  { saves, typed }: { saves: Saves; typed: Typed },
  change: Change,
): Section<Values> | undefined =>
  unopenedSections(asked, saves, change)[0] ??
  asked.sections.find((section) => {
    const part = formOf(asked.form, section.names)
    const isEmpty = !Object.keys(typed).some((control) => ownsControl(part, control))
    return isEmpty && saves[section.slug] === undefined
  })
