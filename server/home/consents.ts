import { localDateOf } from '../../reports/clocks.ts'
import { longDate } from '../../reports/wording.ts'
import { openReplacements } from '../access/replacement/queries.ts'
import { isForSecond, openAsks, type OpenAsk } from '../disposal/queries.ts'
import { paths } from '../paths.ts'
import { countedWhole, type TaskKind } from './task.ts'

export const confirmationTasks: TaskKind = {
  slug: 'confirmations',
  one: 'person lost their second step and asks you to confirm it',
  many: 'people lost their second step and ask you to confirm it',
  open: countedWhole(
    ({ db, person, now }) => openReplacements(db, { officerId: person.id, now }),
    ({ id, name }) => ({
      text: `Confirm, or do not, that ${name} lost their second step`,
      href: paths.replacement(id),
      dueOn: null,
      note: 'Only with the person in front of you',
    }),
  ),
}

export const secondAnswerTasks: TaskKind = {
  slug: 'second-answers',
  one: 'disposal or legal hold needs your answer',
  many: 'disposals or legal holds need your answer',
  open: countedWhole(
    async ({ db, person }) => (await openAsks(db)).filter((ask) => isForSecond(ask, person)),
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
