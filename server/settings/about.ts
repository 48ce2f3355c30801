import { establishmentTypes } from '../establishments/vocabulary.ts'
import type { About } from '../records/about.ts'
import { writtenOnceColumns } from '../records/columns.ts'
import { legalHold, settings } from './vocabulary.ts'

export const settingAbout: About = {
  keeping: { keeping: 'kept', why: 'what past reviews were counted by', tables: ['setting'] },
  names: { child: null, staff: null },
  columns: [
    { code: 'name', label: 'Setting', codes: [...settings, legalHold] },
    { code: 'establishmentType', label: 'For this type only; empty: for all', codes: establishmentTypes },
    { code: 'value', label: 'Value' },
    { code: 'fromOn', label: 'Applies from' },
    { code: 'reason', label: 'Why it was set' },
    ...writtenOnceColumns,
  ],
  events: { label: 'Setting', seenBy: ['business-manager'], base: '/settings/changes', others: [] },
}
