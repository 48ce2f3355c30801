import type { DeadlineState } from '../../reports/clocks.ts'
import { labelOf } from '../fields/vocabulary.ts'
import type { TagColour, TagView } from '../records/page-types.ts'
import { furthestBehind, type RecordStates } from './deadlines.ts'
import { safeguardingDecisions, standings, type SafeguardingDecision, type Standing } from './vocabulary.ts'

const looks: Record<DeadlineState, { text: string; colour: TagColour }> = {
  due: { text: 'due', colour: 'blue' },
  overdue: { text: 'overdue', colour: 'red' },
  met: { text: 'met', colour: 'green' },
  'met-late': { text: 'met late', colour: 'orange' },
  contradiction: { text: 'before the incident', colour: 'red' },
  'not-supplied': { text: 'not supplied', colour: 'grey' },
}

/** 'Record signed: met late' */
const stateTag = (what: string, state: DeadlineState): TagView => ({
  text: `${what}: ${looks[state].text}`,
  colour: looks[state].colour,
})

/** A tag for each deadline of the record. */
export const stateTags = ({ written, signed, spokenTo }: RecordStates): TagView[] => [
  stateTag('Record written', written),
  stateTag('Record signed', signed),
  ...(spokenTo === undefined ? [] : [stateTag('Child spoken to', spokenTo)]),
]

/** One tag for all deadlines, coloured by the one furthest behind: 'Signed: not supplied; Child spoken to: met late'. */
export function deadlinesTag({ written, signed, spokenTo }: RecordStates): TagView {
  const named: [string, DeadlineState | undefined][] = [
    ['Written', written],
    ['Signed', signed],
    ['Child spoken to', spokenTo],
  ]
  const worst = furthestBehind(named.flatMap(([, state]) => state ?? []))
  if (worst === undefined || worst === 'met') return { text: 'All met', colour: looks.met.colour }
  // The worst first, since a narrow cell may be read no further.
  const unmet = named
    .toSorted(([, one], [, other]) => Number(other === worst) - Number(one === worst))
    .flatMap(([what, state]) => (state === undefined || state === 'met' ? [] : [stateTag(what, state).text]))
  return { text: unmet.join('; '), colour: looks[worst].colour }
}

/** What was decided; a decision not made is due, then overdue. */
export const decisionTag = (decision: SafeguardingDecision, state: DeadlineState): TagView =>
  decision === 'undecided'
    ? stateTag('Decision', state)
    : { text: labelOf(safeguardingDecisions, decision), colour: looks.met.colour }

/** Where an incident stands; a withdrawal that is asked for waits for the scrutineer. */
export const standingTag = (standing: Standing): TagView => ({
  text: labelOf(standings, standing),
  colour: standing === 'withdrawal-asked' ? looks.due.colour : looks['not-supplied'].colour,
})

/** An incident that its establishment had signed the month without (SECURITY B2, B3). */
export const lateTag: TagView = { text: 'Entered after the month was signed', colour: 'purple' }
