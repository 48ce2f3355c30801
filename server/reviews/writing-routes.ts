import { readForm, rowsOf, typeForm, type Form } from '../fields/form.ts'
import type { Problem, Typed } from '../fields/field.ts'
import type { Vocabulary } from '../fields/vocabulary.ts'
import { Conflict, NotFound, Stale } from '../http/errors.ts'
import { newFormKey } from '../http/read.ts'
import { conflict, get, invalid, page, post, seeOther } from '../http/route.ts'
import type { Answer, Route, SignedInAsk } from '../http/route.ts'
import { discardTyping, goingOn, keepTyping, unsentHere, type Unsent } from '../http/typing.ts'
import { paths } from '../paths.ts'
import { writeCommentary, writeOpinions } from './actions.ts'
import { crumbsTo } from './crumbs.ts'
import {
  commentaryForm,
  opinionNames,
  opinionsForm,
  opinionsIn,
  publicReasonsIn,
  type WrittenCommentary,
} from './form.ts'
import { commentaryPage, crossingPage, opinionsPage } from './page.ts'
import { commentariesOn, findReview, opinionsOn, publicTextsOn, type Review } from './queries.ts'
import { seenIn } from './seen.ts'
import { commentarySections, opinionPart } from './vocabulary.ts'
import { establishmentsIn, yearOf } from './year.ts'

/** What is written for a review while it is a draft: opinions and commentaries. */
export const writingRoutes = (): Route[] => [
  get('/reviews/:year/opinions', 'read draft reviews', showOpinions),
  post('/reviews/:year/opinions', 'sign reviews', saveOpinions, { reads: 'a form' }),
  post('/reviews/:year/opinions/keeping', 'sign reviews', keepOpinions, { reads: 'a form' }),
  get('/reviews/:year/commentary/:section', 'write commentary', showCommentary),
  post('/reviews/:year/commentary/:section', 'write commentary', saveCommentary, { reads: 'a form' }),
  post('/reviews/:year/commentary/:section/keeping', 'write commentary', keepCommentary, { reads: 'a form' }),
]

async function draftIn(ask: SignedInAsk): Promise<Review> {
  const review = await findReview(ask.db, ask.person, yearOf(ask.params))
  if (review.state !== 'draft')
    throw new Conflict('This review is signed. A signed review can no longer be changed.')
  return review
}

interface Shown {
  typed: Typed
  problems: readonly Problem[]
  /** The version that the form is upon. */
  version: number
  unsent?: Unsent | undefined
}

async function showOpinions(ask: SignedInAsk): Promise<Answer> {
  const review = await draftIn(ask)
  const establishments = await establishmentsIn(ask.db, review.year)
  const unsent = await unsentHere(ask)
  const standing = typeForm(opinionsForm(establishments), await standingOpinions(ask, review, establishments))
  const typed = unsent?.typed ?? standing
  return opinionsAnswer(ask, review, establishments, { typed, problems: [], version: review.version, unsent })
}

async function keepOpinions(ask: SignedInAsk): Promise<Answer> {
  const review = await draftIn(ask)
  const asked = opinionsForm(await establishmentsIn(ask.db, review.year))
  return keepTyping(ask, paths.reviewPart(review.year, 'opinions'), asked)
}

async function standingOpinions({ db }: SignedInAsk, review: Review, establishments: Vocabulary) {
  const written = await opinionsOn(db, review.id)
  const texts = await publicTextsOn(db, review.id)
  const values = establishments.flatMap(({ value }) => {
    const [safeguarded, reason, forPublic] = opinionNames(value)
    const opinion = written.find(({ establishmentId }) => establishmentId === value)
    return [
      [safeguarded, opinion?.safeguarded ?? ''],
      [reason, opinion?.reason ?? ''],
      [forPublic, texts.find(({ part }) => part === opinionPart(value))?.words ?? ''],
    ]
  })
  return Object.fromEntries(values) as Record<string, string>
}

function opinionsAnswer(ask: SignedInAsk, review: Review, establishments: Vocabulary, shown: Shown): Answer {
  const { secondary = [], banner } = shown.unsent ?? {}
  const state = { ...shown, ...goingOn(shown.unsent, shown.version), secondary, csrf: ask.csrf }
  const content = opinionsPage(review.year, opinionsForm(establishments), establishments, state)
  const wording = {
    title: content.heading,
    name: 'review-opinions',
    ...(banner === undefined ? {} : { banner }),
    breadcrumbs: crumbsTo(review.year, 'Opinions'),
  }
  return shown.problems.length === 0
    ? page('records/form', content, wording)
    : invalid('records/form', content, wording)
}

