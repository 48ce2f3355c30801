import { addPerson } from '../access/people/actions.ts'
import type { Person } from '../access/person.ts'
import { noAppointment } from '../access/vocabulary.ts'
import type { Organisation } from '../qa-meetings/vocabulary.ts'
import { actAt, at, firstDay, type DemoRole, type World } from './world.ts'

interface DemoAccount {
  key: DemoRole
  name: string
  email: string
  /** For the demonstration only: it is printed for everybody to read. */
  password: string
  role: Person['role']
  house?: 'CKI' | 'MED'
  organisation?: Organisation
  /** What stands first on the home page on the demonstration's own day. */
  finds: string
}

/** Invented accounts, one a role, and a head of safeguarding for either house. */
export const accounts: readonly DemoAccount[] = [
  account('businessManager', 'Business manager (demonstration)', 'business-manager', {
    role: 'business-manager',
    finds: 'an action of July that is overdue, and the draft of the meeting of 17 December',
  }),
  account('scrutineer', 'Scrutineer (demonstration)', 'scrutineer', {
    role: 'scrutineer',
    finds: 'a referral without an interim decision, grave incidents of November, a withdrawal to decide',
  }),
  account('headCKI', 'Head of safeguarding, Cookham Wood (demonstration)', 'head-cookham-wood', {
    role: 'head',
    house: 'CKI',
    finds: 'an incident without a safeguarding decision, and the return for November to sign',
  }),
  account('headMED', 'Head of safeguarding, Medway STC (demonstration)', 'head-medway-stc', {
    role: 'head',
    house: 'MED',
    finds: 'the return for October, which is overdue',
  }),
  account('lado', 'LADO (demonstration)', 'lado', {
    role: 'lado',
    finds: 'a referral of November without an interim decision',
  }),
  account('partner', 'Partner, Kent Police (demonstration)', 'partner', {
    role: 'partner',
    organisation: 'police',
    finds: 'the review of 2018-19, released last week',
  }),
]

function account(
  key: DemoRole,
  name: string,
  mailbox: string,
  more: Pick<DemoAccount, 'role' | 'house' | 'organisation' | 'finds'>,
): DemoAccount {
  return { key, name, email: `${mailbox}@demo.example`, password: `demonstration-${mailbox}`, ...more }
}

/** A line an account: who, how they sign in, and what they find first. */
export const signInLines = (): string[] =>
  accounts.flatMap(({ name, email, password, finds }) => [
    `  ${name.replace(' (demonstration)', '')}: ${email}, ${password}`,
    `    finds ${finds}`,
  ])

const system = { id: 'system', role: 'system' }

/** The first account, which adds everything else: made by whoever installs the toolkit. */
export const addBusinessManager = (world: World): Promise<void> =>
  addAccounts(world, at(firstDay, '09:30'), (each) => each.key === 'businessManager')

/** Everyone else, once their establishments are there. */
export const addOthers = (world: World): Promise<void> =>
  addAccounts(world, at(firstDay, '11:30'), (each) => each.key !== 'businessManager')

async function addAccounts(
  world: World,
  when: string,
  wanted: (account: DemoAccount) => boolean,
): Promise<void> {
  for (const { key, house, organisation, password, finds: _finds, ...own } of accounts.filter(wanted)) {
    const establishmentId = house === undefined ? null : world.establishments[house]
    const appointment =
      own.role === 'partner'
        ? noAppointment
        : ({ appointedAs: 'holder', appointedFrom: when.slice(0, 10), appointedTo: null } as const)
    const person = { ...own, ...appointment, establishmentId, organisation: organisation ?? null }
    const who = key === 'businessManager' ? system : world.people.businessManager
    const id = await addPerson(world.db, actAt(world, when, who), { ...person, password })
    world.people[key] = { id, ...person }
  }
}
