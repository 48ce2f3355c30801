import { may, type Permission } from './access/permissions.ts'
import type { Role } from './access/vocabulary.ts'
import { paths } from './paths.ts'

/** A page that leads to everything of its kind. */
export interface Place {
  text: string
  href: string
  needs: Permission
}

/** One that stands on Administration, where the role has it not in its navigation: with what it is for, and under which heading. */
export interface DescribedPlace extends Place {
  about: string
  group: Group
}

export const groups = ['Records and figures', 'Checks and duties', 'Offices and accounts'] as const
type Group = (typeof groups)[number]

const home: Place = { text: 'Home', href: paths.home(), needs: 'see home' }
const administration: Place = {
  text: 'Administration',
  href: paths.administration(),
  needs: 'see appointments',
}

const described = {
  incidents: {
    text: 'Incidents',
    href: paths.incidents(),
    needs: 'read incidents',
    about: 'Every use of force that was recorded.',
    group: 'Records and figures',
  },
  returns: {
    text: 'Returns',
    href: paths.returns(),
    needs: 'read returns',
    about: 'What each establishment signs month by month, and which months are still open.',
    group: 'Records and figures',
  },
  visits: {
    text: 'Visits',
    href: paths.visits(),
    needs: 'read visits',
    about: 'The scrutineer’s visits to establishments, and when each report was sent.',
    group: 'Records and figures',
  },
  contacts: {
    text: 'Contacts',
    href: paths.contacts(),
    needs: 'read contacts',
    about: 'Your contacts and your work on the review, and the days used.',
    group: 'Records and figures',
  },
  ladoContacts: {
    text: 'LADO contacts',
    href: paths.ladoContacts(),
    needs: 'read LADO contacts',
    about: 'Allegations against staff that the LADO was told of, and their outcomes.',
    group: 'Records and figures',
  },
  meetings: {
    text: 'QA meetings',
    href: paths.meetings(),
    needs: 'read QA meetings',
    about: 'The quarterly meetings and the actions that were agreed.',
    group: 'Records and figures',
  },
  reviews: {
    text: 'Reviews',
    href: paths.reviews(),
    needs: 'read reviews',
    about: 'The review of each year, in every edition.',
    group: 'Records and figures',
  },
  sampledRecords: {
    text: 'Sampled records',
    href: paths.sampledRecords(),
    needs: 'sample records',
    about: 'Records of the establishments that you compared with the incidents here.',
    group: 'Records and figures',
  },
  outsideCounts: {
    text: 'Counts of other sources',
    href: paths.outsideCounts(),
    needs: 'read outside counts',
    about: 'What others counted of the same months, and each difference explained.',
    group: 'Records and figures',
  },
  childJoins: {
    text: 'Pseudonyms that read the same',
    href: paths.childJoins(),
    needs: 'decide joined children',
    about: 'Pseudonyms that look alike, and whether they are one child.',
    group: 'Records and figures',
  },
  establishments: {
    text: 'Establishments',
    href: paths.establishments(),
    needs: 'read establishments',
    about: 'Each establishment, its type, and whether it is open.',
    group: 'Records and figures',
  },
  publishedFigures: {
    text: 'Published figures',
    href: paths.publishedFigures(),
    needs: 'read published figures',
    about: 'Figures that others published, with their sources.',
    group: 'Records and figures',
  },
  happened: {
    text: 'Activity log',
    href: paths.happened(),
    needs: 'read history',
    about: 'Who did and who opened what, latest first.',
    group: 'Checks and duties',
  },
  incidentChanges: {
    text: 'Changes after submission',
    href: paths.incidentChanges(),
    needs: 'read changes',
    about: 'What was changed in incidents that were submitted, and why.',
    group: 'Checks and duties',
  },
  otherChanges: {
    text: 'Changes to other records',
    href: paths.otherChanges(),
    needs: 'read changes',
    about: 'What was changed in records other than incidents.',
    group: 'Checks and duties',
  },
  maskedNames: {
    text: 'Names to mask',
    href: paths.maskedNames(),
    needs: 'confirm masked names',
    about: 'Names that were found in a record, and who must agree to mask them.',
    group: 'Checks and duties',
  },
  subjectAccess: {
    text: 'Subject access',
    href: paths.subjectAccess(),
    needs: 'answer subject access',
    about: 'Everything recorded about one child or member of staff who asks for it.',
    group: 'Checks and duties',
  },
  disposal: {
    text: 'Disposal',
    href: paths.disposal(),
    needs: 'dispose of records',
    about: 'Records whose time is over, and the certificates of those destroyed.',
    group: 'Checks and duties',
  },
  legalHold: {
    text: 'Legal hold',
    href: paths.legalHold(),
    needs: 'object to the end of the legal hold',
    about: 'Whether records may be destroyed, and how to object.',
    group: 'Checks and duties',
  },
  settings: {
    text: 'Settings',
    href: paths.settings(),
    needs: 'read settings',
    about: 'Time limits, telephone numbers and allowances, and who set each.',
    group: 'Offices and accounts',
  },
  people: {
    text: 'People',
    href: paths.people(),
    needs: 'keep accounts',
    about: 'Accounts: who may sign in, and in which role.',
    group: 'Offices and accounts',
  },
  appointments: {
    text: 'Appointments',
    href: paths.appointments(),
    needs: 'see appointments',
    about: 'Who holds which office, and until when.',
    group: 'Offices and accounts',
  },
  recoverySheet: {
    text: 'Recovery sheet',
    href: paths.recoverySheet(),
    needs: 'keep accounts',
    about: 'The yearly test of the sealed envelopes.',
    group: 'Offices and accounts',
  },
} as const satisfies Record<string, DescribedPlace>

type Name = keyof typeof described

/** Between Home and Administration: what a role uses every month comes first, and with these two there are seven at most. */
const used: Record<Role, readonly Name[]> = {
  scrutineer: ['incidents', 'visits', 'ladoContacts', 'meetings', 'reviews'],
  head: ['incidents', 'returns', 'ladoContacts', 'meetings', 'reviews'],
  lado: ['ladoContacts', 'incidents', 'meetings', 'reviews'],
  partner: ['meetings', 'reviews', 'publishedFigures'],
  'business-manager': ['returns', 'establishments', 'meetings', 'reviews', 'people'],
}

/** What stands in a role's navigation, in its order. */
export const mainPlaces = (role: Role): Place[] =>
  [home, ...used[role].map((name) => described[name]), administration].filter(({ needs }) => may(role, needs))

/** Everything else that a role may open, in the order of the list above. */
export const otherPlaces = (role: Role): DescribedPlace[] =>
  (Object.keys(described) as Name[])
    .filter((name) => !used[role].includes(name))
    .map((name) => described[name])
    .filter(({ needs }) => may(role, needs))
