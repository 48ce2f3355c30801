import type { Problem } from '../../fields/field.ts'
import { readForm, viewForm } from '../../fields/form.ts'
import { newFormKey } from '../../http/read.ts'
import { get, invalid, page, post, seeOther } from '../../http/route.ts'
import type { Answer, Route, SignedInAsk } from '../../http/route.ts'
import { refuseStrangers } from '../../http/strangers.ts'
import { paths } from '../../paths.ts'
import { errorLinks } from '../../records/page.ts'
import type { RecordFormPage } from '../../records/page-types.ts'
import { recordEnvelopeTest } from './actions.ts'
import { envelopeTestForm } from './form.ts'

/** The yearly test of the sealed envelopes that hold the keys. */
export const recoverySheetRoutes = (): Route[] => [
  get(paths.recoverySheet(), 'keep accounts', show, { step: 'fresh' }),
  post(paths.recoverySheet(), 'keep accounts', test, { step: 'fresh', reads: 'a form' }),
]

const show = (ask: SignedInAsk): Promise<Answer> =>
  Promise.resolve(page('records/form', formPage(ask, []), wording))

const wording = {
  title: 'Test the sealed envelopes',
  name: 'recovery-sheet',
  breadcrumbs: [{ href: paths.home(), text: 'Home' }, { text: 'Test the sealed envelopes' }],
}

async function test(ask: SignedInAsk): Promise<Answer> {
  refuseStrangers(envelopeTestForm, ask.typed)
  const found = readForm(envelopeTestForm, ask.typed, ask)
  if (!found.ok) return invalid('records/form', formPage(ask, found.problems), wording)
  await recordEnvelopeTest(ask.db, ask.act, found.value.testedOn)
  return seeOther(paths.administration())
}

const formPage = (ask: SignedInAsk, problems: readonly Problem[]): RecordFormPage => ({
  heading: wording.title,
  intro: [
    'Once a year, open both envelopes with a second officer. Compare the two recovery sheets line by line, and open a backup with one of them on a machine that holds nothing else.',
    'Then seal both again, sign across the flaps, and write the day down here.',
  ],
  errors: errorLinks(problems),
  sections: [{ fields: viewForm(envelopeTestForm, ask.typed, problems) }],
  hidden: [{ name: 'key', value: newFormKey() }],
  action: paths.recoverySheet(),
  submit: 'Write down this test',
  cancel: { text: 'Back to the home page', href: paths.home() },
  csrf: ask.csrf,
})
