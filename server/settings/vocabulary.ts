import { passkeyRolesAtFirst, roles } from '../access/vocabulary.ts'
import { establishmentTypes, type EstablishmentType } from '../establishments/vocabulary.ts'
import type { Vocabulary } from '../fields/vocabulary.ts'

interface SettingTerm {
  value: string
  label: string
  hint: string
  /** Whether each type of establishment has its own value. */
  byType: boolean
  /** Types for which the law says it: nobody may set another value there. */
  fixedFor: readonly EstablishmentType[]
}

/** A whole number. */
export interface NumberSetting extends SettingTerm {
  kind: 'number'
  unit: { one: string; many: string }
  min: number
  max: number
  /** In force until somebody sets another. */
  first: number
}

/** Lines of text, one thing a line. */
export interface LinesSetting extends SettingTerm {
  kind: 'lines'
  first: readonly string[]
  /** What to do when nothing was typed; without it there may be no line. */
  missing?: string
}

/** Any number of a list. */
export interface ChoicesSetting extends SettingTerm {
  kind: 'choices'
  from: Vocabulary
  first: readonly string[]
}

export type SettingRule = NumberSetting | LinesSetting | ChoicesSetting

/** DOMAIN.md 2.2: Children’s Homes (England) Regulations 2015, regulation 35(3). */
export const lawOfDeadlines = 'Children’s Homes (England) Regulations 2015, regulation 35(3)'

const hours = { one: 'hour', many: 'hours' }
const days = { one: 'day', many: 'days' }
const children = { one: 'child', many: 'children' }
const everywhere = { byType: false, fixedFor: [] } as const
const byLawInChildrensHomes = { byType: true, fixedFor: ['sch'] } as const

