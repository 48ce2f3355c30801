import type { ValueOf, Vocabulary } from '../fields/vocabulary.ts'
import type { EstablishmentType } from '../establishments/vocabulary.ts'

/** DOMAIN.md 2.1: which rate an incident feeds. Restrictive physical intervention is part of use of force. */
export const countsAs = [
  { value: 'rpi', label: 'Restrictive physical intervention' },
  { value: 'use-of-force', label: 'Other use of force' },
  { value: 'guiding', label: 'Guiding or escorting hold only' },
  { value: 'mechanical', label: 'Handcuffs only' },
] as const
export type CountsAs = ValueOf<typeof countsAs>

export const locations = [
  { value: 'bedroom', label: 'Bedroom or cell' },
  { value: 'living-unit', label: 'Living unit, shared area' },
  { value: 'education', label: 'Education' },
  { value: 'visits', label: 'Visits' },
  { value: 'reception', label: 'Reception' },
  { value: 'healthcare', label: 'Healthcare' },
  { value: 'separation-unit', label: 'Separation unit' },
  { value: 'dining', label: 'Dining' },
  { value: 'outside', label: 'Outside' },
  { value: 'escort', label: 'On escort' },
  { value: 'other', label: 'Elsewhere' },
] as const
export type Location = ValueOf<typeof locations>

/** The groups that the review counts reasons by (DOMAIN.md 2.4). */
export const reasonGroups = [
  { value: 'harm-to-others', label: 'Harm to others' },
  { value: 'self-harm', label: 'Self-harm' },
  { value: 'escape', label: 'Escape or absconding' },
  { value: 'damage', label: 'Damage to property' },
  { value: 'good-order', label: 'Good order or refusing instructions' },
  { value: 'other', label: 'Other' },
] as const
export type ReasonGroup = ValueOf<typeof reasonGroups>

/** Detailed reasons (DOMAIN.md 2.4), each in one group, offered only where the type of establishment allows it (2.1). */
export const reasons = [
  {
    value: 'assault-on-child',
    label: 'Assault on another child',
    group: 'harm-to-others',
    types: ['yoi', 'stc', 'sch'],
  },
  {
    value: 'assault-on-staff',
    label: 'Assault on staff',
    group: 'harm-to-others',
    types: ['yoi', 'stc', 'sch'],
  },
  { value: 'fight', label: 'Fight', group: 'harm-to-others', types: ['yoi', 'stc', 'sch'] },
  {
    value: 'prevent-harm',
    label: 'To prevent harm to others',
    group: 'harm-to-others',
    types: ['yoi', 'stc', 'sch'],
  },
  {
    value: 'physical-threat',
    label: 'Physical threat',
    group: 'harm-to-others',
    types: ['yoi', 'stc', 'sch'],
  },
  { value: 'hostage', label: 'Hostage taking', group: 'harm-to-others', types: ['yoi', 'stc', 'sch'] },
  { value: 'incitement', label: 'Incitement to injure or damage', group: 'harm-to-others', types: ['stc'] },
  { value: 'self-harm', label: 'Self-harm', group: 'self-harm', types: ['yoi', 'stc', 'sch'] },
  {
    value: 'incident-at-height',
    label: 'Incident at height',
    group: 'self-harm',
    types: ['yoi', 'stc', 'sch'],
  },
  { value: 'escape', label: 'To prevent escape', group: 'escape', types: ['yoi', 'stc'] },
  { value: 'absconding', label: 'To prevent absconding', group: 'escape', types: ['sch'] },
  {
    value: 'damage',
    label: 'To prevent serious damage to property',
    group: 'damage',
    types: ['yoi', 'stc', 'sch'],
  },
  { value: 'verbal-threat', label: 'Verbal threat', group: 'good-order', types: ['yoi'] },
  { value: 'refusal-to-locate', label: 'Refusal to go to a room', group: 'good-order', types: ['yoi'] },
  { value: 'refusal-to-transfer', label: 'Refusal to transfer', group: 'good-order', types: ['yoi'] },
  { value: 'refusal-to-relocate', label: 'Refusal to move', group: 'good-order', types: ['yoi'] },
  { value: 'concerted-indiscipline', label: 'Concerted indiscipline', group: 'good-order', types: ['yoi'] },
  { value: 'cuffs-for-risk', label: 'Handcuffs to reduce risk', group: 'other', types: ['yoi'] },
  {
    value: 'administer-care',
    label: 'To give care the child could not consent to',
    group: 'other',
    types: ['yoi', 'stc', 'sch'],
  },
  { value: 'other', label: 'Other', group: 'other', types: ['yoi', 'stc', 'sch'] },
] as const satisfies readonly {
  value: string
  label: string
  group: ReasonGroup
  types: readonly EstablishmentType[]
}[]
export type Reason = ValueOf<typeof reasons>

/** The reasons that the law allows in this type of establishment. */
export const reasonsFor = (type: EstablishmentType): Vocabulary<Reason> =>
  reasons.filter((reason) => (reason.types as readonly EstablishmentType[]).includes(type))

export const reasonGroupOf = (reason: Reason): ReasonGroup =>
  reasons.find((each) => each.value === reason)?.group ?? 'other'

export const techniqueLevels = [
  { value: 'guiding', label: 'Guiding' },
  { value: 'low', label: 'Low' },
  { value: 'medium', label: 'Medium' },
  { value: 'high', label: 'High' },
  { value: 'pain-inducing', label: 'Pain-inducing' },
  { value: 'mechanical', label: 'Handcuffs' },
] as const
export type TechniqueLevel = ValueOf<typeof techniqueLevels>

