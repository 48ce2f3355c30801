import { may, type Permission } from '../access/permissions.ts'
import type { Person } from '../access/person.ts'
import { isFresh } from '../access/sessions/state.ts'
import { isOffice } from '../access/vocabulary.ts'
import { paths } from '../paths.ts'
import { Forbidden, NotFound } from './errors.ts'
import { keepForm } from '../database/kept-forms.ts'
import { refuseAnswers } from './strangers.ts'
import type { Costly } from './limits.ts'
import { actOf } from './read.ts'
import { seeOther, type Answer, type Ask, type Route } from './route.ts'

/** The route's answer for whoever asks, or what they must do first; typing is kept meanwhile, never lost. */
export async function answerTo(
  route: Route,
  ask: Ask,
  person: Person | null,
  pageAddress: string,
): Promise<Answer> {
  if (route.allow !== 'anyone') return answerKnown(route, ask, person, pageAddress)
  refuseUnasked(route, ask)
  return route.handle(ask)
}

async function answerKnown(
  route: SignedInRoute,
  ask: Ask,
  person: Person | null,
  pageAddress: string,
): Promise<Answer> {
  const back = async (owner: string | undefined) =>
    route.method === 'GET' ? here(ask) : kept(ask, owner, pageAddress)
  if (person === null) return seeOther(paths.signIn(await back(ask.session.formerPersonId)))
  if (route.step !== 'first' && ask.session.complete !== true) return seeOther(paths.secondStep())
  refuseRole(route.allow, person)
  refuseUnasked(route, ask)
  if (route.step === 'fresh' && !isFresh(ask.session, ask.now))
    return seeOther(paths.confirm(await back(person.id)))
  if (isCounted(route, ask))
    ask.parts.limiter.count(route.costly, { person, address: ask.address, now: ask.now })
  return route.handle({ ...ask, person, act: actOf(ask.parts, person, ask) })
}

type SignedInRoute = Extract<Route, { step: unknown }>

function refuseUnasked({ method, reads }: Route, ask: Ask): void {
  if (method === 'POST' && !reads) refuseAnswers(ask)
}

// A list that nobody searches is no search.
const isCounted = (route: SignedInRoute, { query }: Ask): route is SignedInRoute & { costly: Costly } =>
  route.costly !== null && (route.costly !== 'search' || Object.keys(query).length > 0)

function refuseRole(permission: Permission, { role }: Person): void {
  if (!may(role, permission))
    throw isOffice(role) ? new Forbidden() : new NotFound('a partner has no such pages')
}

const here = ({ path, query }: Ask): string => {
  const words = new URLSearchParams(query).toString()
  return words === '' ? path : `${path}?${words}`
}

async function kept(ask: Ask, owner: string | undefined, pageAddress: string): Promise<string> {
  if (owner === undefined || Object.keys(ask.typed).length === 0) return pageAddress
  const id = await keepForm(ask, owner, pageAddress)
  return `${pageAddress}${pageAddress.includes('?') ? '&' : '?'}kept=${id}`
}