/** What may be set, from a day on, with its value until somebody sets another. */
export const settings = [
  {
    value: 'written-within-hours',
    label: 'Restraint record written within',
    hint: 'Hours from the incident to the establishment’s record of it',
    kind: 'number',
    unit: hours,
    min: 1,
    max: 336,
    first: 24,
    ...byLawInChildrensHomes,
  },
  {
    value: 'signed-within-hours',
    label: 'Restraint record signed within',
    hint: 'Hours from the incident to the record being signed as accurate',
    kind: 'number',
    unit: hours,
    min: 1,
    max: 336,
    first: 48,
    ...byLawInChildrensHomes,
  },
  {
    value: 'child-spoken-to-within-days',
    label: 'Child spoken to within',
    hint: 'Days from the incident to somebody speaking with the child about it',
    kind: 'number',
    unit: days,
    min: 1,
    max: 60,
    first: 5,
    ...byLawInChildrensHomes,
  },
  {
    value: 'lado-referral-working-days',
    label: 'Allegation referred to the LADO within',
    hint: 'Working days from the event or its discovery to the referral',
    kind: 'number',
    unit: { one: 'working day', many: 'working days' },
    min: 1,
    max: 20,
    first: 1,
    byType: true,
    fixedFor: [],
  },
  {
    value: 'return-types',
    label: 'Whose heads sign a monthly return',
    hint: 'Types of establishment. Each month is asked for by what applies on its first day, from the first whole month after the establishment was added',
    kind: 'choices',
    from: establishmentTypes,
    first: ['yoi', 'stc', 'sch'],
    ...everywhere,
  },
  {
    value: 'return-working-days',
    label: 'A monthly return is signed within',
    hint: 'Working days after the month ends. 10 is an assumption: no published rule was found',
    kind: 'number',
    unit: { one: 'working day', many: 'working days' },
    min: 1,
    max: 60,
    first: 10,
    ...everywhere,
  },
  {
    value: 'roll-limit',
    label: 'Only counts are shown below an average of',
    hint: 'Children held on average over the review year',
    kind: 'number',
    unit: children,
    min: 0,
    max: 1000,
    first: 20,
    ...everywhere,
  },
  {
    value: 'indicative-limit',
    label: 'A rate is marked indicative below an average of',
    hint: 'Children held on average over the review year',
    kind: 'number',
    unit: children,
    min: 0,
    max: 1000,
    first: 100,
    ...everywhere,
  },
  {
    value: 'suppression-threshold',
    label: 'A total is hidden in public documents where fewer stand behind it than',
    hint: 'Different children, and different members of staff, of the year. Below it the total is printed as “c”',
    kind: 'number',
    unit: children,
    min: 1,
    max: 50,
    first: 6,
    ...everywhere,
  },
  {
    value: 'allowance-days',
    label: 'The scrutineer’s days in a review year',
    hint: 'Whole days from April to March',
    kind: 'number',
    unit: days,
    min: 1,
    max: 366,
    first: 6,
    ...everywhere,
  },
  {
    value: 'recipients',
    label: 'Who receives the annual review',
    hint: 'One organisation a line',
    kind: 'lines',
    missing: 'Enter at least one organisation that receives the review',
    first: ['Medway Council', 'Kent Police', 'NHS Kent and Medway', 'HM Government (office to be named)'],
    ...everywhere,
  },
  {
    value: 'phone-numbers',
    label: 'Phone numbers',
    hint: 'One duty line a line, such as “Duty governor: 01634 000000”. Roles, not names of people. Everybody can read them on the page “Help and contact”',
    kind: 'lines',
    first: [],
    ...everywhere,
  },
  {
    value: 'urgent-numbers',
    label: 'Numbers to ring when a child may be at risk',
    hint: 'One office a line, with its hours, such as “LADO, weekdays 9am to 5pm: 01634 000000”. Offices, not names of people. They are shown on each head’s home page, and where somebody has just recorded something grave',
    kind: 'lines',
    first: [],
    ...everywhere,
  },
  {
    value: 'keep-child-records-years',
    label: 'Records of children are kept until the age of',
    hint: 'Years from birth. A pseudonym has no date of birth: the age at the incident is taken as just reached',
    kind: 'number',
    unit: { one: 'year', many: 'years' },
    min: 18,
    max: 120,
    first: 75,
    ...everywhere,
  },
  {
    value: 'keep-allegations-years',
    label: 'Allegations about staff are kept for',
    hint: 'Years from receipt. 82 reach the 100th birthday of somebody who was 18',
    kind: 'number',
    unit: { one: 'year', many: 'years' },
    min: 18,
    max: 120,
    first: 82,
    ...everywhere,
  },
  {
    value: 'keep-scrutiny-years',
    label: 'Visits, contacts and meetings are kept for',
    hint: 'Years from their day',
    kind: 'number',
    unit: { one: 'year', many: 'years' },
    min: 18,
    max: 120,
    first: 75,
    ...everywhere,
  },
  {
    value: 'security-contacts',
    label: 'Who is told of a weakness in this service',
    hint: 'One address a line, such as “mailto:security@example.org” or “https://example.org/report”. Everybody can read it in security.txt',
    kind: 'lines',
    first: [],
    ...everywhere,
  },
  {
    value: 'passkey-roles',
    label: 'Who must hold a passkey',
    hint: 'People of these roles add a passkey when they next sign in. They may still sign in with a code sheet or an app',
    kind: 'choices',
    from: roles,
    first: passkeyRolesAtFirst,
    ...everywhere,
  },
] as const satisfies readonly SettingRule[]

/** Set by two people on the page of disposal, and read on the page of settings like the others. */
export const legalHold = { value: 'legal-hold', label: 'Legal hold' }

export type SettingName = (typeof settings)[number]['value']
/** Those whose values are whole numbers. */
export type NumberName = Extract<(typeof settings)[number], { kind: 'number' }>['value']
type RuleOf<Name extends SettingName> = Extract<(typeof settings)[number], { value: Name }>
export type SettingValue<Name extends SettingName> =
  RuleOf<Name> extends { kind: 'number' } ? number : string[]

export function ruleOf(name: SettingName): SettingRule {
  const rule = settings.find((each) => each.value === name)
  if (rule === undefined) throw new Error(`There is no setting ${name}`)
  return rule
}

/** The rule of a stored name; undefined for the legal hold, which has none. */
export const ruleNamed = (name: string): SettingRule | undefined =>
  settings.find((each) => each.value === name)

/** A stored value as it is used: a number, or lines; what holds from the beginning where nothing is stored. */
export function readValue(rule: SettingRule, stored: string | undefined): number | string[] {
  if (rule.kind === 'number') return stored === undefined ? rule.first : Number(stored)
  if (stored === undefined) return [...rule.first]
  return stored === '' ? [] : stored.split('\n')
}
