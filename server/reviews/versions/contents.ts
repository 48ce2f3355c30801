import type { ReviewContent } from '../queries.ts'

/** Who acknowledged one version of a review. */
export const receiptsIn = (content: ReviewContent, number: number): ReviewContent['receipts'] =>
  content.earlier.find((version) => version.number === number)?.receipts ?? content.receipts

/** The issued documents of one version. What was issued before files were stored says no number: it is the first. */
export const issuedIn = (content: ReviewContent, number: number): ReviewContent['issued'] =>
  content.issued.filter((document) => (document.number ?? 1) === number)
