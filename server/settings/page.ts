import { establishmentTypes } from '../establishments/vocabulary.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { instant, longDate, plural } from '../../reports/wording.ts'
import { paths } from '../paths.ts'
import type {
  RecordConfirmationPage,
  RecordShowPage,
  TableCellView,
  TableView,
} from '../records/page-types.ts'
import type { SettingRow } from './queries.ts'
import { lawOfDeadlines, legalHold, readValue, ruleNamed, settings, type SettingRule } from './vocabulary.ts'

interface Around {
  today: string
  mayChange: boolean
}

/** Every setting: what holds today, what will, and who set what when and why. */
export function settingsPage(
  rows: SettingRow[],
  waiting: readonly TableView[],
  around: Around,
): RecordShowPage {
  return {
    heading: 'Settings',
    tags: [],
    notices: [
      around.mayChange
        ? 'A new value applies from a day that you choose. Earlier values stay for the days before it.'
        : 'The business manager sets these. Each value applies from a given day; earlier values stay for the days before it.',
    ],
    actions: [],
    forms: [],
    cards: [],
    tables: [
      todayTable(rows, around),
      ...waiting,
      ...[plannedTable(rows, around), historyTable(rows)].filter(isFilled),
    ],
    meta: [],
  }
}

const everNamed = [...settings, legalHold]

const isFilled = ({ rows }: TableView) => rows.length > 0

const columns = (...texts: string[]) => texts.map((text) => ({ text }))
const cells = (texts: (string | TableCellView)[]) => ({
  cells: texts.map((text) => (typeof text === 'string' ? { text } : text)),
})

function todayTable(rows: SettingRow[], { today, mayChange }: Around): TableView {
  const name = (rule: SettingRule, type: string): TableCellView =>
    mayChange && !isFixed(rule, type)
      ? { text: rule.label, href: paths.newSetting(rule.value, type) }
      : { text: rule.label }
  return {
    caption: `In force today, ${longDate(today)}`,
    columns: columns('Setting', 'For', 'Value', 'Since'),
    rows: everyPlace().map(({ rule, type }) => {
      const stands = isFixed(rule, type) ? undefined : rows.find(isOf(rule, type, today))
      return cells([
        name(rule, type),
        placeInWords(type),
        valueInWords(rule, stands?.value),
        sinceInWords(rule, type, stands),
      ])
    }),
  }
}

const everyPlace = () =>
  settings.flatMap((rule: SettingRule) =>
    (rule.byType ? establishmentTypes.map(({ value }) => value) : ['']).map((type) => ({ rule, type })),
  )

// Rows come with the latest first, so that the first one that fits is the one in force.
const isOf = (rule: SettingRule, type: string, today: string) => (row: SettingRow) =>
  row.name === rule.value && row.establishmentType === type && row.fromOn <= today

const isFixed = ({ fixedFor }: SettingRule, type: string) => fixedFor.some((each) => each === type)

export const placeInWords = (type: string) => (type === '' ? 'Everywhere' : labelOf(establishmentTypes, type))

export function valueInWords(rule: SettingRule | undefined, stored: string | undefined): string {
  if (rule === undefined) return stored ?? 'None yet'
  const value = readValue(rule, stored)
  if (typeof value === 'number')
    return rule.kind === 'number' ? plural(value, rule.unit.one, rule.unit.many) : ''
  const labels = rule.kind === 'choices' ? value.map((each) => labelOf(rule.from, each)) : value
  return labels.join('; ') || (rule.kind === 'choices' ? 'Nobody' : 'None yet')
}

function sinceInWords(rule: SettingRule, type: string, stands: SettingRow | undefined): string {
  if (isFixed(rule, type)) return `Fixed by law: ${lawOfDeadlines}`
  return stands === undefined ? 'The beginning' : longDate(stands.fromOn)
}

function plannedTable(rows: SettingRow[], { today }: Around): TableView {
  const ahead = rows.filter(
    (row, place) =>
      row.fromOn > today &&
      rows.findIndex((each) => isSameDay(each, row)) === place &&
      !isOverruled(row, rows),
  )
  return {
    caption: 'Planned changes',
    columns: columns('Setting', 'For', 'Value', 'From', 'Why'),
    rows: ahead
      .reverse()
      .map((row) =>
        cells([
          labelOf(everNamed, row.name),
          placeInWords(row.establishmentType),
          valueInWords(ruleNamed(row.name), row.value),
          longDate(row.fromOn),
          row.reason,
        ]),
      ),
  }
}

// Of the legal hold what was set last counts, whatever its day: an objection ends an end that was ahead.
const isOverruled = (row: SettingRow, rows: readonly SettingRow[]) =>
  row.name === legalHold.value && rows.some(({ name, seq }) => name === row.name && seq > row.seq)

const isSameDay = (one: SettingRow, other: SettingRow) =>
  one.name === other.name && one.establishmentType === other.establishmentType && one.fromOn === other.fromOn

function historyTable(rows: SettingRow[]): TableView {
  const lastSetFirst = [...rows].sort((a, b) => b.seq - a.seq)
  return {
    caption: 'History',
    columns: columns('Setting', 'For', 'Value', 'From', 'Why', 'Set by', 'Set on'),
    rows: lastSetFirst.map((row) =>
      cells([
        labelOf(everNamed, row.name),
        placeInWords(row.establishmentType),
        valueInWords(ruleNamed(row.name), row.value),
        longDate(row.fromOn),
        row.reason,
        row.who,
        instant(row.recordedAt),
      ]),
    ),
  }
}

/** After a setting was set: what holds from when, and what that does not change. */
export function settingRecordedPage(
  row: Omit<SettingRow, 'who' | 'seq'>,
  today: string,
): RecordConfirmationPage {
  const rule = ruleNamed(row.name)
  const value = valueInWords(rule, row.value)
  const where = row.establishmentType === '' ? '' : ` (${placeInWords(row.establishmentType)})`
  const starts =
    row.fromOn > today
      ? `It applies from ${longDate(row.fromOn)}.`
      : `It has applied since ${longDate(row.fromOn)}.`
  return {
    panel: { title: 'Setting changed', text: `${rule?.label ?? row.name}${where}: ${value}` },
    next: [{ text: starts }, { text: 'Reviews that were signed already do not change.' }],
    links: [{ text: 'Back to Settings', href: paths.settings() }],
  }
}
