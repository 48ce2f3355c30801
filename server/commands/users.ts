import { localDateOf, localDateTime } from '../../reports/clocks.ts'
import { addPerson, changePerson, disablePerson } from '../access/people/actions.ts'
import { isActing } from '../access/people/misappointed.ts'
import type { PersonDetails } from '../access/people/form.ts'
import { appointmentInWords } from '../access/people/page.ts'
import { findPerson, listPeople } from '../access/people/queries.ts'
import { findAccount } from '../access/queries.ts'
import { type Appointment, isOffice, noAppointment, type Role, roles } from '../access/vocabulary.ts'
import type { Act } from '../database/write.ts'
import type { Parts } from '../parts.ts'
import { Refusal } from '../refusal.ts'
import { openParts } from '../start.ts'
import { accountLine } from './account-line.ts'
import type { Called, Command } from './command.ts'
import { linkLines } from './link.ts'
import { needed, operatorAct, option } from './operator.ts'
import { establishmentWithCode } from '../establishments/code-queries.ts'

const appointmentOptions = {
  deputy: { type: 'boolean' },
  from: { type: 'string' },
  until: { type: 'string' },
} as const

export const usersAdd: Command = {
  name: 'users add',
  usage:
    '--name NAME --email E-MAIL --role ROLE [--establishment CODE] [--deputy] [--from DAY] [--until DAY] --as WHO',
  help: `Add an account and print a one-time link with which its person chooses a password. Roles: ${roles.map(({ value }) => value).join(', ')}. Everybody but a partner holds the office, or deputises for it, from today or the day given, such as 2027-04-01.`,
  options: {
    name: { type: 'string' },
    email: { type: 'string' },
    role: { type: 'string' },
    establishment: { type: 'string' },
    ...appointmentOptions,
    as: { type: 'string' },
  },
  run: (called) =>
    withParts(called, async (parts, act) => {
      const [name, email, role] = [needed(called, 'name'), needed(called, 'email'), needed(called, 'role')]
      const known = roles.find(({ value }) => value === role)
      if (known === undefined)
        throw new Refusal(`There is no role "${role}". Roles: ${roles.map(({ value }) => value).join(', ')}.`)
      const establishmentId = await establishmentOf(parts, called.values['establishment'])
      const appointment = appointmentIn(called, known.value, localDateOf(parts.clock()))
      const person = { name, email, role: known.value, establishmentId, organisation: null, ...appointment }
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
      const account = await findAccount(parts.db, needed(called, 'email'))
      if (account === undefined) throw new Refusal('There is no working account with this e-mail address.')
      return linkLines(parts, act, account.id)
    }),
}

export const usersAppoint: Command = {
  name: 'users appoint',
  usage: '--email E-MAIL [--deputy] [--from DAY] [--until DAY] --as WHO',
  help: 'Give an account another appointment to its office: as holder, or with --deputy as deputy, from today or the day given (one that has begun keeps its first day), until the day given or without an end. For when no business manager is left who could do it on a page.',
  options: { email: { type: 'string' }, ...appointmentOptions, as: { type: 'string' } },
  run: (called) =>
    withParts(called, async (parts, act) => {
      const account = await findAccount(parts.db, needed(called, 'email'))
      const person = account && (await findPerson(parts.db, account.id))
      if (person === undefined)
        throw new Refusal('There is no account with this e-mail address that could be appointed.')
      const {
        id,
        version,
        email: _email,
        createdAt: _createdAt,
        disabledAt: _disabledAt,
        ...details
      } = person
      const appointment = appointmentIn(called, person.role, firstDayFor(called, person, parts.clock()))
      await changePerson(parts.db, act, { id, version }, { ...details, ...appointment })
      return [`Appointed ${person.name}: ${appointmentInWords(appointment)}.`]
    }),
}

type StandingAppointment = Pick<PersonDetails, keyof Appointment>

/** Where none is given: today, or as it is for an appointment that has begun and goes on. */
function firstDayFor(called: Called, person: StandingAppointment, now: string): string {
  const today = localDateOf(now)
  const { appointedAs, appointedFrom } = person
  const goesOn = appointedAs === asIn(called) && isActing(person, today)
  return goesOn && appointedFrom !== null ? appointedFrom : today
}

const asIn = (called: Called) => (called.values['deputy'] === true ? 'deputy' : 'holder')

function appointmentIn(called: Called, role: Role, otherwise: string): Appointment | typeof noAppointment {
  if (!isOffice(role)) return noAppointment
  const [from = otherwise, until = null] = [option(called, 'from'), option(called, 'until')]
  for (const day of [from, until])
    if (day !== null && localDateTime(day, '00:00').kind !== 'exact')
      throw new Refusal(`Write a day like 2027-04-01, not "${day}".`)
  return {
    appointedAs: asIn(called),
    appointedFrom: from,
    appointedTo: until,
  }
}

async function establishmentOf(parts: Parts, code: string | boolean | undefined): Promise<string | null> {
  if (typeof code !== 'string') return null
  const row = await establishmentWithCode(parts.db, code)
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
      return people.map(accountLine)
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
