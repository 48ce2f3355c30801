import type { ValueOf } from '../../fields/vocabulary.ts'

interface UrgentTerm {
  value: string
  /** What is wrong, in words: 'A child' gives way to a pseudonym where it is known which child. */
  label: string
  /** Whether it is red: a danger to life, a grave injury, or an allegation that may have reached nobody. */
  isGravest: boolean
}

/**
 * What makes an incident urgent, gravest first (DOMAIN.md 2.1 and 3.2). Pain-inducing techniques are used several times a
 * month in a young offender institution: they are never red by themselves, or nobody would look at red any more.
 */
export const urgentReasons = [
  { value: 'says-cannot-breathe', label: 'A child said that they could not breathe', isGravest: true },
  { value: 'breathing', label: 'A child had difficulty breathing', isGravest: true },
  { value: 'consciousness', label: 'A child lost consciousness, or nearly did', isGravest: true },
  { value: 'petechial-rash', label: 'A child had a petechial rash', isGravest: true },
  { value: 'serious-injury', label: 'A child was seriously injured', isGravest: true },
  { value: 'serious-injury-sign', label: 'A child showed signs of a serious injury', isGravest: true },
  {
    value: 'child-alleges',
    label: 'A child says that staff hurt or mistreated them',
    isGravest: true,
  },
  { value: 'allegation', label: 'A child made an allegation', isGravest: true },
  {
    value: 'referral-without-contact',
    label: 'No LADO contact is recorded',
    isGravest: true,
  },
  { value: 'vomiting', label: 'A child vomited', isGravest: false },
  { value: 'other-sign', label: 'A child showed another warning sign', isGravest: false },
  { value: 'lado-referral', label: 'The decision says that it was referred to the LADO', isGravest: false },
  { value: 'lado-consultation', label: 'The LADO was consulted', isGravest: false },
  { value: 'pain-inducing', label: 'A pain-inducing technique was used', isGravest: false },
  {
    value: 'staff-serious-injury',
    label: 'A member of staff was seriously injured',
    isGravest: false,
  },
] as const satisfies readonly UrgentTerm[]
export type UrgentReason = ValueOf<typeof urgentReasons>

/** What the scrutineer did about an urgent incident. */
export const cameOfIt = [
  { value: 'noted', label: 'Noted: I read the record, and nothing more is needed' },
  { value: 'asked', label: 'Asked: I asked the establishment about it' },
  { value: 'sampled', label: 'Sampled: I compare the record with what else tells of it' },
  { value: 'told', label: 'Told: I told somebody who must act' },
] as const
export type CameOfIt = ValueOf<typeof cameOfIt>
