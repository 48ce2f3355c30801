import { instant, plural } from '../../../reports/wording.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { paths } from '../../paths.ts'
import type {
  ActionForm,
  ErrorLink,
  FieldView,
  RecordFormPage,
  RecordShowPage,
} from '../../records/page-types.ts'
import { inFours } from './codes.ts'
import type { Factor } from './queries.ts'
import { factorKinds, fewCodes } from './vocabulary.ts'

export interface AddAppPage {
  heading: string
  intro: string[]
  errors: ErrorLink[]
  square: { path: string; width: number }
  secret: string
  fields: FieldView[]
  action: string
  csrf: string
}

/** Shown once, and never again. */
export interface CodesPage {
  heading: string
  intro: string[]
  caption: string
  rows: { number: string; code: string }[]
  next: { text: string; href: string }
}

export interface FactorViews {
  'access/add-app': AddAppPage
  'access/codes': CodesPage
}

interface Around {
  /** Unused codes by factor. */
  left: ReadonlyMap<string, number>
  forms: ActionForm[]
  owes: 'first' | 'passkey' | null
}

const addPasskey = { text: 'Add a passkey', href: paths.secondFactor('passkey') }
const addApp = { text: 'Add an authenticator app', href: paths.secondFactor('app'), secondary: true }
const makeSheet = { text: 'Print a code sheet', href: paths.secondFactor('sheet'), secondary: true }

/** What a person holds, and what they can add or take away. */
export function factorsPage(held: readonly Factor[], { left, forms, owes }: Around): RecordShowPage {
  return {
    heading: owes === null ? 'Second step' : 'Add your second step',
    tags: [],
    notices: noticesFor(held, left, owes),
    actions: owes === 'passkey' ? [addPasskey] : [addPasskey, addApp, makeSheet],
    forms,
    cards: [],
    tables:
      held.length === 0
        ? []
        : [
            {
              caption: 'Your second steps',
              columns: ['Kind', 'Name', 'Added', 'Last used', 'Codes left'].map((text) => ({ text })),
              rows: held.map((each) => ({ cells: cellsOf(each, left).map((text) => ({ text })) })),
            },
          ],
    meta: [],
  }
}

const cellsOf = (factor: Factor, left: Around['left']): string[] => [
  labelOf(factorKinds, factor.kind),
  factor.name,
  instant(factor.addedAt),
  factor.lastUsedAt === null ? 'Never' : instant(factor.lastUsedAt),
  left.has(factor.id) ? String(left.get(factor.id)) : '',
]

function noticesFor(held: readonly Factor[], left: Around['left'], owes: Around['owes']): string[] {
  if (owes === 'first')
    return [
      'After your password, this service asks for a second step: something that only you have. Choose what suits where you work. You must add it before you can see anything else.',
      'A passkey is on your computer, phone or USB key. An authenticator app is on a phone. A code sheet is paper: choose it where neither phones nor USB devices are allowed.',
    ]
  if (owes === 'passkey')
    return [
      'People in your role must have a passkey. Add one before you go on. You can still use your other ways to sign in.',
    ]
  const sheet = held.find(({ kind }) => kind === 'sheet')
  const codes = sheet === undefined ? fewCodes + 1 : (left.get(sheet.id) ?? 0)
  return [
    'After your password, any one of these confirms it’s you. Adding or removing one signs you out everywhere else.',
    ...(codes > fewCodes
      ? []
      : [
          `Only ${plural(codes, 'code')} left on your sheet. Print a new one: the old one then stops working.`,
        ]),
  ]
}

export const removalText = (factor: Factor): string =>
  `Remove ${labelOf(factorKinds, factor.kind).toLowerCase()} “${factor.name}”`

/** The codes of a sheet in the order of their numbers. */
export const sheetPage = (codes: readonly string[], next: CodesPage['next']): CodesPage => ({
  heading: 'Your code sheet',
  intro: [
    'Print this page now. It is shown only this once, and any sheet you had before has stopped working.',
    'When you sign in you are asked for one code by its number. Each works once: cross it out. Keep the sheet apart from your password, as you would a key.',
  ],
  caption: 'Single-use codes',
  rows: numbered(codes),
  next,
})

export const recoveryPage = (codes: readonly string[], next: CodesPage['next']): CodesPage => ({
  heading: 'Your recovery codes',
  intro: [
    'Print this page now, or write the codes down. They are shown only this once.',
    'Each signs you in once if your phone is lost or broken. Keep them where you would keep a spare key.',
  ],
  caption: 'Recovery codes',
  rows: numbered(codes),
  next,
})

const numbered = (codes: readonly string[]) =>
  codes.map((code, place) => ({ number: String(place + 1), code: inFours(code) }))

export const newSheetPage = (hasSheet: boolean, csrf: string): RecordFormPage => ({
  heading: 'Print a code sheet',
  intro: [
    'You get 40 numbered codes on one page, each for signing in once. It needs no phone and no USB device.',
    ...(hasSheet ? ['The sheet that you have now stops working at once.'] : []),
    'Be at a printer: the page is shown only once.',
  ],
  errors: [],
  sections: [],
  hidden: [],
  action: paths.secondFactor('sheet'),
  submit: 'Show my new codes',
  cancel: { text: 'Back to Second step', href: paths.secondFactors() },
  csrf,
})
