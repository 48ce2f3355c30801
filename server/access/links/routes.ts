import type { Problem } from '../../fields/field.ts'
import { viewForm } from '../../fields/form.ts'
import { actOf } from '../../http/read.ts'
import { invalid, open, page } from '../../http/route.ts'
import type { Answer, Ask, Route } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import { errorLinks } from '../../records/page.ts'
import type { RecordFormPage, TextPage } from '../../records/page-types.ts'
import { answerForm } from '../../records/small-forms.ts'
import { refuseTooMany } from '../doors.ts'
import { newPasswordForm } from '../password/form.ts'
import { hashPassword } from '../passwords.ts'
import { findOwnAccount } from '../queries.ts'
import { lanesOfLinks, type Throttle } from '../throttle.ts'
import { usePasswordLink } from './actions.ts'
import { linkOwner } from './queries.ts'

/** The one-time link that a business manager hands over: it sets a password, and signs nobody in. */
export const linkRoutes = (guesses: Throttle): Route[] => [
  open('GET', paths.oneTimeLink(':token'), (ask) => show(guesses, ask)),
  open('POST', paths.oneTimeLink(':token'), (ask) => take(guesses, ask), { reads: 'a form' }),
]

const wording = { title: 'Choose your password', name: 'one-time-link' }

const deadPage: TextPage = {
  heading: 'This link does not work',
  sections: [
    {
      paragraphs: [
        'It was used already, or it is older than 30 minutes, or only part of it was copied.',
        'Ask the partnership’s business manager for a new one.',
      ],
    },
  ],
}

const deadLink = (): Answer => invalid('text', deadPage, { title: deadPage.heading, name: 'dead-link' })

type Owner = NonNullable<Awaited<ReturnType<typeof linkOwner>>>

/** Whose link it is, or the answer to one that does not work, which counts as a guess. */
async function ownerOf(guesses: Throttle, ask: Ask): Promise<{ owner: Owner } | { answer: Answer }> {
  const token = ask.params['token'] ?? ''
  const lanes = lanesOfLinks(ask.address)
  const refused = refuseTooMany(guesses, lanes, ask)
  if (refused !== null) return { answer: refused }
  const owner = await linkOwner(ask.db, token, ask.now)
  if (owner === undefined) return { answer: deadLink() }
  guesses.giveBack(lanes)
  return { owner }
}

async function show(guesses: Throttle, ask: Ask): Promise<Answer> {
  const found = await ownerOf(guesses, ask)
  return 'answer' in found
    ? found.answer
    : page('records/form', await formPage(ask, found.owner, []), wording)
}

async function take(guesses: Throttle, ask: Ask): Promise<Answer> {
  const found = await ownerOf(guesses, ask)
  if ('answer' in found) return found.answer
  const { owner } = found
  return answerForm(ask, await formFor(ask, owner), {
    again: async ({ problems, as }) => as('records/form', await formPage(ask, owner, problems), wording),
    save: async (password) => {
      const act = actOf(ask.parts, owner, ask)
      const hash = await hashPassword(password.new)
      const isSet = await usePasswordLink(ask.db, act, ask.params['token'] ?? '', hash)
      return isSet ? paths.signIn() : deadLink()
    },
  })
}

async function formFor(ask: Ask, owner: Owner) {
  const { words } = await findOwnAccount(ask.db, owner)
  return newPasswordForm(owner.role, words)
}

async function formPage(ask: Ask, owner: Owner, problems: readonly Problem[]): Promise<RecordFormPage> {
  return {
    heading: 'Choose your password',
    caption: owner.email,
    intro: ['Then sign in with your e-mail address and this password. Nobody else can see or set it.'],
    errors: errorLinks(problems),
    sections: [{ fields: viewForm(await formFor(ask, owner), {}, problems) }],
    hidden: [],
    action: paths.oneTimeLink(ask.params['token'] ?? ''),
    submit: 'Save this password',
    csrf: ask.csrf,
  }
}
