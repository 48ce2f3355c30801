import type { RecordCheck } from '../annual-review/record-checks.ts'
import { number, type Share } from '../wording.ts'

/** '5 of 6 that say when, 5 of 8 due': one that is not due yet is in neither (F13, both bases). */
export function metOfDue(check: RecordCheck | undefined): string {
  if (check === undefined || check.onTime.ofDue.outOf === 0) return 'None due'
  const { share, ofDue, contradictory } = check.onTime
  const words = `${ofBase(share)} stated, ${ofBase(ofDue)} due`
  return contradictory === 0 ? words : `${words}; ${number(contradictory)} before the incident`
}

const ofBase = ({ of, outOf }: Share): string => `${number(of)} of ${number(outOf)}`
