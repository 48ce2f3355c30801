import type { Role } from '../access/vocabulary.ts'
import { rowsOf } from '../fields/form.ts'
import { differencesBetween } from './differences.ts'
import type { RecordForm } from '../fields/sections.ts'
import type { ActionForm, RecordCheckPage } from './page-types.ts'

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

interface Corrected<Values> {
  change: Change
  /** The record as it stands; undefined for a new one. */
  stands: Values | undefined
  /** The answers that can be read; one that cannot changes nothing yet. */
  values: Partial<Values>
  role: Role
}

/** What a correction would change of the record as it stands, answer by answer. */
export function changedBy<Values extends object>(
  { form }: RecordForm<Values>,
  { change, stands, values, role }: Corrected<Values>,
): Pick<RecordCheckPage, 'changed'> {
  if (change.what !== 'correction' || stands === undefined) return {}
  const [was, is] = [rowsOf(form, stands, role), rowsOf(form, { ...stands, ...values }, role)]
  return {
    changed: {
      answers: differencesBetween(was, is),
      none: 'Your answers do not differ from the record yet.',
    },
  }
}

/** The button that changes a record; none for whoever may not. */
export const changeForms = (
  base: string,
  id: string,
  { change, csrf, key }: { change: string | null; csrf: string; key: string },
): ActionForm[] =>
  change === null
    ? []
    : [{ action: `${base}/${id}/correction`, text: change, hidden: [{ name: 'key', value: key }], csrf }]
