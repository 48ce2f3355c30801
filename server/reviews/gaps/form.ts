import { form, type Form, type Rule } from '../../fields/form.ts'
import { longText } from '../../fields/text.ts'
import { labelOf, type Vocabulary } from '../../fields/vocabulary.ts'
import { monthName } from '../../../reports/wording.ts'

/** A month of an establishment for which no records were received. */
export interface OpenGap {
  establishmentId: string
  month: string
}

export interface ConfirmedGap extends OpenGap {
  words: string
}

export const gapName = ({ establishmentId, month }: OpenGap): string => `gap-${establishmentId}-${month}`

/** The words for every month of an establishment that has none of its own. */
export const commonName = (establishmentId: string): string => `gaps-${establishmentId}`

const most = 1000

/** One question a month, and one for all months of an establishment together; any may be left for later. */
export function gapsForm(gaps: readonly OpenGap[], establishments: Vocabulary): Form<Record<string, string>> {
  const ids = [...new Set(gaps.map(({ establishmentId }) => establishmentId))]
  return form(
    Object.fromEntries(
      ids.flatMap((id) => [
        [commonName(id), commonField(labelOf(establishments, id))] as const,
        ...gaps
          .filter(({ establishmentId }) => establishmentId === id)
          .map((gap) => [gapName(gap), gapField(gap.month, labelOf(establishments, id))] as const),
      ]),
    ),
    ids.map((id) => idleWords(id, gaps)),
  )
}

/** Words for the months that have none of their own, where each has: they would be lost. */
function idleWords(id: string, gaps: readonly OpenGap[]): Rule<Record<string, string>> {
  const common = commonName(id)
  const own = gaps.filter(({ establishmentId }) => establishmentId === id).map(gapName)
  return {
    needs: [common, ...own],
    at: common,
    broken: (values) => values[common] !== '' && own.every((name) => values[name] !== ''),
    message: 'Each month below has words of its own. Take these out, or empty the months that they are for',
  }
}

const commonField = (name: string) =>
  longText({
    question: `Why were no records received from ${name}, for each month that you leave empty below?`,
    hint: 'For example “I asked the head of safeguarding on 4 May. No return was signed, and the log of the gate holds no entry.” The partners’ edition prints it beside the totals; the public editions say only that no records were received. Counts and roles only, no names.',
    max: most,
    rows: 3,
  })

const gapField = (month: string, name: string) =>
  longText({
    question: `${monthName(month)} at ${name}`,
    hint: 'Leave it empty where what you wrote above says it',
    max: most,
    rows: 2,
  })

/** What was confirmed, of a form that was read: a month's own words, or else those for all of its establishment. */
export const gapsIn = (gaps: readonly OpenGap[], values: Record<string, string>): ConfirmedGap[] =>
  gaps.flatMap((gap) => {
    const own = values[gapName(gap)] ?? ''
    const words = own === '' ? (values[commonName(gap.establishmentId)] ?? '') : own
    return words === '' ? [] : [{ ...gap, words }]
  })
