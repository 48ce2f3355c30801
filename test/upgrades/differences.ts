/** What a newer version shows otherwise than the version that made a kept database, on purpose. Nothing else may differ. */
interface Difference {
  /** Why it was changed, and in which migration or release. */
  reason: string
  /** The addresses that it is seen at. */
  at: RegExp
  /** What is left out of the words of both versions before they are compared; absent where only one has the page. */
  leaveOut?: RegExp
}

const differences: readonly Difference[] = [
  {
    reason: 'An upgrade backs the database up first, and says so on the business manager’s home page.',
    at: /^\/$/,
    leaveOut: /Last backup .*?(?=Last restore test)/g,
  },
  {
    reason: 'An upgrade is an event of its own, so the record seal that stands last is another.',
    at: /^\/$/,
    leaveOut: /Record seal Now Event \d+ [0-9a-f ]+/g,
  },
  {
    reason: 'A signed review can be sent back: a permission of its own (2026-11-29-3-review-life).',
    at: /^\/privacy$/,
    leaveOut: /(,| and) (write commentary|sign reviews|send reviews back|release reviews)/g,
  },
  {
    reason: 'A signed review can be sent back, and a released one corrected (2026-11-29-3-review-life).',
    at: /^\/reviews\/\d+(\/release)?$/,
    leaveOut: /(Send it back|Issue a corrected version) |A mistake .*? by a corrected version\. /g,
  },
  {
    reason:
      'An edition shows the SHA-256 of each stored file, and its version (2026-11-29-2-issued-documents).',
    at: /^\/reviews\/\d+\/editions\//,
    leaveOut: /SHA-256 of the (web page|spreadsheet|data) [0-9a-f]{64} |Version ?\d+(?=Marking)/g,
  },
  {
    reason: 'Its files were stored by the step 2026-11-29-issued-files, which is a version of the record.',
    at: /^\/reviews\/\d+\/history$/,
    leaveOut: /Version \d+, brought up to date by .*?(?=Version \d+, )/g,
  },
]

/** The words that must be the same: without what differs on purpose. */
export const comparable = (path: string, words: string): string =>
  differences
    .filter(({ at }) => at.test(path))
    .reduce((left, { leaveOut }) => (leaveOut === undefined ? left : left.replaceAll(leaveOut, ' ')), words)
    .replace(/\s+/g, ' ')

/** Whether one version alone has this page on purpose. */
export const isOnlyInOne = (path: string): boolean =>
  differences.some(({ at, leaveOut }) => leaveOut === undefined && at.test(path))
