import type { Request } from 'express'
import { isSecret } from '../database/kept-forms.ts'
import { ours } from './read.ts'
import type { Unwritten } from '../unwritten.ts'
import type { SharedViews } from '../views.ts'

/** 507 when the disk is full; 503 when it fails, may not be written to, or somebody else holds the database. */
export const unwrittenStatus: Record<Unwritten, 507 | 503> = { full: 507, 'not-allowed': 503, failed: 503 }

/** Said of a form that could not be stored. */
export const whyUnsaved: Record<Unwritten, string> = {
  full: 'The service’s disk is full, so nothing could be saved. Tell the business manager; other people cannot save either.',
  'not-allowed':
    'The service is not allowed to write to its records, so nothing could be saved. Sending it again will not help until that is fixed: tell the business manager, who asks whoever runs the service.',
  failed: 'The service could not write to its disk just now, so nothing was saved.',
}

/** Said of a page that could not be shown, since something is written down first. */
export const whyUnopened: Record<Unwritten, string> = {
  full: 'The service must save something before it can show this, such as that you opened it, and its disk is full. Tell the business manager; other people cannot open or save anything either.',
  'not-allowed':
    'The service must save something before it can show this, such as that you opened it, and it is not allowed to write to its records. Tell the business manager, who asks whoever runs the service.',
  failed:
    'The service must save something before it can show this, such as that you opened it, and it could not use its disk just now. Try again in a few minutes.',
}

/** What was typed, carried back, and a button that sends it again as the same act. */
export function carriedBack(
  request: Request,
  token: string,
): Pick<SharedViews['errors/not-saved'], 'rows' | 'again'> {
  const posted = postedIn(request)
  const typed = posted.filter(({ name }) => !ours.has(name))
  return {
    rows: typed.map(({ name, values }) => ({ key: inWords(name), lines: values })),
    // A file that was chosen is not kept: sent again without it, the form would say that it is missing.
    ...(posted.length === 0 || token === '' || request.is('multipart/form-data') !== false
      ? {}
      : { again: { action: request.originalUrl, text: 'Send again', csrf: token, hidden: pairsOf(posted) } }),
  }
}

interface Posted {
  name: string
  values: string[]
}

function postedIn(request: Request): Posted[] {
  const body = (request.body ?? {}) as Record<string, unknown>
  return Object.entries(body)
    .filter(([name]) => !isSecret(name))
    .map(([name, value]) => ({ name, values: [value].flat().filter((each) => typeof each === 'string') }))
    .filter(({ values }) => values.some((each) => each !== ''))
}

const pairsOf = (posted: readonly Posted[]) =>
  posted.flatMap(({ name, values }) => values.map((value) => ({ name, value })))

/** 'concerns-0-toldTo' → 'Concerns 1: told to': a control's name as people may read it. */
function inWords(name: string): string {
  const words = name
    .split('-')
    .map((part) =>
      /^\d+$/.test(part) ? `${Number(part) + 1}:` : part.replaceAll(/([A-Z])/g, ' $1').toLowerCase(),
    )
    .join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
