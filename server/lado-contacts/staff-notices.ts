import { localDateOf } from '../../reports/clocks.ts'
import { longDate } from '../../reports/wording.ts'
import type { Role } from '../access/vocabulary.ts'
import type { LadoContact } from './sections.ts'
import { isInterimMissing, isStaffUnmoved } from './timing.ts'

/** What is to be answered about the member of staff; undefined where nothing is. */
export type StaffState = 'unmoved' | 'missing' | undefined

export function staffStateOf(contact: LadoContact, today: string): StaffState {
  if (isStaffUnmoved(contact)) return 'unmoved'
  return isInterimMissing(contact, today) ? 'missing' : undefined
}

/** On a confirmation, among what is still open. */
export const openStaffWords: Record<NonNullable<StaffState>, string> = {
  unmoved:
    'Staff not moved: the member of staff may still work with the child. Correct the staff position once it changes',
  missing: 'No interim decision about the member of staff is recorded: add it once there is one',
}

interface Context {
  role: Role
  today: string
  /** Local date on which the staff position was recorded as it stands. */
  recordedOn: string
}

/** A head is not told to ask their own establishment; only the scrutineer and the LADO change the record. */
export function noticesOf(contact: LadoContact, { role, today, recordedOn }: Context): string[] {
  const state = staffStateOf(contact, today)
  if (state === undefined) return []
  const what =
    state === 'unmoved'
      ? `No change was recorded for the member of staff (recorded on ${longDate(recordedOn)}).`
      : 'No interim decision about the member of staff is recorded.'
  return [
    `${what} ${contact.outcome === 'substantiated' ? 'The allegation is substantiated. ' : ''}${(role === 'head' ? forTheHead : forTheOthers)[state]}`,
  ]
}

const forTheHead: Record<NonNullable<StaffState>, string> = {
  unmoved: 'Decide today how children are kept safe from contact, and tell the LADO, who records it here.',
  missing: 'Tell the LADO today what you have decided for the time being.',
}

const forTheOthers: Record<NonNullable<StaffState>, string> = {
  unmoved:
    'Ask the establishment today how children are kept safe from contact, and correct the staff position here.',
  missing: 'Ask the establishment today what it has decided, and add it here.',
}

interface Version {
  at: string
  content: Record<string, unknown>
}

/** The local date of the first of the latest versions that say the same about the member of staff. */
export function staffPositionSince(versions: readonly Version[]): string {
  const position = (version: Version | undefined) => version?.content['staffPosition']
  const before = versions.findLastIndex((version) => position(version) !== position(versions.at(-1)))
  const at = versions[before + 1]?.at
  return at === undefined ? '' : localDateOf(at)
}
