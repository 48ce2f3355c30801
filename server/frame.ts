import { localDateOf } from '../reports/clocks.ts'
import { clockOf, longDate } from '../reports/wording.ts'
import type { Person } from './access/person.ts'
import type { PageAnswer } from './http/route.ts'
import type { Parts } from './parts.ts'
import { paths } from './paths.ts'
import { mainPlaces, otherPlaces } from './places.ts'
import type { Frame } from './views.ts'

const product = 'Secure Estate Scrutiny'

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
    person: { name: known.name },
    session: sessionWords(parts, endsAt),
    marking: 'OFFICIAL-SENSITIVE',
  }
}

/** How long a session lasts from now, if nobody asks for anything. */
export const sessionWords = (parts: Parts, endsAt: string): { seconds: number; until: string } => ({
  seconds: Math.round((Date.parse(endsAt) - Date.parse(parts.clock())) / 1000),
  until: clockOf(endsAt),
})

/** What is on Administration counts as being within it. */
function navigationFor(person: Person, path: string): Frame['navigation'] {
  const isAt = (href: string) => (href === paths.home() ? path === href : `${path}/`.startsWith(`${href}/`))
  const main = mainPlaces(person.role)
  const at =
    main.find(({ href }) => isAt(href))?.href ??
    (otherPlaces(person.role).some(({ href }) => isAt(href)) ? paths.administration() : undefined)
  return main.map(({ text, href }) => ({ text, href, current: href === at }))
}
