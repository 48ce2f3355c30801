import { instant, longDate, monthName, number } from '../../reports/wording.ts'
import { viewForm } from '../fields/form.ts'
import type { Problem, Typed } from '../fields/field.ts'
import { paths } from '../paths.ts'
import { errorLinks } from '../records/page.ts'
import type { Readers } from '../records/readers.ts'
import { readersInWords } from '../records/readers-page.ts'
import type { RecordCard, RecordCheckPage, RecordConfirmationPage, RecordRow } from '../records/page-types.ts'
import { signatureForm } from './form.ts'
import type { OpenDraft } from './queries.ts'
import { returnTitle } from './return-page.ts'
import { figuresText, returnFigures, type Figures } from './vocabulary.ts'

interface Around {
  house: { id: string; name: string }
  month: string
  figures: Figures
  drafts: readonly OpenDraft[]
  /** The version that stands; 0 where nobody has signed yet. */
  version: number
  /** Who is about to sign. */
  personId: string
  typed: Typed
  problems: readonly Problem[]
  csrf: string
  key: string
}

/** What is signed, what should be finished first, and what signing means. */
export function signaturePage(around: Around): RecordCheckPage {
  const { house, month, figures, drafts, version, typed, problems } = around
  const asked = signatureForm({ month, figures, isAgain: version > 0, openDrafts: drafts.length })
  return {
    heading: version === 0 ? 'Check and sign the return' : 'Sign the return again',
    caption: `${monthName(month)}, ${house.name}`,
    problems: [],
    errors: errorLinks(problems),
    cards: [...draftsCard(around), figuresCard(figures, month)],
    fields: viewForm(asked, typed, problems),
    statement:
      'Once you sign, these figures are stored as they are now, with your name and the time. The scrutineer and the business manager can read them. What is recorded, corrected, moved or withdrawn after that shows as a change since signed, until you sign again.',
    hidden: [
      { name: 'key', value: around.key },
      { name: 'version', value: String(version) },
      { name: 'figures', value: figuresText(figures) },
    ],
    action: paths.monthlyReturn(house.id, month, 'signature'),
    submit: 'Sign the return',
    csrf: around.csrf,
  }
}

function draftsCard({ drafts, personId }: Around): RecordCard[] {
  if (drafts.length === 0) return []
  return [{ title: 'Finish these first', rows: drafts.map((draft) => draftRow(draft, personId)) }]
}

// Only its writer may open a draft: of a colleague's nothing is said but that it is there.
function draftRow(draft: OpenDraft, personId: string): RecordRow {
  const { id, happenedOn, isCorrection, savedAt, writer } = draft
  const what = isCorrection ? 'Correction of an incident' : 'Incident'
  const day = happenedOn === null ? 'without a date yet' : `of ${longDate(happenedOn)}`
  const isOwn = draft.personId === personId
  return {
    key: isOwn ? 'Your draft' : `Draft of ${writer}`,
    value: [`${what} ${day}, not submitted since ${instant(savedAt)}`],
    ...(isOwn ? { href: `${paths.incidents()}/drafts/${id}` } : {}),
  }
}

const figuresCard = (figures: Figures, month: string): RecordCard => ({
  title: `Recorded for ${monthName(month)}`,
  rows: returnFigures.map(({ value, label }) => ({ key: label, value: [number(figures[value])] })),
})

export const signedPage = (
  house: { id: string },
  month: string,
  { readers, dueNext }: { readers: Readers; dueNext: readonly string[] },
): RecordConfirmationPage => ({
  panel: { title: 'Return signed', text: returnTitle(month) },
  readers: readersInWords(readers),
  next: [
    'If an incident of this month is recorded from now on, or changed in what these figures count, the return shows it to you and to the scrutineer, and you are asked to sign again.',
    ...dueNext,
  ].map((text) => ({ text })),
  links: [
    { text: 'See this return', href: paths.monthlyReturn(house.id, month) },
    { text: 'Back to Monthly returns', href: paths.returns() },
  ],
})
