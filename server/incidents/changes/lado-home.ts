import { addDays } from '../../../reports/clocks.ts'
import { instant, upperFirst } from '../../../reports/wording.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { firstSince } from '../../history/queries.ts'
import type { Looking } from '../../home/task.ts'
import { paths } from '../../paths.ts'
import type { RecordCard, RecordRow } from '../../records/page-types.ts'
import { incidentTitle } from '../naming.ts'
import { byWeight, graveInItself, graveReasons } from './grave.ts'
import { changesFrom, type ChangedVersion } from './queries.ts'
import { linksSeen, type LinkedContact } from './link-queries.ts'

const days = 30

/**
 * On the LADO's home page for thirty days: every grave change, and every withdrawal, of an incident that a LADO contact is
 * about, the gravest first. All of them, so that nobody pushes one out of sight; no card where there is none. What exactly was
 * changed stands on the page of the contact.
 */
export async function ladoChangesCards({ db, person: viewer, today }: Looking): Promise<RecordCard[]> {
  const contacts = await linksSeen(db, viewer)
  const ids = [...contacts.keys()]
  const found = await changesFrom(db, viewer, ids, await firstSince(db, addDays(today, -days)))
  const grave = found.filter((change) => graveInItself(change).length > 0).sort(byWeight)
  if (grave.length === 0) return []
  const rows = grave.map((change) => rowOf(change, contacts.get(change.subjectId) ?? []))
  return [{ title: 'Changes of incidents that LADO contacts are about, for 30 days', rows }]
}

const rowOf = (change: ChangedVersion, contacts: readonly LinkedContact[]): RecordRow => {
  const [latest] = contacts
  return {
    key: incidentTitle(change),
    value: [
      `${upperFirst(change.act)} by ${change.who}, ${instant(change.at)}`,
      ...graveInItself(change).map((reason) => labelOf(graveReasons, reason)),
      ...contacts.map(({ number }) => `See LADO contact ${number}`),
    ],
    ...(latest === undefined ? {} : { href: paths.ladoContact(latest.id) }),
    tag: { text: 'Grave', colour: 'red' },
  }
}
