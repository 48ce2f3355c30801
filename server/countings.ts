import type { Counting } from './counting/counting.ts'
import { meetingTables } from './qa-meetings/dataset.ts'
import { draftReport, editionsToSign, missingFrom } from './reviews/counted.ts'
import { openGaps } from './reviews/gaps/counted.ts'
import { publicTextsToDecide } from './reviews/public-texts/counted.ts'
import { changedSinceSigned } from './reviews/since-signed-queries.ts'
import { heldAbout } from './subject-access/held.ts'

/** Everything that is counted in a process of its own: a feature adds here what may take long. */
export const countings: readonly Counting<never, unknown>[] = [
  changedSinceSigned,
  draftReport,
  editionsToSign,
  heldAbout,
  meetingTables,
  missingFrom,
  openGaps,
  publicTextsToDecide,
]
