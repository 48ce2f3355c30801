import type { LadoContactType } from '../../server/lado-contacts/vocabulary.ts'

export interface DatasetLadoContact {
  type: LadoContactType
  receivedOn: string
  /** Null while it is open. */
  outcomeOn: string | null
}

/** The contacts, and the first and last local date of the month or quarter. */
interface LadoSpan {
  ladoContacts: readonly DatasetLadoContact[]
  from: string
  to: string
}

const isReferral = ({ type }: DatasetLadoContact): boolean => type === 'referral' || type === 'historical'

/** What a month or a quarter counts of them, with its label: from the LADO's own records, which owe nothing to an establishment's. */
export const ladoCounts: { label: string; countOf: (span: LadoSpan) => number }[] = [
  {
    label: 'LADO consultations',
    countOf: (span) => received(span).filter(({ type }) => type === 'consultation').length,
  },
  {
    label: 'LADO referrals, historical allegations included',
    countOf: (span) => received(span).filter(isReferral).length,
  },
  {
    label: 'LADO referrals closed',
    countOf: ({ ladoContacts, from, to }) =>
      ladoContacts.filter(
        (contact) =>
          isReferral(contact) &&
          contact.outcomeOn !== null &&
          from <= contact.outcomeOn &&
          contact.outcomeOn <= to,
      ).length,
  },
  {
    label: 'LADO referrals open at the end',
    countOf: ({ ladoContacts, to }) =>
      ladoContacts.filter(
        (contact) =>
          isReferral(contact) &&
          contact.receivedOn <= to &&
          (contact.outcomeOn === null || contact.outcomeOn > to),
      ).length,
  },
]

const received = ({ ladoContacts, from, to }: LadoSpan) =>
  ladoContacts.filter(({ receivedOn }) => from <= receivedOn && receivedOn <= to)
