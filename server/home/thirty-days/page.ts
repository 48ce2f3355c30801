import { instant, longDate, lowerFirst, plural } from '../../../reports/wording.ts'
import type { AccountChange } from '../../access/people/account-change-queries.ts'
import { changeInLines } from '../../access/people/change-words.ts'
import { appointmentInWords } from '../../access/people/page.ts'
import { isOffice, roles } from '../../access/vocabulary.ts'
import { labelOf, type Vocabulary } from '../../fields/vocabulary.ts'
import { paths } from '../../paths.ts'
import type { RecordCard, RecordRow } from '../../records/page-types.ts'
import { valueInWords } from '../../settings/page.ts'
import type { SetValue } from '../../settings/set-since.ts'
import { ruleNamed, settings } from '../../settings/vocabulary.ts'
import type { Announced } from './queries.ts'

/** On an officer's home page for thirty days, as far as the officer may know of it; no card where there is nothing. */
export const thirtyDaysCard = (announced: readonly Announced[], known: Known): RecordCard[] =>
  announced.length === 0
    ? []
    : [{ title: 'For your information, for 30 days', rows: announced.map((each) => rowOf(each, known)) }]

/** Kinds of record and establishments, with their names. */
interface Known {
  kinds: Vocabulary
  houses: Vocabulary
}

function rowOf(each: Announced, { kinds, houses }: Known): RecordRow {
  const by = `By ${each.who}, ${instant(each.at)}`
  switch (each.about) {
    case 'hold':
      return { key: 'Legal hold to end', value: [holdWords(each), by], href: paths.legalHold() }
    case 'setting':
      return { key: labelOf(settings, each.set.name), value: [...settingLines(each.set), by] }
    case 'record':
      return {
        key: `Destruction: ${[labelOf(kinds, each.kind), each.number].filter(Boolean).join(' ')}`,
        value: [recordWords[each.what], ...untilWords(each.whole?.dueOn), by],
      }
    case 'mask':
      return { key: `A name was masked: ${each.record}`, value: maskWords(each) }
    case 'account':
      return {
        key: `${officeWords(each, houses)}: ${each.after.name}`,
        value: [...accountLines(each, houses), by],
      }
  }
}

function settingLines({ name, value, before, fromOn }: SetValue): string[] {
  const [was, is] = [before, value].map((each) => valueInWords(ruleNamed(name), each))
  return [`${is}, from ${longDate(fromOn)}`, `Was: ${was}`]
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

function accountLines(
  { act, before, after }: Extract<Announced, { about: 'account' }>,
  houses: Vocabulary,
): string[] {
  const now = lowerFirst(appointmentInWords(after))
  if (act === 'account disabled') return ['The account was disabled']
  if (act === 'account enabled') return [now === '' ? 'May sign in again' : `May sign in again: ${now}`]
  return before === undefined ? [`New: ${now}`] : changeInLines({ before, after }, houses)
}

/** The office that an account came into or went out of, the scrutineer’s first. */
function officeWords({ before, after }: AccountChange, houses: Vocabulary): string {
  const offices = [after, ...(before === undefined ? [] : [before])].filter(({ role }) => isOffice(role))
  const { role, establishmentId } = offices.find((each) => each.role === 'scrutineer') ?? offices[0] ?? after
  const house = establishmentId === null ? [] : [labelOf(houses, establishmentId)]
  return [labelOf(roles, role), ...house].join(', ')
}
