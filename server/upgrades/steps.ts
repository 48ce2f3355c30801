import type { UpgradeStep } from './step.ts'

/** How each step of `migrations/steps.ts` is done, by its name. */
export const upgradeSteps: Readonly<Record<string, UpgradeStep>> = {}
