import { reviewYear } from '../../../reports/period.ts'
import { instant, listOf } from '../../../reports/wording.ts'
import type { FieldView } from '../../fields/field-view.ts'
import { incidentTitle } from '../naming.ts'
import { paths } from '../../paths.ts'
import type { ErrorLink, RecordFormPage } from '../../records/page-types.ts'
import type { Standing } from '../vocabulary.ts'
import type { AskedWithdrawal, Withdrawn } from './queries.ts'
import type { Compared } from './contradictions.ts'
import { recordCards, type RecordShown } from './record-cards.ts'
import { lookedAt } from './vocabulary.ts'

interface Words {
  heading: string
  intro: string[]
  submit: string
}

/** What a head of safeguarding reads, by where the incident stands. */
const words: Record<Standing, Words> = {
  submitted: {
    heading: 'Ask to withdraw this incident',
    intro: [
      'An incident is withdrawn when it should never have been counted: recorded twice, or no restraint at all. A mistake in it is corrected instead.',
      'It goes on counting until the scrutineer agrees. The record, your reason and the number stay.',
    ],
    submit: 'Ask the scrutineer',
  },
  'withdrawal-asked': {
    heading: 'Take the withdrawal back',
    intro: ['The scrutineer has not decided yet. The incident goes on counting.'],
    submit: 'Take it back',
  },
  withdrawn: {
    heading: 'Put this incident back',
    intro: [
      'It counts again at once, under its own number. The scrutineer’s home page counts it among the changes; nobody is sent a message.',
    ],
    submit: 'Put it back',
  },
}

/** What a page asks of a head of safeguarding, by where the incident stands. */
export const headings: Record<Standing, string> = {
  submitted: words.submitted.heading,
  'withdrawal-asked': words['withdrawal-asked'].heading,
  withdrawn: words.withdrawn.heading,
}

interface Around {
  incident: { id: string; number: string; ownReference: string; version: number; standing: Standing }
  fields: FieldView[]
  errors: ErrorLink[]
  csrf: string
  key: string
}

export const standingPage = (around: Around): RecordFormPage =>
  formPage(around, words[around.incident.standing], 'withdrawal')

/** What the scrutineer reads of a withdrawn incident: the agreement can be undone. */
export const undoPage = (around: Around): RecordFormPage =>
  formPage(
    around,
    {
      ...words.withdrawn,
      intro: [
        'Its withdrawal was agreed. It counts again at once, under its own number, and a signed month that counted it is listed for its head of safeguarding to sign again.',
      ],
    },
    'withdrawal/decision',
  )

/** What the scrutineer decides, with the record that it is about and what of it speaks against the reason. */
export const decisionPage = (
  around: Around,
  shown: (RecordShown & Compared) | undefined,
): RecordFormPage => ({
  ...formPage(
    around,
    {
      heading: 'Decide about the withdrawal',
      intro:
        shown === undefined
          ? ['The withdrawal of this incident is no longer asked for: there is nothing to decide.']
          : [
              'Until you decide, the incident counts. If you agree, reviews built from then on do not count it; the record and its number stay, and you or the head of safeguarding may put it back.',
              ...(shown.contradictions.length === 0 ? [shown.compared] : []),
            ],
      submit: 'Save the decision',
    },
    'withdrawal/decision',
  ),
  ...(shown === undefined ? {} : { notices: shown.contradictions, cards: recordCards(shown) }),
})

const formPage = (
  { incident, fields, errors, csrf, key }: Around,
  { heading, intro, submit }: Words,
  place: string,
): RecordFormPage => ({
  heading,
  caption: incidentTitle(incident),
  intro,
  errors,
  sections: [{ fields }],
  hidden: [
    { name: 'key', value: key },
    { name: 'version', value: String(incident.version) },
  ],
  action: `${paths.incident(incident.id)}/${place}`,
  submit,
  cancel: { text: 'Back to this incident', href: paths.incident(incident.id) },
  csrf,
})

/** 'Withdrawal asked on 3 May 2019, 9am, by …', and why. */
export const askedLines = ({ asker, askedAt, reason }: AskedWithdrawal): string[] => [
  `Withdrawal asked by ${asker}, ${instant(askedAt)}: “${reason}”`,
]

/** Who agreed that an incident is withdrawn, and why; and which issued review counts it all the same. */
export const withdrawnLines = ({ agreed, countedIn }: Withdrawn): string[] => [
  `This incident is withdrawn: it is not counted in any number from now on. ${countedWords(countedIn)}`,
  ...(agreed === undefined
    ? []
    : [`Withdrawal agreed by ${agreed.who}, ${instant(agreed.at)}: “${agreed.reason}”`]),
]

const countedWords = (years: readonly number[]): string =>
  years.length === 0
    ? 'The list of incidents still shows it.'
    : `The review of ${listOf(years.map((year) => reviewYear(year).label))}, issued before, counts it, and the list of incidents still shows it.`

/** What was looked at before a decision, from the codes that its event holds; nothing for any other event. */
export function lookedAtLines(details: Record<string, string | number>): string[] {
  const codes = String(details['lookedAt'] ?? '').split(' ')
  const looked = lookedAt.filter(({ value }) => codes.includes(value))
  return looked.length === 0 ? [] : [`Looked at: ${looked.map(({ label }) => label).join('; ')}`]
}
