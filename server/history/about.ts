import { techniqueLevels } from '../incidents/vocabulary.ts'
import type { About } from '../records/about.ts'

export const codeAbout: About = {
  keeping: { keeping: 'kept', why: 'lists that numbers are counted by', tables: ['code'] },
  names: { child: null, staff: null },
  columns: [
    { code: 'list', label: 'List' },
    { code: 'value', label: 'Code' },
    { code: 'label', label: 'In words' },
    { code: 'level', label: 'Level of a technique, by which it is counted', codes: techniqueLevels },
    { code: 'place', label: 'Place in the list' },
    { code: 'fromOn', label: 'In use from' },
    { code: 'toOn', label: 'In use until; empty: still' },
  ],
  events: { label: 'Code of a list', seenBy: ['business-manager'], others: [] },
}

export const databaseAbout: About = {
  keeping: {
    keeping: 'kept',
    why: 'reasons of operators for what was done to the database',
    tables: [],
  },
  names: { child: null, staff: null },
  columns: [
    { code: 'fromSeq', label: 'Last event that the database held' },
    { code: 'fromSeal', label: 'Record seal of that event' },
    { code: 'madeAt', label: 'Backup made at, in UTC' },
    { code: 'replacedSeq', label: 'Last event of the database that was replaced' },
    { code: 'replacedSeal', label: 'Record seal of that event' },
    { code: 'lostAnchors', label: 'Record seals known elsewhere that are not in it' },
    { code: 'lostSeq', label: 'Last event that is lost' },
    { code: 'lostSeal', label: 'Record seal of that event' },
  ],
  events: { label: 'Database and backups', seenBy: ['business-manager'], others: [] },
}
