import { localDateOf } from '../../reports/clocks.ts'
import { reviewYear } from '../../reports/period.ts'
import { longDate } from '../../reports/wording.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { heldDocuments, listMasks, secondsForMasks } from './queries.ts'
import { paths } from '../paths.ts'
import { editions } from '../reviews/vocabulary.ts'
import { countedWhole, type TaskKind } from '../home/task.ts'

/** Names that somebody of another office, and independent, asks to be masked. */
export const nameMaskTasks: TaskKind = {
  slug: 'names-to-mask',
  one: 'name is to be masked, if you confirm it',
  many: 'names are to be masked, if you confirm it',
  open: countedWhole(
    async ({ db, person, now }) => {
      const unanswered = (await listMasks(db, person)).filter(({ answer }) => answer === null)
      if (unanswered.length === 0) return []
      const whyNot = await secondsForMasks(db, now)
      const open = unanswered.filter((row) => whyNot(row, person) === undefined)
      return person.role === 'head' ? open.filter(({ subject }) => headConfirms.has(subject)) : open
    },
    ({ id, title, asker, askedAt }) => ({
      text: `Confirm or refuse that a name is masked: ${title}`,
      href: paths.maskedName(id),
      dueOn: null,
      note: `Asked by ${asker} on ${longDate(localDateOf(askedAt))}`,
    }),
  ),
}

// Of what the scrutineer keeps to themselves a head is not told; the business manager confirms those.
const headConfirms = new Set(['incident'])

/** Issued documents that hold a name that was masked since: each needs a corrected version. */
export const heldDocumentTasks: TaskKind = {
  slug: 'documents-with-names',
  one: 'issued document holds a name that was masked since',
  many: 'issued documents hold a name that was masked since',
  open: countedWhole(
    async ({ db }) => (await heldDocuments(db)).filter(({ isReplaced }) => !isReplaced),
    ({ maskId, year, edition }) => ({
      text: `Issue a corrected version: ${labelOf(editions, edition)}${year === null ? '' : ` of the review of ${reviewYear(year).label}`}`,
      href: paths.maskedName(maskId),
      dueOn: null,
      note: 'It holds a name that was masked since',
    }),
  ),
}
