import { officeWords, partnerWords } from '../access/office-words.ts'
import { may, type Permission } from '../access/permissions.ts'
import type { Person } from '../access/person.ts'
import { isOfEstablishment, isOfOrganisation, partnershipOffices } from '../access/vocabulary.ts'
import type { Db } from '../database/schema.ts'
import type { Field } from '../fields/field.ts'
import { NotFound } from '../http/errors.ts'
import { houseNames, seatsTaken, type Seat } from './reader-queries.ts'

/** One who can open it. */
export interface Reader {
  /** 'head of safeguarding of Ash House', 'partners from Kent Police' */
  words: string
  /** Answers that they are not shown, by their labels. */
  without: string[]
}

export interface Readers {
  /** They can read it now, and could not before. */
  gained: Reader[]
  /** They could read it before, and still can. */
  kept: Reader[]
  /** They could read it as it was before, and cannot read it any more. */
  lost: Reader[]
  /** The head of the establishment that it is about, where they may read such records and not this one. */
  barred: Reader[]
  /** Offices that could read it, and that nobody holds today. */
  vacant: string[]
}

/** What is asked of a kind of record to say who can open it: the very functions that open it. */
export interface Readable {
  allow: { read: Permission }
  /** @throws NotFound for one that the viewer may not see */
  load: (db: Db, viewer: Person, id: string, today: string) => Promise<unknown>
}

interface ReadBefore {
  /** Whether a viewer could see it before, or that whoever sees it now did; absent where it was not there before. */
  couldSee?: ((viewer: Person) => boolean) | 'as-now'
}

/** What a form asks, as far as it says who is shown the answers. */
export type Labelled = Record<string, Pick<Field<unknown>, 'label' | 'hiddenFrom'>>

interface Asked extends ReadBefore {
  id: string
  establishmentId: string | null
  today: string
  /** Whoever has just written it, and needs not be told. */
  writer: Seat
  fields: Labelled
}

/**
 * Who can open a record today beside its writer, and who of them could not before: each office and organisation with an
 * account that may act today is tried as it would be at the record's own page.
 */
export async function readersOf(db: Db, readable: Readable, asked: Asked): Promise<Readers> {
  const houses = await houseNames(db)
  const seats = await seatsTaken(db, asked.today)
  const mayAtAll = (seat: Seat) => may(seat.role, readable.allow.read) && !isSame(seat, asked.writer)
  const readers: Readers = { gained: [], kept: [], lost: [], barred: [], vacant: [] }
  for (const seat of [...seats, ...emptyOffices(seats, asked.establishmentId)]) {
    if (!mayAtAll(seat)) continue
    const viewer = { ...seat, id: '', name: '' }
    const can = await opens(db, readable, viewer, asked)
    const how = howItIs(seat, { can, could: couldBefore(asked, viewer, can), asked })
    if (how === undefined) continue
    const words = wordsFor(seat, houses)
    if (seats.includes(seat)) readers[how].push({ words, without: hiddenIn(asked, seat) })
    else if (can) readers.vacant.push(words)
  }
  return readers
}

function couldBefore({ couldSee }: ReadBefore, viewer: Person, can: boolean): boolean {
  if (couldSee === 'as-now') return can
  return couldSee?.(viewer) ?? false
}

function howItIs(
  seat: Seat,
  { can, could, asked }: { can: boolean; could: boolean; asked: Asked },
): Exclude<keyof Readers, 'vacant'> | undefined {
  if (can) return could ? 'kept' : 'gained'
  if (could) return 'lost'
  const isItsHead = isOfEstablishment(seat.role) && seat.establishmentId === asked.establishmentId
  return isItsHead ? 'barred' : undefined
}

const hiddenIn = ({ fields }: Asked, { role }: Seat): string[] =>
  Object.values(fields)
    .filter(({ hiddenFrom }) => hiddenFrom.includes(role))
    .map(({ label }) => label)

async function opens(db: Db, { load }: Readable, viewer: Person, { id, today }: Asked): Promise<boolean> {
  try {
    await load(db, viewer, id, today)
    return true
  } catch (error) {
    if (error instanceof NotFound) return false
    throw error
  }
}

/** The offices of which a record can be, where nobody holds them. */
const emptyOffices = (seats: readonly Seat[], establishmentId: string | null): Seat[] =>
  [
    ...partnershipOffices.map((role) => ({ role, establishmentId: null, organisation: null })),
    ...(establishmentId === null ? [] : [{ role: 'head' as const, establishmentId, organisation: null }]),
  ].filter((office) => !seats.some((seat) => isSame(seat, office)))

const isSame = (one: Seat, other: Seat): boolean =>
  one.role === other.role &&
  one.establishmentId === other.establishmentId &&
  (!isOfOrganisation(one.role) || one.organisation === other.organisation)

function wordsFor(
  { role, establishmentId, organisation }: Seat,
  houses: ReadonlyMap<string, string>,
): string {
  if (isOfOrganisation(role) && organisation !== null) return partnerWords(organisation)
  const house = houses.get(establishmentId ?? '')
  return officeWords({ role, ...(house === undefined ? {} : { house }) })
}
