import { sealNewCodes } from '../history/codes.ts'
import { broughtUpToDate } from '../history/vocabulary.ts'
import type { UpgradeStep } from './step.ts'

/** Seals the codes that numbers are counted by, as they stand: until now no version of them was kept. */
export const sealCodesThatStand: UpgradeStep = (tx, act) => sealNewCodes(tx, act, broughtUpToDate)
