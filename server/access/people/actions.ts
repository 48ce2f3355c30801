import { localDateOf } from '../../../reports/clocks.ts'
import { mayActOn } from '../queries.ts'
import { hashPassword, newPassword } from '../passwords.ts'
import type { Db, Tx } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { comparisonKey } from '../../fields/comparison-key.ts'
import { recordVersion } from '../../history/record.ts'
import { NotFound, Stale } from '../../http/errors.ts'
import { Refusal } from '../../refusal.ts'
import { forgetDevices } from '../devices/actions.ts'
import { dropSessions } from '../sessions/actions.ts'
import { isOfEstablishment, isOffice, type Role, roles, shortestPassword } from '../vocabulary.ts'
import type { NewAccount, PersonDetails } from './form.ts'
import { refusePastStart, refuseSecondHolder } from './held-queries.ts'
import { refusePastEnd } from './misappointed.ts'
import { refuseTakenName } from './name-queries.ts'
import { personContent } from './queries.ts'

export interface NewPerson extends NewAccount {
  /** Only a demonstration's accounts begin with one; everybody else chooses it with a one-time link. */
  password?: string
}

/**
 * Adds an account.
 * @throws Refusal when the address or the name is in use, or the role and the establishment do not fit
 */
export async function addPerson(
  db: Db,
  act: Act,
  { password = newPassword(), ...person }: NewPerson,
): Promise<string> {
  refuseMisfit(person)
  const passwordHash = await hashPassword(password)
  return write(db, act, async (tx) => {
    const id = act.newId()
    const email = person.email.toLowerCase()
    const taken = await tx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
    if (taken !== undefined) throw new Refusal(addressTaken)
    await refuseTakenName(tx, { id, name: person.name })
    await refuseSecondHolder(tx, id, person)
    await refusePastStart(tx, { before: undefined, after: person, today: localDateOf(act.at) })
    await tx
      .insertInto('person')
      .values({ id, ...person, email, passwordHash, createdAt: act.at, disabledAt: null, version: 1 })
      .execute()
    await keepVersion(tx, act, { id, version: 1, happened: 'account added' })
    return id
  })
}

const addressTaken = 'There is an account with this e-mail address already.'

function refuseMisfit(person: PersonDetails): void {
  if (isOfEstablishment(person.role) !== (person.establishmentId !== null))
    throw new Refusal('A head of safeguarding needs an establishment, and nobody else has one.')
  if (isOffice(person.role) === (person.appointedFrom === null))
    throw new Refusal('Everybody but a partner is appointed from a day on, and a partner is not.')
  const { appointedFrom, appointedTo } = person
  if (appointedFrom !== null && appointedTo !== null && appointedTo < appointedFrom)
    throw new Refusal('The last day of the appointment is before the first.')
}

/**
 * Changes an account. A new role, establishment or organisation ends the person's sessions. A role that asks for a longer
 * password than the one before takes the password away, since nobody knows how long it is: its person needs a one-time link.
 * @returns whether they need one
 * @throws NotFound when there is no such account
 * @throws Stale when someone changed it in between
 * @throws Refusal when it would take the own role or the last business manager away, take another's name, or say otherwise who was in office
 */
export async function changePerson(
  db: Db,
  act: Act,
  { id, version }: { id: string; version: number },
  details: PersonDetails,
): Promise<boolean> {
  refuseMisfit(details)
  // Only a role that asks for more than another does can take a password away.
  const mayNeedLink = roles.some(({ value }) => shortestPassword(details.role) > shortestPassword(value))
  const nobodyKnows = mayNeedLink ? await hashPassword(newPassword()) : ''
  return write(db, act, async (tx) => {
    const person = await standing(tx, id)
    if (person.version !== version) throw new Stale('Someone changed this account while you were writing.')
    const after = { ...details, id, disabledAt: person.disabledAt }
    if (person.role !== details.role) refuseOwn(act, person, 'change your own role')
    if (isAppointedOtherwise(person, details)) refuseOwn(act, person, 'change your own appointment')
    await refuseLoss(tx, act, person, after)
    await refuseMisfitAmongOthers(tx, person, { details, today: localDateOf(act.at) })
    const needsLink = shortestPassword(details.role) > shortestPassword(person.role)
    await tx
      .updateTable('person')
      .set({ ...details, version: version + 1, ...(needsLink ? { passwordHash: nobodyKnows } : {}) })
      .where('id', '=', id)
      .execute()
    if (seesOtherThings(person, details)) {
      await shutOut(tx, id)
      // What was typed in the one office comes back in no form of the other (SECURITY AC-09).
      await tx.deleteFrom('keptForm').where('personId', '=', id).execute()
    }
    const isGrant = seesOtherThings(person, details) || isAppointedOtherwise(person, details)
    await keepVersion(tx, act, {
      id,
      version: version + 1,
      happened: 'account changed',
      ...(isGrant ? { roleBefore: person.role } : {}),
    })
    return needsLink
  })
}

