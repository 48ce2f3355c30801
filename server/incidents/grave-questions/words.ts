import { listOf } from '../../../reports/wording.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import type { Incident } from '../form.ts'
import { warningSigns } from '../vocabulary.ts'
import { graveQuestions, isFromBefore, leftOpen, type GraveQuestion } from './vocabulary.ts'

/** 'warning signs and medical examination' */
export const questionsInWords = (questions: readonly GraveQuestion[]): string =>
  listOf(questions.map((question) => labelOf(graveQuestions, question)))

/** What is open of a record, child by child: 'K-12: warning signs'. */
export const openLines = ({ children }: Pick<Incident, 'children'>): string[] =>
  children.flatMap((child) => {
    const open = leftOpen(child)
    return open.length === 0 ? [] : [`${child.pseudonym}: ${questionsInWords(open)}`]
  })

/** What the record's page says of the grave questions: what is open, and what was never asked for each child. */
export const graveNotices = (incident: Pick<Incident, 'children' | 'warningSigns'>): string[] => {
  const open = openLines(incident)
  return [
    ...(open.length === 0 ? [] : [`Still to be answered for ${open.join('; for ')}.`]),
    ...(incident.children.some(isFromBefore) ? [fromBefore(incident)] : []),
  ]
}

function fromBefore({ warningSigns: signs }: Pick<Incident, 'warningSigns'>): string {
  const asked = 'This record is from before warning signs were asked for each child.'
  if (signs.length === 0) return `${asked} None was chosen for the incident as a whole.`
  const words = listOf(signs.map((sign) => labelOf(warningSigns, sign).toLowerCase()))
  return `${asked} For the incident as a whole it holds: ${words}. It is not known on which child.`
}

/** Where a correction begins that answers what is open: the first control of the first open question. */
export function firstOpenControl({ children }: Pick<Incident, 'children'>): string | undefined {
  const place = children.findIndex((child) => leftOpen(child).length > 0)
  const child = children[place]
  if (child === undefined) return undefined
  const [question] = leftOpen(child)
  return question === undefined ? undefined : `children-${place}-${controlOf[question]}`
}

const controlOf: Record<GraveQuestion, string> = {
  'warning-signs': 'warningSigns',
  injury: 'injury',
  examination: 'medicalExamination',
}
