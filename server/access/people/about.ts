import { organisations } from '../../qa-meetings/vocabulary.ts'
import { paths } from '../../paths.ts'
import type { About } from '../../records/about.ts'
import { establishmentColumn, versionColumn } from '../../records/columns.ts'
import { appointedAs, roles } from '../vocabulary.ts'

const seenBy = ['business-manager'] as const

export const personAbout: About = {
  keeping: {
    keeping: 'kept',
    why: 'names who did what as long as the history is kept; a disabled account cannot be used',
    tables: ['person'],
  },
  names: { child: null, staff: null },
  columns: [
    { code: 'name', label: 'Name' },
    { code: 'email', label: 'E-mail address' },
    { code: 'role', label: 'Role', codes: roles },
    establishmentColumn,
    { code: 'organisation', label: 'Organisation', codes: organisations },
    { code: 'appointedAs', label: 'Appointed as', codes: appointedAs },
    { code: 'appointedFrom', label: 'Appointed from' },
    { code: 'appointedTo', label: 'Appointed until' },
    { code: 'createdAt', label: 'Account made at, in UTC' },
    { code: 'disabledAt', label: 'Account disabled at, in UTC' },
    versionColumn,
  ],
  events: {
    label: 'Account',
    seenBy,
    base: paths.people(),
    opensFor: seenBy,
    others: [
      { value: 'person-history', label: 'History of an account', seenBy },
      { value: 'session', label: 'Sign-in', seenBy, base: paths.people(), opensFor: seenBy },
    ],
  },
}
