import type { Contact } from '../contacts/form.ts'
import { contactKind } from '../contacts/kind.ts'
import { recordNew } from '../records/actions.ts'
import type { House } from './calibration.ts'
import { at, type Happening } from './world.ts'

type Told = Omit<Contact, 'establishmentId' | 'kind'> & { house?: House }

const contacts: readonly Told[] = [
  told('2017-06-20', 'lado', 'telephone', '0.25', 'What the scrutineer reads of the LADO log, and when.'),
  told('2018-02-06', 'head', 'telephone', '0', 'Who shows footage on a visit without notice.', 'CKI'),
  told(
    '2018-04-26',
    'lado',
    'telephone',
    '0.25',
    'How contacts about restraint reach the log, and what is shared with the heads.',
  ),
  told('2018-06-13', 'head', 'telephone', '0', 'Which records will be read on the July visit.', 'MED'),
  told(
    '2018-08-30',
    'advocacy',
    'video',
    '0.25',
    'How soon after a restraint an advocate is offered at either establishment.',
  ),
  told(
    '2018-09-27',
    'head',
    'telephone',
    '0',
    'Copies of one week in September have not come. Promised within a month.',
    'CKI',
  ),
  told(
    '2018-11-14',
    'imb',
    'in-person',
    '0.25',
    'What the board sees on the separation unit, and how our visits fit together.',
    'CKI',
  ),
  told('2018-12-19', 'lado', 'telephone', '0', 'Two referrals still open; one came late and why.'),
  told('2019-02-07', 'ycs', 'video', '0.25', 'Staffing in the evenings and when it will change.', 'CKI'),
  told(
    '2019-02-28',
    'governor',
    'writing',
    '0',
    'What children said about December, and whether it can be kept up.',
    'MED',
  ),
  told(
    '2019-06-19',
    'governor',
    'telephone',
    '0',
    'Which units the new staff of the summer will work on.',
    'CKI',
  ),
  told(
    '2019-10-02',
    'head',
    'telephone',
    '0',
    'What was different in September, and which records are to be read.',
    'MED',
  ),
  told('2019-11-05', 'lado', 'video', '0.25', 'Two referrals of September: one outcome, one still open.'),
]

const reviewDays: readonly [day: string, note: string][] = [
  ['2018-03-22', 'Planned the first review: which records to ask for.'],
  ['2019-03-14', 'Planned the review: which records to ask for, and from whom.'],
  ['2019-03-26', 'Read the year’s visit reports and marked what to follow up.'],
]

// eslint-disable-next-line max-params -- the columns of the table above
function told(
  contactedOn: string,
  withRole: Contact['withRole'],
  way: Contact['way'],
  daysUsed: Contact['daysUsed'],
  ...[note, house]: [note: string, house?: House]
): Told {
  return { contactedOn, withRole, way, daysUsed, note, ...(house === undefined ? {} : { house }) }
}

/** Contacts that use a day, and half a day's work on the review. */
export const contactHappenings = (): Happening[] => [
  ...contacts.map((contact) => noted({ kind: 'contact', ...contact })),
  ...reviewDays.map(([contactedOn, note]) =>
    noted({ kind: 'review', contactedOn, withRole: 'none', way: 'not-applicable', daysUsed: '0.25', note }),
  ),
]

const noted = ({ house, ...contact }: Told & { kind: Contact['kind'] }): Happening => ({
  at: at(contact.contactedOn, '18:20'),
  who: 'scrutineer',
  do: ({ db, establishments }, act) => {
    const establishmentId = house === undefined ? null : establishments[house]
    return recordNew(db, act, contactKind, { values: { ...contact, establishmentId } })
  },
})
