import { instant } from '../../reports/wording.ts'
import { may } from '../access/permissions.ts'
import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import { NotFound } from '../http/errors.ts'
import { readBy, standsIn, type RecordKind, type Shown } from '../records/kind.ts'
import { establishmentAbout } from './about.ts'
import { insertEstablishment, replaceEstablishment } from './actions.ts'
import { establishmentRecordForm, type Attributes, type Establishment } from './form.ts'
import { attributesTable, populationActions, stateTag } from './page.ts'
import {
  establishmentContent,
  findEstablishmentHead,
  listPopulationYears,
  namesTaken,
  openDaysRecorded,
} from './queries.ts'

export const establishmentKind: RecordKind<Establishment> = {
  name: 'establishment',
  about: establishmentAbout,
  one: 'establishment',
  many: 'Establishments',
  base: '/establishments',
  allow: { read: 'read establishments', record: 'change establishments' },
  viewsAreEvents: false,
  newTitle: 'Add an establishment',
  statement:
    'Once you submit, records can be kept about this establishment, and its head of safeguarding can be given an account. Reports use what was true on the day they are about.',
  next: () => [
    { text: 'Records can be kept about this establishment.' },
    { text: 'Reports use what was true on the day they are about. Signed reviews do not change.' },
  ],
  formFor: async (asking) => {
    const { db, correcting } = asking
    const stood = await standsIn(asking, establishmentContent)
    return establishmentRecordForm({
      taken: await namesTaken(db, correcting?.id),
      recorded: correcting && stood ? await openDaysRecorded(db, correcting.id, stood.attributes) : [],
    })
  },
  ...readBy(loadEstablishment, showEstablishment),
  contentOf: establishmentContent,
  insert: insertEstablishment,
  replace: replaceEstablishment,
}

async function loadEstablishment(db: Db, viewer: Person, id: string, today: string) {
  const head = await findEstablishmentHead(db, viewer, id)
  const content = head === undefined ? undefined : await establishmentContent(db, id)
  if (head === undefined || content === undefined)
    throw new NotFound('no such establishment, or not this person’s')
  const title = attributesOn(content.attributes, today)?.name ?? head.code
  return { id, version: head.version, establishmentId: id, title, content }
}

async function showEstablishment(
  db: Db,
  viewer: Person,
  { id, version, content }: Awaited<ReturnType<typeof loadEstablishment>>,
  today: string,
): Promise<Shown> {
  const now = attributesOn(content.attributes, today)
  return {
    caption: 'Establishment',
    tags: now === undefined ? [] : [stateTag(now.state)],
    notices: [],
    actions: may(viewer.role, 'read population')
      ? populationActions(id, await listPopulationYears(db, id), today)
      : [],
    tables: [attributesTable(content.attributes, today)],
    inTables: ['attributes'],
    meta: [
      { key: 'Recorded', value: instant(content.recordedAt) },
      { key: 'Version', value: String(version) },
    ],
  }
}

/** What was true on a day; before the first day, what was true first. */
const attributesOn = (attributes: readonly Attributes[], day: string): Attributes | undefined =>
  attributes.findLast(({ fromOn }) => fromOn <= day) ?? attributes[0]
