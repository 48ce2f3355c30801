import type { Role } from '../../server/access/vocabulary.ts'
import { hashPassword } from '../../server/access/passwords.ts'
import type { Db } from '../../server/database/schema.ts'

interface TestPerson {
  id: string
  email: string
  role: Role
  establishmentId: string | null
}

export interface People {
  scrutineer: TestPerson
  /** Head of safeguarding at Ash House, where most things happen. */
  head: TestPerson
  /** Head of safeguarding at Birch House, who must see nothing of Ash House. */
  otherHead: TestPerson
  lado: TestPerson
  partner: TestPerson
  businessManager: TestPerson
}

/** Ash House is a young offender institution, Birch House a secure training centre; both opened in 2010. */
export const ash = '00000000-0000-4000-8000-00000000000a'
export const birch = '00000000-0000-4000-8000-00000000000b'

let hash: Promise<string> | undefined

// A cheap hash of the one test password: the real sign-in form is used, and would cost 20 ms a test.
const testHash = () => (hash ??= hashPassword('correct horse battery', Buffer.alloc(16)))

export async function peopleOf(db: Db): Promise<People> {
  await addHouse(db, ash, { code: 'ASH', name: 'Ash House', type: 'yoi' })
  await addHouse(db, birch, { code: 'BIR', name: 'Birch House', type: 'stc' })
  const add = (n: number, role: Role, establishmentId: string | null = null) =>
    addPerson(db, n, role, establishmentId)
  return {
    scrutineer: await add(1, 'scrutineer'),
    head: await add(2, 'head', ash),
    otherHead: await add(3, 'head', birch),
    lado: await add(4, 'lado'),
    partner: await add(5, 'partner'),
    businessManager: await add(6, 'business-manager'),
  }
}

async function addHouse(
  db: Db,
  id: string,
  house: { code: string; name: string; type: 'yoi' | 'stc' },
): Promise<void> {
  await db
    .insertInto('establishment')
    .values({ id, code: house.code, version: 1, recordedAt: '2018-01-01T00:00:00.000Z' })
    .execute()
  await db
    .insertInto('establishmentAttribute')
    .values({
      establishmentId: id,
      fromOn: '2010-01-01',
      name: house.name,
      type: house.type,
      operator: 'Operator',
      places: 60,
      youngest: 12,
      oldest: 18,
      genders: 'mixed',
      state: 'open',
      source: '',
    })
    .execute()
}

async function addPerson(db: Db, n: number, role: Role, establishmentId: string | null): Promise<TestPerson> {
  const person = {
    id: `00000000-0000-4000-8000-00000000010${n}`,
    email: `${role}${n}@example.org`,
    role,
    establishmentId,
  }
  await db
    .insertInto('person')
    .values({
      ...person,
      name: `Test ${role} ${n}`,
      organisation: role === 'partner' ? 'police' : null,
      passwordHash: await testHash(),
      createdAt: '2018-01-01T00:00:00.000Z',
      disabledAt: null,
      version: 1,
    })
    .execute()
  return person
}
