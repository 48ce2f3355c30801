import { instant, longDate, lowerFirst, plural, upperFirst } from '../../../reports/wording.ts'
import { appointedAs, roles } from '../../access/vocabulary.ts'
import { labelOf, type Vocabulary } from '../../fields/vocabulary.ts'
import { paths } from '../../paths.ts'
import type { RecordCard, RecordRow } from '../../records/page-types.ts'
import { settings } from '../../settings/vocabulary.ts'
import type { Account, Announced } from './queries.ts'

/** On every officer's home page for thirty days; no card where there is nothing. */
export const thirtyDaysCard = (announced: readonly Announced[], kinds: Vocabulary): RecordCard[] =>
  announced.length === 0
    ? []
    : [{ title: 'For all officers to know, for 30 days', rows: announced.map((each) => rowOf(each, kinds)) }]

function rowOf(each: Announced, kinds: Vocabulary): RecordRow {
  const by = `By ${each.who}, ${instant(each.at)}`
  switch (each.about) {
    case 'hold':
      return { key: 'Legal hold to end', value: [holdWords(each), by], href: paths.legalHold() }
    case 'retention':
      return {
        key: labelOf(settings, each.setting),
        value: [`${each.years} years, from ${longDate(each.fromOn)}`, by],
      }
    case 'record':
      return {
        key: `Destruction: ${[labelOf(kinds, each.kind), each.number].filter(Boolean).join(' ')}`,
        value: [recordWords[each.what], ...untilWords(each.whole?.dueOn), by],
      }
    case 'mask':
      return { key: `A name was masked: ${each.record}`, value: maskWords(each) }
    case 'scrutineer':
      return { key: `Independent scrutineer: ${each.name}`, value: [accountWords(each), by] }
  }
}

function holdWords({ what, fromOn }: Extract<Announced, { about: 'hold' }>): string {
  switch (what) {
    case 'asked':
      return 'Asked for'
    case 'refused':
      return 'Refused or taken back'
    case 'objected':
      return 'Objected to: the legal hold stays on'
    case 'on':
      return 'The legal hold was put on again'
    case 'off':
      return fromOn === undefined
        ? 'Confirmed by a second person'
        : `Confirmed by a second person: from ${longDate(fromOn)} records can be destroyed, unless an officer objects before`
  }
}

const recordWords = {
  asked: 'Asked for',
  refused: 'Refused or taken back',
  destroyed: 'Destroyed, by a second person',
} as const

const maskWords = (mask: Extract<Announced, { about: 'mask' }>): string[] => [
  `${plural(Number(mask.places), 'place')} of ${plural(Number(mask.characters), 'character')}, in the record and its versions`,
  ...(mask.fields === '' ? [] : [`In: ${mask.fields}`]),
  `Asked for by ${mask.asker}, confirmed by ${mask.who}, ${instant(mask.at)}`,
]

const untilWords = (dueOn: string | undefined): string[] =>
  dueOn === undefined ? [] : [`It was kept until ${longDate(dueOn)}`]

function accountWords({ act, before, after }: Extract<Announced, { about: 'scrutineer' }>): string {
  if (act === 'account disabled') return 'The account was disabled'
  if (act === 'account enabled') return `May sign in again: ${appointmentWords(after)}`
  if (before === undefined) return `New: ${appointmentWords(after)}`
  if (before.role === after.role)
    return `${upperFirst(appointmentWords(after))}; before that ${appointmentWords(before)}`
  return after.role === 'scrutineer'
    ? `New: ${appointmentWords(after)}`
    : `No longer scrutineer: ${labelOf(roles, after.role)} now`
}

function appointmentWords(account: Account): string {
  const { appointedFrom: from, appointedTo: to } = account
  const days = [
    ...(from === null ? [] : [`from ${longDate(from)}`]),
    ...(to === null ? ['without an end'] : [`until ${longDate(to)}`]),
  ]
  return [lowerFirst(labelOf(appointedAs, account.appointedAs ?? '')), ...days].join(' ')
}
