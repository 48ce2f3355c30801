import { daysBetween, localDateOf } from '../../../reports/clocks.ts'
import { days, instant, longDate } from '../../../reports/wording.ts'
import type { FieldView } from '../../fields/field-view.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { paths } from '../../paths.ts'
import type {
  ErrorLink,
  RecordCard,
  RecordConfirmationPage,
  RecordFormPage,
  RecordRow,
  TagView,
} from '../../records/page-types.ts'
import type { FollowUp, LookedAt } from './queries.ts'
import { referenceWords } from '../naming.ts'
import { urgentNowWords, urgentWords } from './reasons.ts'
import { ringCard } from './ring.ts'
import { cameOfIt } from './vocabulary.ts'

/** 'today', 'yesterday', '12 days ago' */
export function daysAgo(happenedAt: string, today: string): string {
  const passed = daysBetween(localDateOf(happenedAt), today)
  if (passed <= 0) return 'today'
  return passed === 1 ? 'yesterday' : `${days(passed)} ago`
}

interface OfIncident {
  incident: LookedAt
  children: readonly string[]
  followUps: readonly FollowUp[]
  today: string
}

/** On the incident's page, for the scrutineer alone: what is urgent, and what came of it so far. */
export const urgentCard = ({ incident, children, followUps, today }: OfIncident): RecordCard => ({
  title: 'What is urgent about it',
  changeHref: paths.incidentFollowUp(incident.id),
  changeText: 'Say what came of it',
  rows: [
    urgentRow(incident, children),
    { key: 'Happened', value: [daysAgo(incident.happenedAt, today)] },
    ...followUps.map(followUpRow),
    ...(incident.isChanged && followUps.length > 0 ? [{ key: 'Since then', value: [changedSince] }] : []),
  ],
})

/** At the top of the incident's page, for the scrutineer alone: what nobody has looked at yet. */
export const urgentNotices = ({ incident, children, today }: OfIncident): string[] =>
  incident.open.length === 0
    ? []
    : [
        `Urgent, ${daysAgo(incident.happenedAt, today)}: ${urgentWords(incident.open, children).join('. ')}. Say what came of it.`,
      ]

/** 'Asked on 3 June 2019: waiting for an answer' */
export const waitingWords = (askedOn: string): string =>
  `Asked on ${longDate(askedOn)}: waiting for an answer`

const urgentRow = (incident: LookedAt, children: readonly string[]): RecordRow => ({
  key: 'What is wrong',
  value: urgentNowWords(incident.urgent, children),
  tag: tagOf(incident),
})

/** Said beside what the scrutineer did about it, so that no correction answers a question unseen. */
const changedSince = 'The record was changed since you said this'

function tagOf({ open, askedOn }: LookedAt): TagView {
  if (open.length > 0) return { text: 'Urgent', colour: 'red' }
  return askedOn === null
    ? { text: 'You said what came of it', colour: 'green' }
    : { text: waitingWords(askedOn), colour: 'yellow' }
}

function followUpRow({ cameOfIt: came, toldWhom, doneOn, note, recordedAt }: FollowUp): RecordRow {
  const [word = ''] = labelOf(cameOfIt, came).split(':')
  return {
    key: `${word}, ${longDate(doneOn)}`,
    value: [
      ...(toldWhom === '' ? [] : [`Who was told: ${toldWhom}`]),
      ...(note === '' ? [] : [note]),
      `Recorded ${instant(recordedAt)}`,
    ],
  }
}

interface Around extends OfIncident {
  fields: FieldView[]
  errors: ErrorLink[]
  csrf: string
  key: string
  numbers: readonly string[]
}

/** Where the scrutineer says what came of it, with what is wrong and who to ring on the page. */
export const followUpPage = ({ incident, children, ...around }: Around): RecordFormPage => ({
  heading: 'Say what came of it',
  caption: `Incident ${referenceWords(incident)}, ${daysAgo(incident.happenedAt, around.today)}`,
  intro: [
    'The incident leaves your home page once you save this, and comes back if a correction makes it graver. If you choose “Asked”, it stays on your home page, as waiting for an answer, until you say here what else came of it.',
    'Only the scrutineer reads what you write here. Nobody is told by it.',
  ],
  cards: [
    { title: 'What is urgent about it', rows: [urgentRow(incident, children)] },
    ringCard(around.numbers),
  ],
  errors: around.errors,
  sections: [{ fields: around.fields }],
  hidden: [
    { name: 'key', value: around.key },
    { name: 'version', value: String(incident.version) },
  ],
  action: paths.incidentFollowUp(incident.id),
  submit: 'Save what came of it',
  cancel: { text: 'Back to this incident', href: paths.incident(incident.id) },
  csrf: around.csrf,
})

/** Said once it was saved: what came of it, who reads that, and whether the incident is still on the home page. */
export const followedUpPage = (
  incident: OfIncident['incident'],
  { cameOfIt: came, doneOn }: FollowUp,
): RecordConfirmationPage => ({
  panel: {
    title: 'What came of it is recorded',
    text: `Incident ${referenceWords(incident)}: ${labelOf(cameOfIt, came).split(':')[0]}, ${longDate(doneOn)}`,
  },
  readers: ['Only the scrutineer can read it.'],
  next: [whereItIs(incident), 'Nobody was told by this. Tell whoever must know.'].map((text) => ({ text })),
  links: [
    { text: 'See the incident', href: paths.incident(incident.id) },
    { text: 'Back to Home', href: paths.home() },
  ],
})

function whereItIs({ open, askedOn }: LookedAt): string {
  if (open.length > 0) return `It stays on your home page: ${urgentWords(open, []).join('. ')}.`
  return askedOn === null
    ? 'The incident has left your home page. It comes back if a correction makes it graver.'
    : 'It stays on your home page, as waiting for an answer. Once you have the answer, say on the incident’s page what came of it.'
}
