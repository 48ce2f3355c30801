import type { RecordShowPage } from './page-types.ts'

/** Said with the answer: the draft is to go. */
export const sure = { name: 'discard', value: 'yes' }

/** Whether a draft is really to go, with everything typed in it. */
export function discardPage(
  kind: { one: string; base: string },
  { id, subjectId }: { id: string; subjectId: string | null },
  { csrf, key }: { csrf: string; key: string },
): RecordShowPage {
  const draftBase = `${kind.base}/drafts/${id}`
  return {
    heading: 'Discard this draft?',
    tags: [],
    notices: [
      'Everything typed in it is deleted. This cannot be undone.',
      ...(subjectId === null ? [] : [`The ${kind.one} itself does not change.`]),
    ],
    actions: [{ text: 'Keep it and go on', href: draftBase }],
    forms: [
      {
        action: `${draftBase}/discarding`,
        text: 'Discard the draft',
        hidden: [{ name: 'key', value: key }, sure],
        csrf,
      },
    ],
    cards: [],
    meta: [],
  }
}