async function saveOpinions(ask: SignedInAsk): Promise<Answer> {
  const review = await draftIn(ask)
  const establishments = await establishmentsIn(ask.db, review.year)
  const form = opinionsForm(establishments)
  const seen = seenIn(ask, form)
  if (ask.pressed.discard) return discardTyping(ask)
  const found = readForm(form, ask.typed, ask)
  if (!found.ok)
    return opinionsAnswer(ask, review, establishments, {
      typed: ask.typed,
      problems: found.problems,
      version: seen,
    })
  const written = {
    opinions: opinionsIn(establishments, found.value),
    publicTexts: publicReasonsIn(establishments, found.value),
  }
  return kept(ask, review, {
    write: () => writeOpinions(ask.db, ask.act, { year: review.year, seen, ...written }),
    form,
    theirs: () => standingOpinions(ask, review, establishments),
    yours: found.value,
    action: paths.reviewPart(review.year, 'opinions'),
  })
}

interface Keeping<Values> {
  write: () => Promise<void>
  form: Form<Values>
  theirs: () => Promise<Values>
  yours: Values
  action: string
}

/** Back to the review; or, where somebody else wrote the same part meanwhile, both texts. */
async function kept<Values>(ask: SignedInAsk, review: Review, keeping: Keeping<Values>): Promise<Answer> {
  try {
    await keeping.write()
    return seeOther(paths.review(review.year))
  } catch (error) {
    if (!(error instanceof Stale)) throw error
    const { role } = ask.person
    const yours = rowsOf(keeping.form, keeping.yours as Partial<Values>, role)
    const theirs = rowsOf(keeping.form, (await keeping.theirs()) as Partial<Values>, role)
    const content = crossingPage({
      year: review.year,
      rows: theirs.map(({ key, value }, place) => ({ key, theirs: value, yours: yours[place]?.value ?? [] })),
      typed: ask.typed,
      action: keeping.action,
      csrf: ask.csrf,
      key: newFormKey(),
      version: review.version,
    })
    return conflict('records/conflict', content, {
      title: content.heading,
      name: 'review-conflict',
      breadcrumbs: crumbsTo(review.year, 'Two versions'),
    })
  }
}

function sectionIn(ask: SignedInAsk) {
  const section = commentarySections.find(({ value }) => value === ask.params['section'])
  if (section === undefined) throw new NotFound('no such section of the review')
  return section
}

const standingCommentary = async ({ db }: SignedInAsk, review: Review, section: string) =>
  (await commentariesOn(db, review.id)).find((each) => each.section === section)

async function standingTexts(ask: SignedInAsk, review: Review, section: string): Promise<WrittenCommentary> {
  const texts = await publicTextsOn(ask.db, review.id)
  return {
    commentary: (await standingCommentary(ask, review, section))?.commentary ?? '',
    forPublic: texts.find(({ part }) => part === section)?.words ?? '',
  }
}

async function showCommentary(ask: SignedInAsk): Promise<Answer> {
  const review = await draftIn(ask)
  const written = await standingTexts(ask, review, sectionIn(ask).value)
  const unsent = await unsentHere(ask)
  const typed = unsent?.typed ?? { ...written }
  return commentaryAnswer(ask, review, { typed, problems: [], version: review.version, unsent })
}

async function keepCommentary(ask: SignedInAsk): Promise<Answer> {
  const section = sectionIn(ask).value
  const review = await draftIn(ask)
  return keepTyping(ask, paths.reviewCommentary(review.year, section), commentaryForm(ask.person.role))
}

async function commentaryAnswer(ask: SignedInAsk, review: Review, shown: Shown): Promise<Answer> {
  const section = sectionIn(ask)
  const written = await standingCommentary(ask, review, section.value)
  const isScrutineer = ask.person.role === 'scrutineer'
  const { secondary = [], banner } = shown.unsent ?? {}
  const content = commentaryPage(review.year, commentaryForm(ask.person.role), {
    ...shown,
    section,
    isScrutineer,
    isDrafted: written?.adoptedAt === null,
    ...goingOn(shown.unsent, shown.version),
    secondary,
    csrf: ask.csrf,
  })
  const wording = {
    title: `Commentary: ${section.label}`,
    name: 'review-commentary',
    ...(banner === undefined ? {} : { banner }),
    breadcrumbs: crumbsTo(review.year, 'Commentary'),
  }
  return shown.problems.length === 0
    ? page('records/form', content, wording)
    : invalid('records/form', content, wording)
}

async function saveCommentary(ask: SignedInAsk): Promise<Answer> {
  const section = sectionIn(ask).value
  const review = await draftIn(ask)
  const form = commentaryForm(ask.person.role)
  const seen = seenIn(ask, form)
  if (ask.pressed.discard) return discardTyping(ask)
  const found = readForm(form, ask.typed, ask)
  if (!found.ok)
    return commentaryAnswer(ask, review, { typed: ask.typed, problems: found.problems, version: seen })
  return kept(ask, review, {
    write: () => writeCommentary(ask.db, ask.act, { year: review.year, seen, section, ...found.value }),
    form,
    theirs: () => standingTexts(ask, review, section),
    yours: found.value,
    action: paths.reviewCommentary(review.year, section),
  })
}
