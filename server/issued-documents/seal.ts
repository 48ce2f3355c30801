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
 * stored data without the seal, and the seal is added whenever the data is drawn: as a chapter, in small print under a
 * report of one page unless the report asks for a heading of its own (those issued before none could ask do not).
 */
export function withSeal(report: Report, seal: Seal): Report {
  const [only, ...others] = report.sections
  if (only !== undefined && others.length === 0 && report.sealApart !== true) {
    const notes = sealLines(seal).map((text) => ({ type: 'note' as const, text }))
    return { ...report, sections: [{ ...only, blocks: [...only.blocks, ...notes] }] }
  }
  return { ...report, sections: [...report.sections, sealSection(seal)] }
}

/** A report that nobody has signed: it says so on the cover and at the head of every page. */
export const asDraft = (report: Report): Report => ({
  ...report,
  editionLabel: `Draft: ${report.editionLabel}`,
  statement: `Draft, for the scrutineer only: it may still change. ${report.statement}`,
})

const sealSection = (seal: Seal): Section => ({
  id: 'record-seal',
  number: '',
  title: 'Record seal',
  startsPage: false,
  blocks: [
    {
      type: 'paragraph',
      text: `This review was signed on ${longDate(seal.signedOn)} and cannot change after that. The two lines below show whether a copy is the one that was signed.`,
    },
    { type: 'list', ordered: false, items: sealLines(seal) },
  ],
})

const sealLines = ({ digest, head }: Seal): string[] => [
  `SHA-256 of the stored report, without this seal: ${digest}`,
  `Record seal of the history when it was signed: ${head === '' ? 'none, nothing was recorded before' : head}`,
]
