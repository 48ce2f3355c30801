/** What a draft becomes: a new record, a correction with its reason, or what finishes an unfinished one. */
export type Change = { what: 'new' | 'correction' } | { what: 'finishing'; statement: string; submit: string }

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
