import { sql } from 'kysely'
import type { Person } from '../../../server/access/person.ts'
import { contactKind } from '../../../server/contacts/kind.ts'
import type { Contact } from '../../../server/contacts/form.ts'
import { contactContent } from '../../../server/contacts/queries.ts'
import type { Db, Tx } from '../../../server/database/schema.ts'
import { choiceOrNone } from '../../../server/fields/choice.ts'
import { date } from '../../../server/fields/date.ts'
import { form } from '../../../server/fields/form.ts'
import { textList } from '../../../server/fields/text-list.ts'
import { text } from '../../../server/fields/text.ts'
import { yesNoNotRecorded, type YesNoNotRecorded } from '../../../server/fields/vocabulary.ts'
import { NotFound } from '../../../server/http/errors.ts'
import { incidentContent } from '../../../server/incidents/content-queries.ts'
import { writtenColumns } from '../../../server/records/columns.ts'
import { readBy, type RecordKind } from '../../../server/records/kind.ts'
import { bringUpToDate } from '../../../server/upgrades/bring-up-to-date.ts'
import type { UpgradeStep } from '../../../server/upgrades/step.ts'

/** Contacts that gained a question and a list, as a later version of the program might have them. */
export interface LongerContact extends Contact {
  childrenHeard: YesNoNotRecorded | null
  topics: string[]
}

/** What a migration would do for the question, for the list, and for a kind of its own. */
export const gaining = [
  `alter table contact add column children_heard text check (children_heard in ('yes', 'no', 'not-recorded'))`,
  `create table contact_topic (
    contact_id text not null references contact (id),
    place integer not null,
    topic text not null,
    primary key (contact_id, place)
  ) strict, without rowid`,
  `create table training_day (
    id text primary key,
    held_on text not null,
    topic text not null,
    version integer not null check (version >= 1),
    recorded_at text not null,
    recorded_by text not null
  ) strict`,
]

async function topicsOf(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{
    topic: string
  }>`select topic from contact_topic where contact_id = ${id} order by place`.execute(db)
  return rows.map(({ topic }) => topic)
}

async function longerContent(db: Db, id: string) {
  const content = await contactContent(db, id)
  if (content === undefined) return undefined
  const { rows } = await sql<{
    childrenHeard: YesNoNotRecorded | null
  }>`select children_heard from contact where id = ${id}`.execute(db)
  return {
    ...content,
    childrenHeard: rows[0]?.childrenHeard ?? null,
    topics: await topicsOf(db, id),
  }
}

async function storeRest(tx: Tx, id: string, { childrenHeard, topics }: LongerContact): Promise<void> {
  await sql`update contact set children_heard = ${childrenHeard} where id = ${id}`.execute(tx)
  await sql`delete from contact_topic where contact_id = ${id}`.execute(tx)
  for (const [place, topic] of topics.entries())
    await sql`insert into contact_topic values (${id}, ${place}, ${topic})`.execute(tx)
}

const shorter = ({ childrenHeard: _heard, topics: _topics, ...contact }: LongerContact): Contact => contact

async function withLonger<Read extends { id: string }>(db: Db, read: Read) {
  const content = await longerContent(db, read.id)
  if (content === undefined) throw new NotFound('no such record')
  return { ...read, content }
}

const { contentsOf: _many, ...restOfKind } = contactKind

export const longerContactKind: RecordKind<LongerContact> = {
  ...restOfKind,
  next: () => [],
  formFor: async (asking) => {
    const asked = await contactKind.formFor(asking)
    const fields = {
      ...asked.form.fields,
      childrenHeard: choiceOrNone({ question: 'Were children heard?', from: yesNoNotRecorded }),
      topics: textList({ question: 'Topics', max: 10, length: 50 }),
    }
    const [section] = asked.sections
    if (section === undefined) throw new Error('A contact has a section')
    return {
      form: form<LongerContact>(fields),
      sections: [{ ...section, names: [...section.names, 'childrenHeard', 'topics'] }],
    }
  },
  load: async (db, viewer, id, today) => withLonger(db, await contactKind.load(db, viewer, id, today)),
  show: async (db, viewer, id, today) => withLonger(db, await contactKind.show(db, viewer, id, today)),
  contentOf: longerContent,
  insert: async (tx, act, values) => {
    const saved = await contactKind.insert(tx, act, shorter(values))
    await storeRest(tx, saved.id, values)
    return saved
  },
  replace: async (tx, act, stands, values) => {
    const { content: _shorter, ...saved } = await contactKind.replace(tx, act, stands, shorter(values))
    await storeRest(tx, saved.id, values)
    return saved
  },
}

