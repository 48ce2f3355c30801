import { countHere } from '../counting/counting.ts'
import { countings } from '../countings.ts'
import { adoptCommentary, beginReview, writeCommentary, writeOpinions } from '../reviews/actions.ts'
import { releaseReview, signReview } from '../reviews/issuing-actions.ts'
import { readPublicTexts } from '../reviews/public-texts/actions.ts'
import type { Reading } from '../reviews/public-texts/vocabulary.ts'
import { publicTextsOn, reviewOfYear } from '../reviews/queries.ts'
import { opinionPart, type CommentarySection, type PublicPart } from '../reviews/vocabulary.ts'
import type { Opinion } from '../visits/vocabulary.ts'
import type { House } from './calibration.ts'
import { at, type Happening, type World } from './world.ts'

/** A day and a time in London. */
type When = readonly [day: string, time: string]

/** A review, with who wrote and read which part of it and when. */
export interface ToldReview {
  /** By its first April. */
  year: number
  begun: When
  opinionsWritten: When
  /** When each read the texts for the public that the other had written. */
  read: Record<'businessManager' | 'scrutineer', When>
  signed: When
  released: When
  commentaries: readonly ToldCommentary[]
  opinions: readonly ToldOpinion[]
}

export interface ToldCommentary {
  section: CommentarySection
  by: 'scrutineer' | 'businessManager'
  on: string
  /** Where the business manager drafted it. */
  adoptedOn?: string
  /** One paragraph each. */
  text: readonly string[]
  /** What is said to the public, if anything. */
  forPublic?: readonly string[]
}

export interface ToldOpinion {
  house: House
  safeguarded: Opinion
  reason: readonly string[]
  forPublic: readonly string[]
}

/** A review from its beginning to its release. */
export const reviewHappenings = (told: ToldReview): Happening[] => [
  { at: at(...told.begun), who: 'scrutineer', do: ({ db }, act) => beginReview(db, act, told.year) },
  ...told.commentaries.flatMap((each) => written(told.year, each)),
  {
    at: at(...told.opinionsWritten),
    who: 'scrutineer',
    do: async (world, act) =>
      writeOpinions(world.db, act, {
        ...(await seen(world, told.year)),
        opinions: opinionsIn(world, told.opinions),
        publicTexts: publicReasons(world, told.opinions),
      }),
  },
  readByAnother(told, 'businessManager'),
  readByAnother(told, 'scrutineer'),
  {
    at: at(...told.signed),
    who: 'scrutineer',
    do: async (world, act, { name: by }) => {
      const { demonstration } = world
      const signing = { ...(await seen(world, told.year)), by, demonstration }
      await signReview(world.db, countHere(world.db, countings), act, signing)
    },
  },
  {
    at: at(...told.released),
    who: 'businessManager',
    do: ({ db }, act) => releaseReview(db, act, told.year),
  },
]

/** Each text for the public is read by the one who did not write it. */
const readByAnother = ({ year, read }: ToldReview, who: keyof ToldReview['read']): Happening => ({
  at: at(...read[who]),
  who,
  do: async (world, act, { id }) => {
    const texts = await textsBy(world, year, (writer) => writer !== id)
    await readPublicTexts(world.db, act, { ...(await seen(world, year)), readings: texts.map(cleared) })
  },
})

async function textsBy(
  { db }: World,
  year: number,
  isWanted: (writer: string) => boolean,
): Promise<PublicPart[]> {
  const review = await reviewOfYear(db, year)
  const texts = await publicTextsOn(db, review?.id ?? '')
  return texts.filter(({ writtenBy }) => isWanted(writtenBy)).map(({ part }) => part)
}

const cleared = (part: PublicPart): Reading => ({ part, recognisable: 'no' })

/** The review as its writer has just seen it. */
async function seen({ db }: World, year: number): Promise<{ year: number; seen: number }> {
  const review = await reviewOfYear(db, year)
  if (review === undefined) throw new Error('The review was not begun')
  return { year, seen: review.version }
}

const opinionsIn = ({ establishments }: World, opinions: readonly ToldOpinion[]) =>
  opinions.map(({ house, safeguarded, reason }) => ({
    establishmentId: establishments[house],
    safeguarded,
    reason: reason.join('\n\n'),
  }))

const publicReasons = ({ establishments }: World, opinions: readonly ToldOpinion[]) =>
  opinions.map(({ house, forPublic }) => ({
    part: opinionPart(establishments[house]),
    words: forPublic.join('\n\n'),
  }))

function written(year: number, { section, by, on, adoptedOn, text, forPublic }: ToldCommentary): Happening[] {
  const writing: Happening = {
    at: at(on, '16:00'),
    who: by,
    do: async (world, act) =>
      writeCommentary(world.db, act, {
        ...(await seen(world, year)),
        section,
        commentary: text.join('\n\n'),
        forPublic: (forPublic ?? []).join('\n\n'),
      }),
  }
  if (adoptedOn === undefined) return [writing]
  const adopting: Happening = {
    at: at(adoptedOn, '10:30'),
    who: 'scrutineer',
    do: async (world, act) => adoptCommentary(world.db, act, { ...(await seen(world, year)), section }),
  }
  return [writing, adopting]
}
