import { reviewYear } from '../period.ts'
import type { Edition, Report, Section } from '../report.ts'
import { coverLines, editionWords } from './cover.ts'
import type { ReviewFacts } from './facts.ts'
import { numberTables } from './numbering.ts'
import { committeeSections } from './sections/committee.ts'
import { dataTablesSection } from './sections/data-tables.ts'
import { definitionsSection } from './sections/definitions.ts'
import { distributionSection } from './sections/distribution.ts'
import { establishmentsSection } from './sections/establishments.ts'
import { injuriesSection } from './sections/injuries.ts'
import { methodSection } from './sections/method.ts'
import { methodAnnexSection } from './sections/method-annex.ts'
import { opinionSection } from './sections/opinion.ts'
import { publicSections } from './sections/public.ts'
import { recordsSection } from './sections/records.ts'
import { restraintSection } from './sections/restraint.ts'
import { safeguardingSection } from './sections/safeguarding.ts'
import { scrutinySection } from './sections/scrutiny.ts'
import { summarySection } from './sections/summary.ts'
import { youngPeopleSections } from './sections/young-people.ts'
import { yearOf } from './year.ts'
import type { Year } from './year.ts'

/**
 * The annual Review of Safeguarding and Restraint in one of its editions. Pure: the same facts, in whatever order
 * their rows come, give the same report. Only the partners' edition holds any breakdown (DOMAIN.md 5.5).
 */
export function buildAnnualReview(facts: ReviewFacts, edition: Edition): Report {
  const year = yearOf(facts)
  const { words } = reviewYear(facts.year)
  const { label, marking, statement } = editionWords[edition]
  return {
    title: 'Review of Safeguarding and Restraint',
    period: words,
    edition,
    marking,
    editionLabel: label,
    cover: coverLines(year.facts),
    statement,
    demonstration: facts.demonstration,
    sections: numberTables(sectionsOf(year, edition)),
    author: 'Independent Scrutineer for the secure estate, Medway',
    subject: `Safeguarding and restraint of children in secure establishments in Medway, ${words}`,
    language: 'en-GB',
    dataTo: facts.dataTo,
    ...(edition === 'young-people' ? { sealApart: true } : {}),
  }
}

function sectionsOf(year: Year, edition: Edition): Section[] {
  switch (edition) {
    case 'partners':
      return partnersSections(year)
    case 'public':
      return publicSections(year)
    case 'young-people':
      return youngPeopleSections(year)
    case 'committee':
      return committeeSections(year)
  }
}

const partnersSections = (year: Year): Section[] => [
  opinionSection(year.facts),
  summarySection(year),
  methodSection(year),
  establishmentsSection(year),
  restraintSection(year),
  injuriesSection(year),
  recordsSection(year),
  safeguardingSection(year),
  scrutinySection(year),
  dataTablesSection(year),
  definitionsSection(),
  methodAnnexSection(),
  distributionSection(year.facts),
]
