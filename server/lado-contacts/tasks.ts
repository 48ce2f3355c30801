import { longDate } from '../../reports/wording.ts'
import type { TaskKind } from '../home/task.ts'
import { paths } from '../paths.ts'
import { readListQuery } from '../records/list.ts'
import { countLadoContacts, ladoContactListRules, listLadoContacts } from './queries.ts'

export const ladoTasks: TaskKind = {
  slug: 'lado-contacts',
  one: 'LADO contact has no outcome yet',
  many: 'LADO contacts have no outcome yet',
  list: `${paths.ladoContacts()}?outcome=open&sort=received&direction=asc`,
  open: async ({ db, person }, { limit }) => {
    const query = readListQuery({ outcome: 'open', sort: 'received', direction: 'asc' }, ladoContactListRules)
    const contacts = await listLadoContacts(db, person, query)
    const tasks = contacts.slice(0, limit).map((contact) => ({
      text: `Bring LADO contact ${contact.number} to an outcome`,
      href: `${paths.ladoContact(contact.id)}/outcome`,
      dueOn: null,
      note: `Open since ${longDate(contact.receivedOn)}`,
    }))
    return { count: await countLadoContacts(db, person, query), tasks }
  },
}
