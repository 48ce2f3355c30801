import { establishmentTypes } from '../../establishments/vocabulary.ts'
import type { About } from '../../records/about.ts'
import { writtenColumns } from '../../records/columns.ts'
import { settings } from '../vocabulary.ts'
import { waitingAnswers } from './vocabulary.ts'

export const waitingSettingAbout: About = {
  keeping: {
    keeping: 'kept',
    why: 'what was to rewrite past reviews, and who agreed or refused',
    tables: ['waiting_setting'],
  },
  names: { child: null, staff: null },
  columns: [
    { code: 'name', label: 'Setting', codes: settings },
    { code: 'establishmentType', label: 'For this type only; empty: for all', codes: establishmentTypes },
    { code: 'value', label: 'Value' },
    { code: 'fromOn', label: 'Would apply from' },
    { code: 'reason', label: 'Why it was set' },
    { code: 'answer', label: 'How it ended', codes: waitingAnswers },
    { code: 'answerReason', label: 'Why it ended so' },
    { code: 'answeredBy', label: 'Ended by, the account’s id' },
    { code: 'answeredAt', label: 'Ended at, in UTC' },
    { code: 'settingId', label: 'The setting that an agreement made, by its id' },
    ...writtenColumns,
  ],
  events: {
    label: 'Setting that needs the scrutineer',
    seenBy: ['business-manager'],
    base: '/settings/waiting',
    others: [],
  },
}
