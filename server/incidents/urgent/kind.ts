import { instant } from '../../../reports/wording.ts'
import { NotFound } from '../../http/errors.ts'
import type { AddedKind } from '../../records/kind.ts'
import { followUpAbout } from './about.ts'
import { followUpForm, type FollowUpAnswers } from './form.ts'
import { findFollowUp, followUpContent, type FollowUpContent } from './queries.ts'
import { referenceWords } from '../naming.ts'

/** What the scrutineer says came of an urgent incident: written once. */
export const followUpKind: AddedKind<FollowUpAnswers, FollowUpContent> = {
  name: 'urgent-follow-up',
  about: followUpAbout,
  one: 'what came of an urgent incident',
  many: 'What came of urgent incidents',
  allow: { read: 'follow up incidents', record: 'follow up incidents' },
  partOf: { kind: 'incident', column: 'incident_id', form: followUpForm(), hiddenFrom: ['head', 'lado'] },
  formFor: () => Promise.resolve({ form: followUpForm(), sections: [] }),
  load: async (db, viewer, id) => {
    const head = await findFollowUp(db, viewer, id)
    const content = await followUpContent(db, id)
    if (head === undefined || content === undefined)
      throw new NotFound('no such follow-up, or another establishment’s')
    const title = `What came of incident ${referenceWords(head)}, ${instant(head.recordedAt)}`
    return { title, establishmentId: head.establishmentId, content }
  },
  contentOf: followUpContent,
}
