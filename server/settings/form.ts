import { establishmentTypes, type EstablishmentType } from '../establishments/vocabulary.ts'
import { choice, choices } from '../fields/choice.ts'
import { date } from '../fields/date.ts'
import { good, known, type Field } from '../fields/field.ts'
import { form } from '../fields/form.ts'
import { wholeNumber } from '../fields/number.ts'
import { reasonText } from '../fields/reason.ts'
import { longText, text } from '../fields/text.ts'
import type { ValuesOf } from '../fields/sections.ts'
import type { ChoicesSetting, LinesSetting, NumberSetting, SettingRule } from './vocabulary.ts'

/** What is asked to set a setting from a day on. Types for which the law says it cannot be chosen. */
export const settingForm = (rule: SettingRule) =>
  form({
    establishmentType: typeField(rule),
    value: valueField(rule),
    fromOn: date({
      question: 'From which day does it apply?',
      label: 'Applies from',
      hint: 'The first day, which may be in the future. For a day in the past you see what the value rewrites before anything is stored',
      missing: 'Enter the first day on which the new value applies',
      mayBeAhead: true,
    }),
    reason: reasonText({
      question: 'Why is it changed?',
      label: 'Reason',
      hint: 'For example, “Agreed at the quality assurance meeting of 9 May”. No names of people',
      missing: 'Say why it is changed',
      max: 1000,
      rows: 3,
    }),
    /** What was shown of what a value dated in the past rewrites; empty until it was shown. */
    seen: { ...text({ question: 'What was shown', max: 64 }), view: () => null },
  })

/** A new value as it is stored: a number in figures, or lines. */
export type NewValue = Omit<ValuesOf<typeof settingForm>, 'seen'>

function typeField(rule: SettingRule): Field<'' | EstablishmentType> {
  if (!rule.byType) return known<'' | EstablishmentType>('For', '', 'Everywhere')
  return choice<'' | EstablishmentType>({
    question: 'For which type of establishment?',
    from: establishmentTypes.filter(({ value }) => !rule.fixedFor.includes(value)),
    missing: 'Choose the type of establishment',
  })
}

function valueField(rule: SettingRule): Field<string> {
  if (rule.kind === 'number') return numberField(rule)
  return rule.kind === 'lines' ? linesField(rule) : choicesField(rule)
}

function choicesField(rule: ChoicesSetting): Field<string> {
  const field = choices({
    question: 'What is the new value?',
    label: 'New value',
    hint: rule.hint,
    from: rule.from,
  })
  return {
    ...field,
    read: (name, typed, context) => {
      const found = field.read(name, typed, context)
      return found.ok ? good(found.value.join('\n')) : found
    },
    type: (name, value) => ({ [name]: linesOf(value) }),
    words: (value) => field.words(linesOf(value)),
  }
}

const linesOf = (value: string): string[] => (value === '' ? [] : value.split('\n'))

function numberField(rule: NumberSetting): Field<string> {
  const field = wholeNumber({
    question: 'What is the new value?',
    label: 'New value',
    hint: rule.hint,
    missing: `Enter the new value in ${rule.unit.many}`,
    min: rule.min,
    max: rule.max,
    suffix: rule.unit.many,
    singular: rule.unit.one,
  })
  return {
    ...field,
    read: (name, typed, context) => {
      const found = field.read(name, typed, context)
      return found.ok ? good(String(found.value)) : found
    },
    type: (name, value) => ({ [name]: value }),
    words: (value) => field.words(Number(value)),
  }
}

function linesField(rule: LinesSetting): Field<string> {
  const field = longText({
    question: 'What are the new lines?',
    label: 'New lines',
    hint: rule.hint,
    max: 4000,
    rows: 8,
    ...(rule.missing === undefined ? {} : { missing: rule.missing }),
  })
  return {
    ...field,
    read: (name, typed, context) => {
      const found = field.read(name, typed, context)
      return found.ok ? good(tidyLines(found.value)) : found
    },
  }
}

const tidyLines = (value: string): string =>
  value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
