import type { RecordKind, Saved } from './kind.ts'
import type { LineView, RecordConfirmationPage } from './page-types.ts'
import type { Readers } from './readers.ts'
import { readersInWords } from './readers-page.ts'

type AnyKind = Pick<RecordKind<object>, 'one' | 'many' | 'base'>

interface ConfirmationState {
  /** What was done, as the panel says it: 'Correction recorded'. */
  done: string
  /** What cannot wait. */
  first: LineView[]
  readers: Readers
  open: LineView[] | undefined
  next: LineView[]
}

/** After submission: what was done, who can read it now, what is still open, what happens next. */
export function confirmationPage(
  kind: AnyKind,
  saved: Pick<Saved, 'id' | 'title'>,
  { done, first, readers, open, next }: ConfirmationState,
): RecordConfirmationPage {
  return {
    panel: { title: done, text: saved.title },
    ...(first.length === 0 ? {} : { first }),
    readers: readersInWords(readers),
    ...(open === undefined ? {} : { open }),
    next: open?.length === 0 ? [{ text: `Nothing is open for this ${kind.one}.` }, ...next] : next,
    links: [
      { text: `See this ${kind.one}`, href: `${kind.base}/${saved.id}` },
      { text: `Back to ${kind.many}`, href: kind.base },
    ],
  }
}
