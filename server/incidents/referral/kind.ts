import { instant } from '../../../reports/wording.ts'
import { NotFound } from '../../http/errors.ts'
import type { AddedKind } from '../../records/kind.ts'
import { referralAnswerAbout } from './about.ts'
import { referralForm, type ReferralAnswers } from './form.ts'
import { findReferralAnswer, referralContent, type ReferralContent } from './queries.ts'
import { referenceWords } from '../naming.ts'

/** Who a head says that an incident was referred to: written once. */
export const referralAnswerKind: AddedKind<ReferralAnswers, ReferralContent> = {
  name: 'referral-answer',
  about: referralAnswerAbout,
  one: 'who an incident was referred to',
  many: 'Who incidents were referred to',
  allow: { read: 'read incidents', record: 'record incidents' },
  partOf: { kind: 'incident', column: 'incident_id', form: referralForm(), hiddenFrom: ['lado'] },
  formFor: () => Promise.resolve({ form: referralForm(), sections: [] }),
  load: async (db, viewer, id) => {
    const head = await findReferralAnswer(db, viewer, id)
    const content = await referralContent(db, id)
    if (head === undefined || content === undefined)
      throw new NotFound('no such answer about a referral, or another establishment’s')
    const title = `Who incident ${referenceWords(head)} was referred to, ${instant(head.recordedAt)}`
    return { title, establishmentId: head.establishmentId, content }
  },
  contentOf: referralContent,
}
