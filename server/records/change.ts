import type { Found } from './kind.ts'
import type { ActionForm } from './page-types.ts'

/** What a draft becomes: a new record, a correction with its reason, or what finishes an unfinished one. */
export type Change =
  { what: 'new' | 'correction' } | { what: 'finishing'; first: string; statement: string; submit: string }

/** What the check page says of it. */
export function changeWords(
  { one, newTitle, statement }: { one: string; newTitle: string; statement: string },
  change: Change,
) {
  switch (change.what) {
    case 'new':
      return { caption: newTitle, statement, submit: 'Submit' }
    case 'correction':
      return {
        caption: `Correct this ${one}`,
        statement: 'What was recorded before stays in the record’s history, with your reason.',
        submit: 'Submit the correction',
      }
    case 'finishing':
      return { caption: newTitle, statement: change.statement, submit: change.submit }
  }
}

/** The button that answers what is open comes before the one that changes anything. */
export function changeForms<Values>(
  base: string,
  { id, toAnswer }: Pick<Found<Values>, 'id' | 'toAnswer'>,
  { change, csrf, key }: { change: string | null; csrf: string; key: string },
): ActionForm[] {
  if (change === null) return []
  const action = `${base}/${id}/correction`
  const form = (to: string, text: string, keyOf: string) => ({
    action: to,
    text,
    hidden: [{ name: 'key', value: keyOf }],
    csrf,
  })
  return [
    ...(toAnswer === undefined ? [] : [form(`${action}?at=${toAnswer.control}`, toAnswer.text, `${key}-at`)]),
    form(action, change, key),
  ]
}
