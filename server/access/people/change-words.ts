import { longDate } from '../../../reports/wording.ts'
import { labelOf, type Vocabulary } from '../../fields/vocabulary.ts'
import { organisations } from '../../qa-meetings/vocabulary.ts'
import { roles, type AppointedAs } from '../vocabulary.ts'
import type { PersonDetails } from './form.ts'

/** What differs, an answer a line: 'Establishment: was Ash House, now Birch House'. */
export function changeInLines(
  { before, after }: { before: PersonDetails; after: PersonDetails },
  establishments: Vocabulary,
): string[] {
  return answers.flatMap(({ label, words }) => {
    const [was, is] = [words(before, establishments), words(after, establishments)]
    return was === is ? [] : [`${label}: was ${was}, now ${is}`]
  })
}

const none = 'none'

const answers: { label: string; words: (person: PersonDetails, establishments: Vocabulary) => string }[] = [
  { label: 'Name', words: ({ name }) => name },
  { label: 'Role', words: ({ role }) => labelOf(roles, role) },
  {
    label: 'Establishment',
    words: ({ establishmentId }, establishments) =>
      establishmentId === null ? none : labelOf(establishments, establishmentId),
  },
  {
    label: 'Organisation',
    words: ({ organisation }) => (organisation === null ? none : labelOf(organisations, organisation)),
  },
  {
    label: 'Appointed as',
    words: ({ appointedAs }) => (appointedAs === null ? none : appointedWords[appointedAs]),
  },
  {
    label: 'First day',
    words: ({ appointedFrom }) => (appointedFrom === null ? none : longDate(appointedFrom)),
  },
  {
    label: 'Last day',
    words: ({ appointedTo }) => (appointedTo === null ? 'not agreed' : longDate(appointedTo)),
  },
]

const appointedWords: Record<AppointedAs, string> = { holder: 'holder', deputy: 'deputy' }
