/** Every address of the application, so that none is spelled twice. */
export const paths = {
  home: () => '/',
  administration: () => '/administration',
  account: () => '/account',
  toDo: (slug: string) => `/to-do/${slug}`,
  signIn: (next?: string) =>
    next === undefined || next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`,
  signOut: () => '/sign-out',
  secondStep: (way?: string) =>
    way === undefined ? '/sign-in/second-step' : `/sign-in/second-step?way=${way}`,
  demonstrationSignIn: (next?: string) =>
    next === undefined ? '/sign-in/demonstration' : `/sign-in/demonstration?next=${encodeURIComponent(next)}`,
  /** Prove again with a second factor that it is you, and go on. */
  confirm: (next?: string) => (next === undefined ? '/confirm' : `/confirm?next=${encodeURIComponent(next)}`),
  signedIn: () => '/signed-in',
  secondFactors: () => '/second-factors',
  secondFactor: (kind: 'app' | 'sheet' | 'passkey' | 'recovery-codes') => `/second-factors/${kind}`,
  sessions: () => '/sessions',
  oneTimeLink: (token: string) => `/one-time/${token}`,
  replacement: (id: string) => `/replacements/${id}`,
  recoverySheet: () => '/recovery-sheet',
  accessibility: () => '/accessibility',
  privacy: () => '/privacy',
  help: () => '/help',
  health: () => '/healthz',
  establishments: () => '/establishments',
  establishment: (id: string) => `/establishments/${id}`,
  populationYear: (establishmentId: string, year: number) =>
    `/establishments/${establishmentId}/population/${year}`,
  publishedFigures: () => '/published-figures',
  figureImport: (draft?: string) =>
    draft === undefined ? '/published-figures/import' : `/published-figures/import/${draft}`,
  figureTemplate: (name: string) => `/published-figures/import/templates/${name}`,
  figureImports: () => '/published-figures/imports',
  publishedFigure: (id: string) => `/published-figures/${id}`,
  maskedNames: () => '/masked-names',
  maskedName: (id: string) => `/masked-names/${id}`,
  incidents: () => '/incidents',
  incident: (id: string) => `/incidents/${id}`,
  incidentFollowUp: (id: string) => `/incidents/${id}/follow-up`,
  incidentReferral: (id: string) => `/incidents/${id}/referral`,
  incidentChanges: () => '/incidents/changes',
  incidentChangesRead: () => '/incidents/changes/read',
  childJoins: () => '/children/joins',
  childJoin: (id: string) => `/children/joins/${id}`,
  otherChanges: () => '/other-changes',
  otherChangesRead: () => '/other-changes/read',
  returns: () => '/returns',
  monthlyReturn: (establishmentId: string, month: string, part?: ReturnPart) =>
    `/returns/${establishmentId}/${month}${part === undefined ? '' : `/${part}`}`,
  outsideCounts: () => '/outside-counts',
  outsideCount: (id: string) => `/outside-counts/${id}`,
  visits: () => '/visits',
  visit: (id: string) => `/visits/${id}`,
  sampleOf: (visitId: string) => `/visits/${visitId}/sample`,
  sampledRecords: () => '/sampled-records',
  sampledRecord: (id: string) => `/sampled-records/${id}`,
  contacts: () => '/contacts',
  contact: (id: string) => `/contacts/${id}`,
  ladoContacts: () => '/lado-contacts',
  ladoContact: (id: string) => `/lado-contacts/${id}`,
  ladoContactAbout: (incidentId: string) => `/lado-contacts/new?incident=${incidentId}`,
  meetings: () => '/qa-meetings',
  meeting: (id: string) => `/qa-meetings/${id}`,
  settings: () => '/settings',
  newSetting: (name: string, type = '') =>
    type === '' ? `/settings/${name}/new` : `/settings/${name}/new?establishmentType=${type}`,
  settingChange: (id: string) => `/settings/changes/${id}`,
  waitingSetting: (id: string) => `/settings/waiting/${id}`,
  appointments: () => '/appointments',
  handover: () => '/handover',
  people: () => '/people',
  person: (id: string) => `/people/${id}`,
  password: () => '/password',
  subjectAccess: () => '/subject-access',
  disposal: () => '/disposal',
  legalHold: () => '/legal-hold',
  happened: () => '/history',
  reviews: () => '/reviews',
  review: (year: number) => `/reviews/${year}`,
  reviewPart: (year: number, part: ReviewPart) => `/reviews/${year}/${part}`,
  reviewCommentary: (year: number, section: string) => `/reviews/${year}/commentary/${section}`,
  /** One version of a review; for its editions and files too, an earlier one is named. */
  reviewVersion: (year: number, version: number) => `/reviews/${year}/versions/${version}`,
  reviewEdition: (year: number, edition: string, version?: number) =>
    `/reviews/${year}/editions/${edition}${version === undefined ? '' : `?version=${version}`}`,
  reviewFile: (year: number, file: ReviewFile, edition: string, version?: number) =>
    `/reviews/${year}/${file}?edition=${edition}${version === undefined ? '' : `&version=${version}`}`,
}

type ReturnPart = 'signature' | 'signed' | 'history'

type ReviewPart =
  | 'opinions'
  | 'gaps'
  | 'public-texts'
  | 'public-numbers'
  | 'names'
  | 'signature'
  | 'signed'
  | 'sending-back'
  | 'release'
  | 'released'
  | 'acknowledgement'
  | 'corrected-version'
  | 'history'

type ReviewFile = 'report' | 'review.pdf' | 'tables.xlsx'
