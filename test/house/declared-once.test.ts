import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Opened } from '../../server/database/open.ts'
import { sameContent } from '../../server/history/same-content.ts'
import { sealWith } from '../../server/keys.ts'
import { contents, kindNamed } from '../../server/kinds.ts'
import { namingQuery } from '../../server/subject-access/naming.ts'
import { subjectKinds } from '../../server/subject-access/vocabulary.ts'
import type { Incident } from '../../server/incidents/sections.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { acknowledgeReview } from '../../server/reviews/actions.ts'
import { reviewOfYear } from '../../server/reviews/queries.ts'
import { beginCorrectedVersion } from '../../server/reviews/versions/actions.ts'
import { aChildFromBefore, anIncident } from '../incidents/incident.ts'
import { tablesOf } from '../support/tables-of.ts'
import { workedExample } from '../support/worked-example.ts'

/** Columns that no version holds, each with its reason: a change of any other must be noticed by `history verify`. */
const outsideVersions: Record<string, string> = {
  'incident_technique.list': 'one value, by its check; only there for the foreign key',
  'incident_staff.pseudonym_key': 'made of the pseudonym, which the versions hold, whenever that is stored',
  'lado_contact.staff_pseudonym_key':
    'made of the pseudonym, which the versions hold, whenever that is stored',
  'incident.reference_key': 'made of the own reference, which the versions hold, whenever that is stored',
  'person.password_hash': 'a secret, which no version may hold; that it was changed is an event',
}

/** Columns of pseudonyms that no search looks in, each with its reason. */
const searchedByAnother: Record<string, string> = {
  'child_join.pseudonym': 'as it was typed of the child whose id stands beside it, which is searched for',
}

/** Tables that the worked example needs no row of: `test/history/every-kind.test.ts` changes theirs, column by column. */
const elsewhere = ['review_gap', 'review_number_decision', 'child_join']

let opened: Opened
beforeAll(async () => {
  const example = await workedExample()
  opened = example.opened
  const seal = sealWith(example.keys.history)
  opened.connection.pragma('foreign_keys=OFF')
  const { db } = opened
  const act = {
    who: { id: 'system', role: 'system' },
    at: '2019-12-10T09:00:00.000Z',
    key: null,
    newId: randomUUID,
    seal,
  }
  const [house] = await db.selectFrom('establishment').select('id').where('code', '=', 'CKI').execute()
  // As it was recorded before warning signs were asked for each child.
  const before: Partial<Incident> = { warningSigns: ['vomiting'], children: [aChildFromBefore()] }
  await recordNew(db, act, incidentKind, {
    values: anIncident({ establishmentId: house?.id ?? '', reasonsOther: ['verbal-threat'], ...before }),
  })
  const seen = async () => ({ year: 2018, seen: (await reviewOfYear(db, 2018))?.version ?? 0 })
  await acknowledgeReview(db, act, await seen())
  await beginCorrectedVersion(db, act, { ...(await seen()), reason: 'A count was wrong.' })
  const triggers = query<{ name: string }>("select name from sqlite_schema where type = 'trigger'")
  for (const { name } of triggers) opened.connection.exec(`drop trigger ${name}`)
  opened.connection.pragma('foreign_keys=OFF')
  opened.connection.pragma('ignore_check_constraints=ON')
}, 120_000)
afterAll(() => {
  opened.connection.close()
})

const query = <Row>(text: string) => opened.connection.prepare(text).all() as Row[]

interface Column {
  name: string
  type: string
  pk: number
}

const columnsOf = (table: string) => query<Column>(`select name, type, pk from pragma_table_info('${table}')`)

/** Whether every record of the kind reads as its latest version does. */
async function stands(kind: string): Promise<boolean> {
  const latest = query<{ id: string; content: string }>(
    `select subject_id as id, content from record_version as v where subject = '${kind}' and version =
      (select max(version) from record_version where subject = v.subject and subject_id = v.subject_id)`,
  )
  const ids = latest.map(({ id }) => id)
  const found = (await contents[kind]?.(opened.db, ids)) ?? new Map<string, unknown>()
  return latest.every(({ id, content }) => found.has(id) && sameContent(content, found.get(id)))
}

const changed = ({ name, type }: Column) => {
  if (type.toLowerCase() === 'blob') return `cast(${name} || 'x' as blob)`
  return type.toLowerCase() === 'text' ? `coalesce(${name}, '') || 'x'` : `coalesce(${name}, 0) + 1`
}

const kinds = Object.keys(contents)

describe.each(kinds)('the tables of a %s', (kind) => {
  it('hold nothing that its versions do not', { timeout: 120_000 }, async () => {
    expect(await stands(kind)).toBe(true)
    const unnoticed: string[] = []
    for (const table of tablesOf(kind).filter((each) => !elsewhere.includes(each))) {
      if (query(`select 1 from ${table} limit 1`).length === 0) {
        unnoticed.push(`${table}: the worked example has no row of it`)
        continue
      }
      for (const column of columnsOf(table).filter(({ pk, name }) => pk === 0 && name !== 'id')) {
        opened.connection.exec(
          `savepoint one; update or replace ${table} set ${column.name} = ${changed(column)}`,
        )
        const isNoticed = !(await stands(kind).catch(() => false))
        opened.connection.exec('rollback to one; release one')
        const name = `${table}.${column.name}`
        if (!isNoticed && outsideVersions[name] === undefined) unnoticed.push(name)
      }
    }
    expect(unnoticed, 'give these to the kind’s contentOf, or say why not in outsideVersions').toEqual([])
  })
})

describe('every column that names a child or a member of staff', () => {
  it('is asked in a subject’s access, by the kind whose table it stands in', () => {
    const forgotten = kinds.flatMap((kind) =>
      tablesOf(kind).flatMap((table) =>
        columnsOf(table)
          .filter(({ name }) => /pseudonym|child_id|staff_id/.test(name))
          .filter(({ name }) => {
            const about = kindNamed(kind)?.about
            const texts = subjectKinds.map(({ value }) => about && namingQuery(about, value)).join('\n')
            return !(texts.includes(table) && texts.includes(name))
          })
          .map(({ name }) => `${table}.${name}`)
          .filter((name) => searchedByAnother[name] === undefined),
      ),
    )
    expect(forgotten, 'name these in the about.ts of the kind').toEqual([])
  })
})
