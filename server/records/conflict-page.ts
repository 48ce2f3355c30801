import type { Role } from '../access/vocabulary.ts'
import { rowsOf } from '../fields/form.ts'
import type { RecordForm } from '../fields/sections.ts'
import { sure } from './discard-page.ts'
import type { Loaded, RecordKind } from './kind.ts'
import type { ActionForm, RecordConflictPage } from './page-types.ts'

interface ConflictState {
  yours: object
  draftBase: string
  csrf: string
  key: string
  role: Role
  /** Whether what stands was written by the same person, in another draft. */
  isOwn: boolean
}

/** The record changed since a correction of it was begun: both texts side by side, nothing lost. */
export function conflictPage<Values extends object>(
  kind: Pick<RecordKind<object>, 'one' | 'base'>,
  asked: RecordForm<Values>,
  found: Loaded<Values>,
  state: ConflictState,
): RecordConflictPage {
  const theirs = rowsOf(asked.form, found.content, state.role)
  const yours = rowsOf(asked.form, state.yours as Partial<Values>, state.role)
  const form = (action: string, text: string, more: ActionForm['hidden'] = []) => ({
    action: `${state.draftBase}/${action}`,
    text,
    hidden: [
      { name: 'key', value: `${state.key}-${action}` },
      { name: 'version', value: String(found.version) },
      ...more,
    ],
    csrf: state.csrf,
  })
  return {
    heading: `${state.isOwn ? 'You' : 'Someone'} changed this ${kind.one} after you began this correction`,
    theirsHeading: state.isOwn ? 'Saved by you since then' : 'Saved by someone else',
    explanation: ['Nothing is lost. Below is the current version of the record, beside what you wrote.'],
    rows: theirs.map(({ name, key, value }) => {
      const own = yours.find((row) => row.name === name)?.value ?? []
      return { key, theirs: value, yours: own, differs: own.join('\n') !== value.join('\n') }
    }),
    forms: [
      form('rebasing', 'Continue with mine, over the new version'),
      form('discarding', 'Discard mine and keep the current version', [sure]),
    ],
    links: [{ text: `See the current version of the ${kind.one}`, href: `${kind.base}/${found.id}` }],
  }
}
