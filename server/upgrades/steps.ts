import { storeComparisonKeys } from './comparison-keys.ts'
import { storeIssuedFiles } from './issued-files.ts'
import { storeReferenceKeys } from './reference-keys.ts'
import { sealCodesThatStand } from './sealed-codes.ts'
import type { UpgradeStep } from './step.ts'

/** How each step of `migrations/steps.ts` is done, by its name. */
export const upgradeSteps: Readonly<Record<string, UpgradeStep>> = {
  '2026-11-29-issued-files': storeIssuedFiles,
  '2026-11-29-7-reference-keys': storeReferenceKeys,
  '2026-11-30-1-comparison-keys': storeComparisonKeys,
  '2026-11-30-7-sealed-codes': sealCodesThatStand,
}
