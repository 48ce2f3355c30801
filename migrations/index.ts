import type { Migration } from 'kysely/migration'
import { peopleAndHistory } from './2026-11-22-people-and-history.ts'
import { establishments } from './2026-11-22-establishments.ts'
import { incidents } from './2026-11-22-incidents.ts'
import { scrutiny } from './2026-11-22-scrutiny.ts'
import { reviews } from './2026-11-22-reviews.ts'
import { historyAndDisposal } from './2026-11-22-history-and-disposal.ts'
import { fixedColumns } from './2026-11-22-fixed-columns.ts'
import { returns } from './2026-11-22-returns.ts'
import { secondFactors } from './2026-11-22-second-factors.ts'
import { upgradeSteps } from './2026-11-29-upgrade-steps.ts'
import { issuedDocuments } from './2026-11-29-issued-documents.ts'
import { reviewLife } from './2026-11-29-review-life.ts'
import { names } from './2026-11-29-names.ts'
import { urgent } from './2026-11-29-urgent.ts'
import { graveQuestions } from './2026-11-29-grave-questions.ts'
import { referenceKeys } from './2026-11-29-reference-keys.ts'
import { publicTexts } from './2026-11-29-public-texts.ts'
import { comparisonKeys } from './2026-11-30-comparison-keys.ts'
import { childJoins } from './2026-11-30-child-joins.ts'
import { waitingSettings } from './2026-11-30-waiting-settings.ts'
import { unusualPopulations } from './2026-11-30-unusual-populations.ts'
import { graveActs } from './2026-11-30-grave-acts.ts'
import { sealedCodes } from './2026-11-30-sealed-codes.ts'
import { withdrawnFigures } from './2026-11-30-withdrawn-figures.ts'
import { childAlleges } from './2026-12-01-child-alleges.ts'
import { demonstrationClock } from './2026-12-02-demonstration-clock.ts'
import { acceptedByOffice } from './2026-12-03-accepted-by-office.ts'
import { maskedNotes } from './2026-12-03-masked-notes.ts'

/** The schema's history, oldest first, listed by hand; forward only, never edited once released. */
export const migrations: Record<string, Migration> = {
  '2026-11-22-1-people-and-history': peopleAndHistory,
  '2026-11-22-2-establishments': establishments,
  '2026-11-22-3-incidents': incidents,
  '2026-11-22-4-scrutiny': scrutiny,
  '2026-11-22-5-reviews': reviews,
  '2026-11-22-6-second-factors': secondFactors,
  '2026-11-22-7-history-and-disposal': historyAndDisposal,
  '2026-11-22-8-fixed-columns': fixedColumns,
  '2026-11-22-9-returns': returns,
  '2026-11-29-1-upgrade-steps': upgradeSteps,
  '2026-11-29-2-issued-documents': issuedDocuments,
  '2026-11-29-3-review-life': reviewLife,
  '2026-11-29-4-names': names,
  '2026-11-29-5-urgent': urgent,
  '2026-11-29-6-grave-questions': graveQuestions,
  '2026-11-29-7-reference-keys': referenceKeys,
  '2026-11-29-8-public-texts': publicTexts,
  '2026-11-30-1-comparison-keys': comparisonKeys,
  '2026-11-30-2-child-joins': childJoins,
  '2026-11-30-4-waiting-settings': waitingSettings,
  '2026-11-30-5-unusual-populations': unusualPopulations,
  '2026-11-30-6-grave-acts': graveActs,
  '2026-11-30-7-sealed-codes': sealedCodes,
  '2026-11-30-8-withdrawn-figures': withdrawnFigures,
  '2026-12-01-1-child-alleges': childAlleges,
  '2026-12-02-1-demonstration-clock': demonstrationClock,
  '2026-12-03-1-accepted-by-office': acceptedByOffice,
  '2026-12-03-2-masked-notes': maskedNotes,
}
