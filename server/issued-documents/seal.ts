import type { Report, Section } from '../../reports/report.ts'
import { longDate } from '../../reports/wording.ts'

export interface Seal {
  /** SHA-256 of the stored report data. */
  digest: string
  /** The history's record seal as it stood just before the signature. */
  head: string
  /** Local date. */
  signedOn: string
}

/**
 * The report with its last page, the record seal. A report cannot hold its own digest, so the digest is that of the
 * stored data without this section, and the section is added whenever the data is drawn.
 */
export const withSeal = (report: Report, seal: Seal): Report => ({
  ...report,
  sections: [...report.sections, sealSection(seal)],
})

/** A report that nobody has signed: it says so on the cover and at the head of every page. */
export const asDraft = (report: Report): Report => ({
  ...report,
  editionLabel: `Draft: ${report.editionLabel}`,
  statement: `Draft, for the scrutineer only: it may still change. ${report.statement}`,
})

const sealSection = ({ digest, head, signedOn }: Seal): Section => ({
  id: 'record-seal',
  number: '',
  title: 'Record seal',
  startsPage: false,
  blocks: [
    {
      type: 'paragraph',
      text: `This review was signed on ${longDate(signedOn)} and cannot change after that. The two lines below show whether a copy is the one that was signed.`,
    },
    {
      type: 'list',
      ordered: false,
      items: [
        `SHA-256 of the stored report, without this section: ${digest}`,
        `Record seal of the history when it was signed: ${head === '' ? 'none, nothing was recorded before' : head}`,
      ],
    },
  ],
})
