import { reasonGroups, reasons, type ReasonGroup } from '../../../server/incidents/vocabulary.ts'
import type { Section } from '../../report.ts'
import { listOf, lowerFirst } from '../../wording.ts'
import { heading, list, paragraph } from '../blocks.ts'
import { countingSentences, formulae } from '../method-sentences.ts'

const reasonsIn = (group: ReasonGroup): string[] =>
  reasons.filter((reason) => reason.group === group).map(({ label }) => label)

/** Annex C: how each figure is counted and worked out; the one place where statistics are called by their names. */
export function methodAnnexSection(): Section {
  return {
    id: 'method-annex',
    number: 'Annex C',
    title: 'Method and formulae',
    startsPage: false,
    blocks: [
      heading('What is counted'),
      list(countingSentences),
      heading('Groups of reasons'),
      list(
        reasonGroups.map(
          ({ value, label }) => `${label}: ${listOf(reasonsIn(value).map((reason) => lowerFirst(reason)))}.`,
        ),
      ),
      heading('Formulae'),
      list(formulae.map(({ name, formula }) => `${name}: ${formula}`)),
      heading('Rounding'),
      paragraph(
        'Rates and averages are shown to one decimal place and shares to the whole per cent, half rounded up. Every figure is worked ' +
          'out from unrounded figures and rounded once, when it is printed; rounded parts may therefore not add up to a rounded whole.',
      ),
    ],
  }
}
