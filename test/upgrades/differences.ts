interface Difference {
  reason: string
  at: RegExp
  /** Who reads it no longer; nobody does, where nobody is named. */
  reader?: string
}

/** Pages of a kept database that a newer version no longer shows on purpose, each with its reason. */
const gone: readonly Difference[] = [
  {
    reason:
      'the history of a figure about one establishment is not another head’s: their look could not be written down',
    at: /^\/published-figures\/[^/]+\/history$/,
    reader: 'otherHead',
  },
]

/** Whether a page of an earlier version is on purpose not there any more, for this reader of it. */
export const isGone = (path: string, by: string): boolean =>
  gone.some(({ at, reader = by }) => at.test(path) && reader === by)

/** Lists that no link led some readers to who might open them: Administration leads everybody there since 2026-11-30. */
const reached = /^\/(children\/joins|masked-names)$/

/** Whether a page may have readers that it did not have: they could always open it, and had no link to it. */
export const isReached = (path: string): boolean => reached.test(path)

/** Where else a page's words may be now: who holds one's own office moved from the home page to the own account. */
export const placesNow = (path: string): string[] => (path === '/' ? ['/', '/account'] : [path])
