import { paths } from '../paths.ts'
import type { Later, OpenQuestions } from '../records/later.ts'
import type { ChildInIncident, Incident } from './sections.ts'
import { leftOpen, type GraveQuestion } from './grave-questions/vocabulary.ts'

const questions: readonly Later<Incident>[] = [
  {
    slug: 'decision',
    button: 'Add the safeguarding decision',
    title: 'What was decided about safeguarding?',
    open: ({ safeguardingDecision, decisionReason, decidedBy }) =>
      safeguardingDecision === 'undecided'
        ? [
            {
              controls: [
                'safeguardingDecision',
                ...(decisionReason === '' ? ['decisionReason'] : []),
                ...(decidedBy === '' ? ['decidedBy'] : []),
              ],
            },
          ]
        : [],
  },
  {
    slug: 'spoken-to',
    button: 'Say when each child was spoken to',
    title: 'Has each child been spoken to?',
    open: ({ children }) => ofEach(children, notSpokenTo),
  },
  {
    slug: 'open-questions',
    button: 'Answer what is open about each child',
    title: 'What is open about each child',
    open: ({ children }) =>
      ofEach(children, (child) => leftOpen(child).flatMap((question) => controlsOf[question](child))),
  },
  {
    slug: 'times',
    button: 'Say when the record was written and signed',
    title: 'When was the record written and signed?',
    open: ({ writtenAt, signedAt }) => {
      const controls = [
        ...(writtenAt === null ? ['writtenAt'] : []),
        ...(signedAt === null ? ['signedAt'] : []),
      ]
      return controls.length === 0 ? [] : [{ controls }]
    },
  },
]

/** What an establishment often knows only after an incident is submitted (DOMAIN.md 2.2). Of a withdrawn one nothing is asked. */
export const incidentLater = questions.map((later) => ({
  ...later,
  open: (content: Incident): readonly OpenQuestions[] =>
    'standing' in content && content.standing === 'withdrawn' ? [] : later.open(content),
}))

/** The page that answers one of them, by what an incident's list of things to do calls it. */
const pageOf = {
  decision: 'decision',
  child: 'spoken-to',
  question: 'open-questions',
  written: 'times',
  signature: 'times',
} as const

/** The address of the page on which it is answered. */
export const laterPage = (incidentId: string, what: keyof typeof pageOf): string =>
  `${paths.incident(incidentId)}/${pageOf[what]}`

const ofEach = (
  children: readonly ChildInIncident[],
  open: (child: ChildInIncident) => readonly string[],
): OpenQuestions[] =>
  children.flatMap((child, place) => {
    const controls = open(child).map((name) => `children-${place}-${name}`)
    return controls.length === 0 ? [] : [{ legend: child.pseudonym, controls }]
  })

/** The questions open about whether a child was spoken to: not yet, not known, or at a time that nobody has said. */
export function notSpokenTo({ debrief, spokenToAt, account }: ChildInIncident): string[] {
  const isOpen = debrief === 'not-done' || debrief === 'not-recorded'
  if (!isOpen && (debrief !== 'done' || spokenToAt !== null)) return []
  return [
    ...(isOpen ? ['debrief'] : []),
    ...(spokenToAt === null ? ['spokenToAt'] : []),
    ...(account === '' ? ['account'] : []),
  ]
}

/** Of a question, the answers that leave it open. */
const controlsOf: Record<GraveQuestion, (child: ChildInIncident) => string[]> = {
  'warning-signs': ({ warningSigns, signsLookedBy }) => [
    ...(warningSigns.includes('not-known') ? ['warningSigns'] : []),
    ...(signsLookedBy === 'not-known' ? ['signsLookedBy'] : []),
  ],
  injury: ({ injury, injuryLookedBy }) => [
    ...(injury === 'not-recorded' ? ['injury'] : []),
    ...(injuryLookedBy === 'not-known' ? ['injuryLookedBy'] : []),
  ],
  examination: () => ['medicalExamination'],
  allegation: () => ['alleges'],
}