export const positions = [
  { value: 'standing', label: 'Standing' },
  { value: 'kneeling', label: 'Kneeling' },
  { value: 'seated', label: 'Seated' },
  { value: 'supine', label: 'On the back' },
  { value: 'prone', label: 'Face down' },
  { value: 'floor-unintended', label: 'On the floor, not intended' },
  { value: 'not-recorded', label: 'Not recorded' },
] as const
export type Position = ValueOf<typeof positions>

/** The three official levels (DOMAIN.md 2.1), and none. */
export const injuries = [
  { value: 'none', label: 'No injury seen' },
  { value: 'minor', label: 'Minor injury, no treatment' },
  { value: 'minor-treated', label: 'Minor injury requiring medical treatment' },
  { value: 'serious', label: 'Serious injury requiring hospital treatment' },
  { value: 'not-recorded', label: 'Not known' },
] as const
export type Injury = ValueOf<typeof injuries>

/** Kinds of warning sign (DOMAIN.md 2.1); one incident may carry several. */
export const warningSigns = [
  { value: 'breathing', label: 'Breathing difficulty' },
  { value: 'says-cannot-breathe', label: 'Child says they cannot breathe' },
  { value: 'serious-injury', label: 'Serious physical injury' },
  { value: 'vomiting', label: 'Vomiting' },
  { value: 'petechial-rash', label: 'Petechial rash' },
  { value: 'consciousness', label: 'Lost or reduced consciousness' },
  { value: 'other', label: 'Other warning sign' },
] as const
export type WarningSign = ValueOf<typeof warningSigns>

export const handcuffs = [
  { value: 'none', label: 'None' },
  { value: 'rigid-bar', label: 'Rigid bar' },
  { value: 'ratchet', label: 'Ratchet' },
  { value: 'other', label: 'Other' },
  { value: 'not-recorded', label: 'Not recorded' },
] as const
export type Handcuffs = ValueOf<typeof handcuffs>

export const bodyCamera = [
  { value: 'yes', label: 'Recorded' },
  { value: 'partial', label: 'Recorded in part' },
  { value: 'worn-not-on', label: 'Worn but not switched on' },
  { value: 'none', label: 'No camera worn' },
  { value: 'not-known', label: 'Not known' },
] as const
export type BodyCamera = ValueOf<typeof bodyCamera>

export const cctv = [
  { value: 'yes', label: 'Recorded' },
  { value: 'blind-spot', label: 'Blind spot' },
  { value: 'not-retained', label: 'Not kept' },
  { value: 'not-known', label: 'Not known' },
] as const
export type Cctv = ValueOf<typeof cctv>

export const medicalExaminations = [
  { value: 'done', label: 'Done' },
  { value: 'refused', label: 'Offered, child refused' },
  { value: 'offered', label: 'Not examined yet, offered' },
  { value: 'not-offered', label: 'Not examined, not offered' },
  { value: 'not-recorded', label: 'Not known' },
] as const
export type MedicalExamination = ValueOf<typeof medicalExaminations>

export const childDebriefs = [
  { value: 'done', label: 'Yes' },
  { value: 'declined', label: 'Child declined' },
  { value: 'not-done', label: 'Not yet' },
  { value: 'not-recorded', label: 'Not recorded' },
] as const
export type ChildDebrief = ValueOf<typeof childDebriefs>

export const safeguardingDecisions = [
  { value: 'undecided', label: 'Not decided yet' },
  { value: 'no-concern', label: 'No concern' },
  { value: 'internal', label: 'Dealt with in the establishment' },
  { value: 'lado-consultation', label: 'LADO consulted' },
  { value: 'lado-referral', label: 'Referred to the LADO' },
  { value: 'social-care', label: 'Referred to children’s social care' },
  { value: 'police', label: 'Referred to the police' },
] as const
export type SafeguardingDecision = ValueOf<typeof safeguardingDecisions>

export const genders = [
  { value: 'boy', label: 'Boy' },
  { value: 'girl', label: 'Girl' },
  { value: 'another', label: 'Another gender' },
  { value: 'not-recorded', label: 'Not recorded' },
] as const
export type Gender = ValueOf<typeof genders>

/** The five official groups, and not recorded (DOMAIN.md 2.3). */
export const ethnicities = [
  { value: 'asian', label: 'Asian or Asian British' },
  { value: 'black', label: 'Black, Black British, Caribbean or African' },
  { value: 'mixed', label: 'Mixed or multiple ethnic groups' },
  { value: 'white', label: 'White' },
  { value: 'other', label: 'Other ethnic group' },
  { value: 'not-recorded', label: 'Not recorded' },
] as const
export type Ethnicity = ValueOf<typeof ethnicities>

export const staffParts = [
  { value: 'used-force', label: 'Used force' },
  { value: 'present', label: 'Was present' },
] as const
export type StaffPart = ValueOf<typeof staffParts>

/** What stands in the record: submitted counts; a withdrawal counts until the scrutineer consents. */
export const standings = [
  { value: 'submitted', label: 'Submitted' },
  { value: 'withdrawal-asked', label: 'Withdrawal asked' },
  { value: 'withdrawn', label: 'Withdrawn' },
] as const
export type Standing = ValueOf<typeof standings>
