import { get, post } from '../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import { answerForm, formAnswer, formParts } from '../../records/small-forms.ts'
import { recordEnvelopeTest } from './actions.ts'
import { envelopeTestForm } from './form.ts'

/** The yearly test of the sealed envelopes that hold the keys. */
export const recoverySheetRoutes = (): Route[] => [
  get(paths.recoverySheet(), 'keep accounts', show, { step: 'fresh' }),
  post(paths.recoverySheet(), 'keep accounts', test, { step: 'fresh', reads: 'a form' }),
]

const show = (ask: SignedInAsk): Promise<Answer> => Promise.resolve(testPage(ask))

const test = (ask: SignedInAsk): Promise<Answer> =>
  answerForm(ask, envelopeTestForm, {
    again: (back) => testPage(ask, back),
    save: async ({ testedOn }) => {
      await recordEnvelopeTest(ask.db, ask.act, testedOn)
      return paths.administration()
    },
  })

function testPage(ask: SignedInAsk, back?: Back): Answer {
  const { fields, errors, csrf, key } = formParts(ask, envelopeTestForm, back)
  const content = {
    heading: 'Test the sealed envelopes',
    intro: [
      'Once a year, open both envelopes with a second officer. Compare the two recovery sheets line by line, and open a backup with one of them on a machine that holds nothing else.',
      'Then seal both again, sign across the flaps, and write the day down here.',
    ],
    errors,
    sections: [{ fields }],
    hidden: [{ name: 'key', value: key }],
    action: paths.recoverySheet(),
    submit: 'Write down this test',
    cancel: { text: 'Back to the home page', href: paths.home() },
    csrf,
  }
  const crumbs = [{ href: paths.home(), text: 'Home' }]
  return formAnswer(content, { name: 'recovery-sheet', crumbs }, back)
}
