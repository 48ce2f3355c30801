import { workingDaysBetween } from '../../reports/clocks.ts'
import { longDate, plural } from '../../reports/wording.ts'
import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import { establishmentChoices } from '../establishments/queries.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { countedWhole, type TaskKind } from '../home/task.ts'
import { paths } from '../paths.ts'
import { referralsAtRisk, type LadoContactRow } from './queries.ts'
import { isInterimMissing, isStaffUnmoved } from './timing.ts'

interface Alerted {
  contact: LadoContactRow
  text: string
}

async function alerts(db: Db, viewer: Person, today: string): Promise<Alerted[]> {
  const contacts = await referralsAtRisk(db, viewer)
  return contacts.flatMap((contact) => {
    const text = alertWords(contact, today)
    return text === undefined ? [] : [{ contact, text }]
  })
}

/** What is wrong with a referral, in words; undefined where nothing is (DOMAIN.md 3.2). */
function alertWords(contact: LadoContactRow, today: string): string | undefined {
  if (isStaffUnmoved(contact))
    return `The member of staff may still work with the child${isTrue(contact)}: LADO contact ${contact.number}`
  if (!isInterimMissing(contact, today)) return undefined
  const passed = plural(workingDaysBetween(contact.receivedOn, today), 'working day')
  return `No interim decision about the member of staff after ${passed}${isTrue(contact)}: LADO contact ${contact.number}`
}

const isTrue = ({ outcome }: LadoContactRow): string =>
  outcome === 'substantiated' ? ', and the allegation is substantiated' : ''

/** Pinned on the home pages of the LADO and the scrutineer: referrals in which a child may not be safe. */
export const ladoAlertTasks: TaskKind = {
  slug: 'children-at-risk',
  one: 'LADO contact in which a child may not be safe',
  many: 'LADO contacts in which a child may not be safe',
  open: countedWhole(
    async ({ db, person, today }) => {
      const names = await establishmentChoices(db, person, today)
      return (await alerts(db, person, today)).map((alerted) => ({ ...alerted, names }))
    },
    ({ contact, text, names }) => ({
      text,
      href: paths.ladoContact(contact.id),
      dueOn: null,
      note: `${labelOf(names, contact.establishmentId)}, received on ${longDate(contact.receivedOn)}`,
      tag: { text: 'Urgent', colour: 'red' },
    }),
  ),
}
