import { listOf } from '../../../reports/wording.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import type { Incident } from '../sections.ts'
import type { Technique } from '../form-facts.ts'
import {
  alleging,
  isExaminationOpen,
  isFromBefore,
  isHarmful,
  signsOf,
  signsOn,
} from '../grave-questions/vocabulary.ts'
import { safeguardingDecisions, type WarningSign } from '../vocabulary.ts'
import { urgentWords, type Urgent } from './reasons.ts'
import { ringLines } from './ring.ts'
import type { UrgentReason } from './vocabulary.ts'

/**
 * What is said after something grave was recorded, or that a child was held face down: what it is, what to do for the child, and who to ring, first things
 * first. Of what the record itself says, never of a LADO contact; empty where nothing is grave.
 */
export function graveLines(
  incident: Incident,
  techniques: readonly Technique[],
  numbers: readonly string[],
): string[] {
  const grave = graveWords(incident, techniques)
  const faceDown = faceDownWords(incident)
  const isWithLado = incident.safeguardingDecision.startsWith('lado-')
  if (grave.length + faceDown.length === 0 && !isWithLado) return []
  return [
    ...(grave.length === 0 ? [] : [`This is grave: ${grave.join('. ')}.`]),
    ...faceDown,
    ...examinationLines(incident),
    ...decisionLines(incident),
    ...ringingLines(incident, numbers),
  ]
}

const graveWords = (incident: Incident, techniques: readonly Technique[]): string[] =>
  urgentWords(
    urgentIn(incident, techniques),
    incident.children.map(({ pseudonym }) => pseudonym),
  )

/** Said beside what is grave: by itself it is not on the scrutineer's list of urgent incidents. */
const faceDownWords = ({ children }: Incident): string[] =>
  children
    .filter(({ position }) => position === 'prone')
    .map(({ pseudonym }) => `${pseudonym} was held face down. If healthcare does not know, tell them now.`)

/** The same things that make it urgent for the scrutineer, but for decisions and contacts. */
const urgentIn = (incident: Incident, techniques: readonly Technique[]): Urgent[] => [
  ...signsOf({ ...incident, children: [] }).map((sign) => ({ reason: reasonOf(sign), detail: null })),
  ...incident.children.flatMap((child) => [
    ...signsOn(child).map((sign) => ({ reason: reasonOf(sign), detail: child.pseudonym })),
    ...(child.injury === 'serious' ? [{ reason: 'serious-injury' as const, detail: child.pseudonym }] : []),
  ]),
  ...alleging(incident.children).map(({ pseudonym }) => ({
    reason: 'child-alleges' as const,
    detail: pseudonym,
  })),
  ...techniques
    .filter(({ level, value }) => level === 'pain-inducing' && isUsed(incident, value))
    .map(({ label }) => ({ reason: 'pain-inducing' as const, detail: label })),
  ...(incident.staffInjurySerious > 0 ? [{ reason: 'staff-serious-injury' as const, detail: null }] : []),
]

const isUsed = ({ techniques }: Incident, value: string): boolean =>
  techniques.some(({ technique }) => technique === value)

function reasonOf(sign: WarningSign): UrgentReason {
  if (sign === 'serious-injury') return 'serious-injury-sign'
  return sign === 'other' ? 'other-sign' : sign
}

function examinationLines({ children }: Incident): string[] {
  const open = children.filter((child) => !isFromBefore(child) && isExaminationOpen(child))
  return open.map(({ pseudonym, medicalExamination }) =>
    medicalExamination === 'not-recorded'
      ? `It is not known whether ${pseudonym} was examined. If not, have the child examined now.`
      : `${pseudonym} is not examined: have the child examined now.`,
  )
}

/** What was decided over what a child says, and whether the LADO knows. */
function decisionLines({ children, safeguardingDecision: decision }: Incident): string[] {
  const label = labelOf(safeguardingDecisions, decision)
  if (decision === 'lado-consultation')
    return ['Your record says that the LADO was consulted. This service has not told anybody.']
  if (decision === 'lado-referral')
    return ['Your record says that it was referred to the LADO. This service has not told anybody.']
  const who = alleging(children).map(({ pseudonym }) => pseudonym)
  return who.length === 0 || (decision !== 'no-concern' && decision !== 'internal')
    ? []
    : [
        `Your decision is “${label}” over what ${listOf(who)} ${who.length === 1 ? 'says' : 'say'}. The scrutineer will look at that decision.`,
      ]
}

/** Which number comes first: 999 for a danger to life, the LADO for what a child says that the LADO does not know yet. */
function ringingLines(incident: Incident, numbers: readonly string[]): string[] {
  const [danger = '', ...others] = ringLines(numbers)
  if (incident.safeguardingDecision.startsWith('lado-'))
    return ['Ring these if somebody else must act and does not know yet:', danger, ...others]
  if (alleging(incident.children).length === 0)
    return ['If the people who must act do not know yet, ring them now, in this order:', danger, ...others]
  const lado = numbers.filter((line) => /\blado\b/i.test(line))
  const number =
    lado.length === 0 ? 'the number is in the safeguarding partnership’s procedures' : lado.join('; ')
  const then = [
    'Then, if they must act and do not know yet:',
    ...others.filter((line) => !lado.includes(line)),
  ]
  return isHarmful(incident)
    ? [danger, `Then ring the LADO, about what the child says: ${number}`, ...then]
    : [`Ring the LADO first, about what the child says: ${number}`, ...then, danger]
}
