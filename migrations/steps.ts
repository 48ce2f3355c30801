/**
 * What an upgrade does to the records after the migrations, in this order and once each; `server/upgrades/` says how. The
 * names stand here so that a new database can be told that it needs none of them.
 */
export const upgradeStepNames: readonly string[] = [
  '2026-11-29-issued-files',
  '2026-11-29-7-reference-keys',
  '2026-11-30-1-comparison-keys',
  '2026-11-30-7-sealed-codes',
]