interface TrainingDay {
  heldOn: string
  topic: string
}

async function trainingDayContent(db: Db, id: string) {
  const { rows } = await sql<
    TrainingDay & { version: number; recordedAt: string; recordedBy: string }
  >`select held_on, topic, version, recorded_at, recorded_by from training_day where id = ${id}`.execute(db)
  return rows[0]
}

/** A kind that an earlier version did not have. */
async function loadTrainingDay(db: Db, _viewer: Person, id: string) {
  const content = await trainingDayContent(db, id)
  if (content === undefined) throw new NotFound('no such record')
  return { id, version: content.version, establishmentId: null, title: 'Training day', content }
}

export const trainingDayKind: RecordKind<TrainingDay> = {
  name: 'training-day',
  about: {
    keeping: { keeping: 'kept', why: 'no personal data', tables: ['training_day'] },
    names: { child: null, staff: null },
    columns: writtenColumns,
    events: { label: 'Training day', seenBy: [], others: [] },
  },
  one: 'training day',
  many: 'Training days',
  base: '/training-days',
  allow: { read: 'read contacts', record: 'record contacts' },
  viewsAreEvents: false,
  newTitle: 'Record a training day',
  statement: 'Only you read it.',
  next: () => [],
  formFor: () =>
    Promise.resolve({
      form: form<TrainingDay>({
        heldOn: date({ question: 'When was it held?', missing: 'Enter the day' }),
        topic: text({ question: 'What was it about?', missing: 'Say what it was about' }),
      }),
      sections: [{ slug: 'day', title: 'The day', names: ['heldOn', 'topic'] }],
    }),
  ...readBy(loadTrainingDay, () => ({ tags: [], notices: [], meta: [] })),
  contentOf: trainingDayContent,
  insert: async (tx, act, { heldOn, topic }) => {
    const id = act.newId()
    await sql`insert into training_day values (${id}, ${heldOn}, ${topic}, 1, ${act.at}, ${act.who.id})`.execute(
      tx,
    )
    return { id, establishmentId: null, version: 1, title: 'Training day' }
  },
  replace: async (tx, _act, { id, version }, { heldOn, topic }) => {
    await sql`update training_day set held_on = ${heldOn}, topic = ${topic}, version = ${version + 1}
      where id = ${id}`.execute(tx)
    return { id, establishmentId: null, version: version + 1, title: 'Training day' }
  },
}

/** A step that has to rewrite every contact: an answer that is known of all that were recorded before. */
export const hearingStep: UpgradeStep = async (tx, act) => {
  const contacts = await tx.selectFrom('contact').select(['id', 'establishmentId', 'version']).execute()
  for (const { id, establishmentId, version } of contacts) {
    await sql`update contact set children_heard = 'not-recorded', version = ${version + 1} where id = ${id}`.execute(
      tx,
    )
    const content = await longerContent(tx, id)
    await bringUpToDate(tx, act, { subject: 'contact', id, establishmentId, version: version + 1, content })
  }
  return contacts.length
}

/** A step that rewrites an answer of every incident that is counted: told in seconds from now on. */
export const secondsStep: UpgradeStep = async (tx, act) => {
  const incidents = await tx.selectFrom('incident').select(['id', 'establishmentId', 'version']).execute()
  for (const { id, establishmentId, version: last } of incidents) {
    const version = last + 1
    await sql`update incident set duration_minutes = duration_minutes * 60, version = ${version}
      where id = ${id}`.execute(tx)
    const content = await incidentContent(tx, id)
    await bringUpToDate(tx, act, { subject: 'incident', id, establishmentId, version, content })
  }
  return incidents.length
}
