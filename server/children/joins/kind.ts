import { NotFound } from '../../http/errors.ts'
import { choice } from '../../fields/choice.ts'
import { form } from '../../fields/form.ts'
import { text } from '../../fields/text.ts'
import type { ValuesOf } from '../../fields/sections.ts'
import type { AddedKind } from '../../records/kind.ts'
import { childJoinAbout } from './about.ts'
import { findJoin, joinContent, joinTitle } from './queries.ts'
import { joinsTitle, joinStates, joinSubject } from './vocabulary.ts'

type JoinAnswers = ValuesOf<typeof joinAnswers>
type JoinContent = NonNullable<Awaited<ReturnType<typeof joinContent>>>

/** Two children whose pseudonyms read the same: written when they are found, and again by whoever decides about them. */
export const childJoinKind: AddedKind<JoinAnswers, JoinContent> = {
  name: joinSubject,
  about: childJoinAbout,
  one: 'pair of pseudonyms that read the same',
  many: joinsTitle,
  allow: { read: 'decide joined children', record: 'decide joined children' },
  partOf: null,
  formFor: () => Promise.resolve({ form: joinAnswers, sections: [] }),
  load: async (db, viewer, id) => {
    const found = await findJoin(db, viewer, id)
    const content = await joinContent(db, id)
    if (found === undefined || content === undefined)
      throw new NotFound('no such statement about two pseudonyms, or another establishment’s')
    const title = `${joinsTitle}: ${joinTitle(content)}`
    return { title, establishmentId: content.establishmentId, content }
  },
  contentOf: joinContent,
}

const pseudonym = (question: string, label: string) =>
  text({ question, label, missing: 'Enter the pseudonym', max: 40, holds: 'pseudonyms' })

const joinAnswers = form({
  kept: pseudonym('What is the pseudonym of the child who stays?', 'Pseudonym'),
  pseudonym: pseudonym('What is the pseudonym of the other?', 'Pseudonym that reads the same'),
  state: choice({
    question: 'Are they one child?',
    label: 'Now',
    from: joinStates,
    missing: 'Say whether they are one child',
  }),
})
