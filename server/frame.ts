import { localDateOf } from '../reports/clocks.ts'
import { clockOf, longDate } from '../reports/wording.ts'
import { may, type Permission } from './access/permissions.ts'
import type { Person } from './access/person.ts'
import { roles } from './access/vocabulary.ts'
import { labelOf } from './fields/vocabulary.ts'
import type { PageAnswer } from './http/route.ts'
import type { Parts } from './parts.ts'
import { paths } from './paths.ts'
import type { Frame } from './views.ts'

const product = 'Secure Estate Scrutiny'

const places: { text: string; href: string; needs: Permission }[] = [
  { text: 'Home', href: paths.home(), needs: 'see home' },
  { text: 'Incidents', href: paths.incidents(), needs: 'read incidents' },
  { text: 'Visits', href: paths.visits(), needs: 'read visits' },
  { text: 'Contacts', href: paths.contacts(), needs: 'read contacts' },
  { text: 'LADO contacts', href: paths.ladoContacts(), needs: 'read LADO contacts' },
  { text: 'QA meetings', href: paths.meetings(), needs: 'read QA meetings' },
  { text: 'Establishments', href: paths.establishments(), needs: 'read establishments' },
  { text: 'Published figures', href: paths.publishedFigures(), needs: 'read published figures' },
  { text: 'Reviews', href: paths.reviews(), needs: 'read reviews' },
  { text: 'What happened', href: paths.happened(), needs: 'read history' },
  { text: 'Settings', href: paths.settings(), needs: 'read settings' },
  { text: 'People', href: paths.people(), needs: 'keep accounts' },
]

interface Around {
  /** Whose password fitted. */
  known: Person | null
  /** Whether the second step was taken too: nobody is named before. */
  isIn: boolean
  path: string
  csrf: string
  html: PageAnswer
  /** The UTC instant at which the session ends, if nobody does anything. */
  endsAt: string
}

/** What stands around a page: for whom, where in the service, marked as what. */
export function frameFor(parts: Parts, { known, isIn, path, csrf, html, endsAt }: Around): Frame {
  const person = isIn ? known : null
  return {
    title: html.title,
    hasErrors: html.hasErrors,
    page: html.name,
    product,
    navigation: person === null ? [] : navigationFor(person, path),
    ...whoIn(parts, { known, isIn, endsAt }),
    ...stripOf(parts),
    breadcrumbs: html.breadcrumbs,
    ...(html.backHref === undefined ? {} : { backHref: html.backHref }),
    ...(html.banner === undefined ? {} : { banner: html.banner }),
    csrf,
  }
}

/** What a demonstration says above every page, with the day that it is there: it may have a clock of its own. */
const stripOf = ({ demonstration: [line], clock }: Parts): Pick<Frame, 'demonstration'> =>
  line === undefined ? {} : { demonstration: `${line}. It is ${longDate(localDateOf(clock()))}` }

type Who = Pick<Frame, 'person' | 'session' | 'marking' | 'isHalfIn'>

function whoIn(parts: Parts, { known, isIn, endsAt }: Pick<Around, 'known' | 'isIn' | 'endsAt'>): Who {
  if (known === null) return {}
  if (!isIn) return { isHalfIn: true }
  return {
    person: { name: known.name, role: labelOf(roles, known.role) },
    session: sessionWords(parts, endsAt),
    marking: 'OFFICIAL-SENSITIVE',
  }
}

/** How long a session lasts from now, if nobody asks for anything. */
export const sessionWords = (parts: Parts, endsAt: string): { seconds: number; until: string } => ({
  seconds: Math.round((Date.parse(endsAt) - Date.parse(parts.clock())) / 1000),
  until: clockOf(endsAt),
})

const navigationFor = (person: Person, path: string) =>
  places
    .filter((place) => may(person.role, place.needs))
    .map(({ text, href }) => ({ text, href, current: href === '/' ? path === '/' : path.startsWith(href) }))
