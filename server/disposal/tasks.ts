import { localDateOf } from '../../reports/clocks.ts'
import { instant, longDate } from '../../reports/wording.ts'
import { may } from '../access/permissions.ts'
import { openAsksFor, openEnd, type OpenAsk } from './queries.ts'
import { paths } from '../paths.ts'
import { countedWhole, type TaskKind } from '../home/task.ts'

export const secondAnswerTasks: TaskKind = {
  slug: 'second-answers',
  one: 'disposal or legal hold needs your answer',
  many: 'disposals or legal holds need your answer',
  open: countedWhole(
    async ({ db, person, now }) =>
      (await openAsksFor(db, person, now)).filter(({ whyNot }) => whyNot === undefined),
    (ask) => ({
      text: askWords[ask.what],
      href:
        ask.what === 'disposal' ? `${paths.disposal()}/${ask.subject}/${ask.subjectId}` : paths.disposal(),
      dueOn: null,
      note: `Asked by ${ask.asker} on ${longDate(localDateOf(ask.askedAt))}`,
    }),
  ),
}

const askWords: Record<OpenAsk['what'], string> = {
  disposal: 'Confirm or refuse the disposal of a record',
  'legal-hold-off': 'Confirm or refuse the end of the legal hold',
}

/** For every officer, as long as an objection ends it. */
export const holdEndTasks: TaskKind = {
  slug: 'legal-hold',
  one: 'end of the legal hold can be objected to',
  many: 'ends of the legal hold can be objected to',
  open: countedWhole(
    async ({ db, person, now }) => {
      const end = await openEnd(db, now)
      // Whoever can confirm it is asked to confirm or refuse it.
      const isTheirs = end?.endsAt !== undefined || !may(person.role, 'dispose of records')
      return end !== undefined && isTheirs ? [end] : []
    },
    ({ asker, askedAt, endsAt }) => ({
      text:
        endsAt === undefined
          ? 'Read that the legal hold is asked to end'
          : `Object, or let it be: the legal hold ends ${instant(endsAt)}`,
      href: paths.legalHold(),
      dueOn: null,
      note: `Asked by ${asker} on ${longDate(localDateOf(askedAt))}`,
    }),
  ),
}
