import type { Request } from 'express'
import { isSecret } from './kept.ts'
import { ours } from './read.ts'
import type { SharedViews } from '../views.ts'

/** Why nothing could be stored: 507 when the disk is full, 503 when it fails or somebody else holds the database. */
export type Unwritten = 507 | 503

/** Whether an error says that the database could not be written (SECURITY FA-04); undefined for any other. */
export function unwrittenBy(error: unknown): Unwritten | undefined {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return undefined
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 507
  return /^SQLITE_(IOERR|BUSY|READONLY|CANTOPEN)/.test(code) ? 503 : undefined
}

/** Said where nothing could be stored. */
export const whyUnwritten: Record<Unwritten, string> = {
  507: 'The service’s disk is full, so nothing could be saved. Tell the business manager; other people cannot save either.',
  503: 'The service could not write to its disk just now, so nothing was saved.',
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
