import { addPerson, disablePerson } from '../access/people/actions.ts'
import { listPeople } from '../access/people/queries.ts'
import { findCredentials } from '../access/queries.ts'
import { roles } from '../access/vocabulary.ts'
import { labelOf } from '../fields/vocabulary.ts'
import type { Act } from '../database/write.ts'
import type { Parts } from '../parts.ts'
import { Refusal } from '../refusal.ts'
import { openParts } from '../start.ts'
import type { Called, Command } from './command.ts'
import { linkLines } from './link.ts'
import { needed, operatorAct } from './operator.ts'

export const usersAdd: Command = {
  name: 'users add',
  usage: '--name NAME --email E-MAIL --role ROLE [--establishment CODE] --as WHO',
  help: `Add an account and print a one-time link with which its person chooses a password. Roles: ${roles.map(({ value }) => value).join(', ')}.`,
  options: {
    name: { type: 'string' },
    email: { type: 'string' },
    role: { type: 'string' },
    establishment: { type: 'string' },
    as: { type: 'string' },
  },
  run: (called) =>
    withParts(called, async (parts, act) => {
      const [name, email, role] = [needed(called, 'name'), needed(called, 'email'), needed(called, 'role')]
      const known = roles.find(({ value }) => value === role)
      if (known === undefined)
        throw new Refusal(`There is no role "${role}". Roles: ${roles.map(({ value }) => value).join(', ')}.`)
      const establishmentId = await establishmentOf(parts, called.values['establishment'])
      const person = { name, email, role: known.value, establishmentId, organisation: null }
      const id = await addPerson(parts.db, act, person)
      return [`Added ${name} as ${known.label}.`, ...(await linkLines(parts, act, id))]
    }),
}

export const usersLink: Command = {
  name: 'users link',
  usage: '--email E-MAIL --as WHO',
  help: 'Print a one-time link with which a person chooses a new password. It does not replace their second step.',
  options: { email: { type: 'string' }, as: { type: 'string' } },
  run: (called) =>
    withParts(called, async (parts, act) => {
      const account = await findCredentials(parts.db, needed(called, 'email'))
      if (account === undefined) throw new Refusal('There is no working account with this e-mail address.')
      return linkLines(parts, act, account.id)
    }),
}

async function establishmentOf(parts: Parts, code: string | boolean | undefined): Promise<string | null> {
  if (typeof code !== 'string') return null
  const row = await parts.db
    .selectFrom('establishment')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal(`There is no establishment with the code "${code}".`)
  return row.id
}

export const usersDisable: Command = {
  name: 'users disable',
  usage: '--email E-MAIL --as WHO',
  help: 'Disable an account: signed out everywhere at once.',
  options: { email: { type: 'string' }, as: { type: 'string' } },
  run: (called) =>
    withParts(called, async (parts, act) => {
      const email = needed(called, 'email')
      await disablePerson(parts.db, act, email)
      return [`Disabled ${email}.`]
    }),
}

export const usersList: Command = {
  name: 'users list',
  usage: '',
  help: 'List the accounts.',
  options: {},
  run: async ({ config }) => {
    const parts = await openParts(config)
    try {
      const people = await listPeople(parts.db)
      return people.map(
        (person) =>
          `${person.email}  ${person.name}  ${labelOf(roles, person.role)}${person.disabledAt === null ? '' : '  disabled'}`,
      )
    } finally {
      parts.opened.connection.close()
    }
  },
}

/** Opens the database for a command that writes: it stands in the history as operator, with the name given by --as. */
async function withParts(
  called: Called,
  run: (parts: Parts, act: Act) => Promise<string[]>,
): Promise<string[]> {
  needed(called, 'as')
  const parts = await openParts(called.config)
  try {
    return await run(parts, operatorAct(called, parts.keys, parts.clock()))
  } finally {
    parts.opened.connection.close()
  }
}
