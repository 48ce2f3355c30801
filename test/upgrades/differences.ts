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