async function refuseMisfitAmongOthers(
  tx: Tx,
  person: PersonDetails & { id: string },
  { details, today }: { details: PersonDetails; today: string },
): Promise<void> {
  // Two that read the same since before this was refused may be changed otherwise.
  if (comparisonKey(details.name) !== comparisonKey(person.name))
    await refuseTakenName(tx, { id: person.id, name: details.name })
  refusePastEnd(person, details, today)
  await refuseSecondHolder(tx, person.id, details)
  await refusePastStart(tx, { before: person, after: details, today })
}

async function shutOut(tx: Tx, personId: string): Promise<void> {
  await dropSessions(tx, personId)
  await forgetDevices(tx, personId)
}

const isAppointedOtherwise = (before: PersonDetails, after: PersonDetails): boolean =>
  before.appointedAs !== after.appointedAs ||
  before.appointedFrom !== after.appointedFrom ||
  before.appointedTo !== after.appointedTo

type Scope = Pick<PersonDetails, 'role' | 'establishmentId' | 'organisation'>

const seesOtherThings = (before: Scope, after: Scope): boolean =>
  before.role !== after.role ||
  before.establishmentId !== after.establishmentId ||
  before.organisation !== after.organisation

/**
 * Disables an account; its sessions end at once.
 * @throws Refusal when there is none with this address, it is one's own, or that of the last business manager
 */
export function disablePerson(db: Db, act: Act, email: string): Promise<void> {
  return write(db, act, async (tx) => {
    const found = await tx
      .selectFrom('person')
      .select('id')
      .where('email', '=', email.toLowerCase())
      .where('disabledAt', 'is', null)
      .executeTakeFirst()
    if (found === undefined) throw new Refusal('There is no working account with this e-mail address.')
    const person = await standing(tx, found.id)
    refuseOwn(act, person, 'disable your own account')
    await refuseLoss(tx, act, person, { ...person, disabledAt: act.at })
    const version = person.version + 1
    await tx.updateTable('person').set({ disabledAt: act.at, version }).where('id', '=', person.id).execute()
    await shutOut(tx, person.id)
    await keepVersion(tx, act, { id: person.id, version, happened: 'account disabled' })
  })
}

/** Lets a disabled account sign in again, with the password it had. */
export function enablePerson(db: Db, act: Act, id: string): Promise<void> {
  return write(db, act, async (tx) => {
    const person = await standing(tx, id)
    if (person.disabledAt === null) return
    await refuseSecondHolder(tx, id, person)
    const version = person.version + 1
    await tx.updateTable('person').set({ disabledAt: null, version }).where('id', '=', id).execute()
    await keepVersion(tx, act, { id, version, happened: 'account enabled' })
  })
}

async function standing(tx: Tx, id: string) {
  const person = await tx
    .selectFrom('person')
    .select(['id', 'name', 'role', 'establishmentId', 'organisation', 'disabledAt', 'version'])
    .select(['appointedAs', 'appointedFrom', 'appointedTo'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (person === undefined) throw new NotFound('no such person')
  return person
}

type Days = Pick<PersonDetails, 'appointedFrom' | 'appointedTo'>

function refuseOwn(act: Act, { id }: { id: string }, what: string): void {
  if (id === act.who.id) throw new Refusal(`You cannot ${what}. Ask another business manager.`)
}

type Standing = Days & { id: string; role: string; disabledAt: string | null }

const managesOn = ({ role, disabledAt, appointedFrom, appointedTo }: Standing, today: string): boolean =>
  role === 'business-manager' &&
  disabledAt === null &&
  (appointedFrom ?? '') <= today &&
  (appointedTo === null || appointedTo >= today)

// Without a business manager nobody could add an account again.
async function refuseLoss(tx: Tx, act: Act, before: Standing, after: Standing): Promise<void> {
  const today = localDateOf(act.at)
  if (!managesOn(before, today) || managesOn(after, today)) return
  const other = await tx
    .selectFrom('person')
    .select('id')
    .where('role', '=', 'business-manager')
    .where(mayActOn(today))
    .where('id', '<>', before.id)
    .executeTakeFirst()
  if (other === undefined) throw new Refusal('This is the last business manager. Add another first.')
}

interface Kept {
  id: string
  version: number
  happened: string
  /** Where the account may see or do other things than before: the scrutineer is shown it (SECURITY B9). */
  roleBefore?: Role
}

async function keepVersion(tx: Tx, act: Act, { id, version, happened, ...before }: Kept): Promise<void> {
  const content = await personContent(tx, id)
  await recordVersion(tx, act, {
    act: happened,
    subject: 'person',
    subjectId: id,
    version,
    content,
    reason: '',
    details: content === undefined ? {} : { role: content.role, ...before },
  })
}
