import { countHere } from '../counting/counting.ts'
import { countings } from '../countings.ts'
import { adoptCommentary, beginReview, writeCommentary, writeOpinions } from '../reviews/actions.ts'
import { releaseReview, signReview } from '../reviews/issuing.ts'
import { readPublicTexts } from '../reviews/public-texts/actions.ts'
import type { Reading } from '../reviews/public-texts/vocabulary.ts'
import { publicTextsOn, reviewOfYear } from '../reviews/queries.ts'
import { workedYear } from './calibration.ts'
import { opinionPart, type PublicPart } from '../reviews/vocabulary.ts'
import { commentaries, opinionReasons, type ToldCommentary } from './review-words.ts'
import { at, type Happening, type World } from './world.ts'

const year = workedYear

/** The review of the worked year: begun in May, written over the summer, signed and released in November 2019. */
export const reviewHappenings = (): Happening[] => [
  { at: at('2019-05-07', '09:30'), who: 'scrutineer', do: ({ db }, act) => beginReview(db, act, year) },
  ...commentaries.flatMap(written),
  {
    at: at('2019-11-06', '14:20'),
    who: 'scrutineer',
    do: async (world, act) =>
      writeOpinions(world.db, act, {
        ...(await seen(world)),
        opinions: opinionsIn(world),
        publicTexts: publicReasons(world),
      }),
  },
  readByAnother('businessManager', at('2019-11-08', '10:40')),
  readByAnother('scrutineer', at('2019-11-11', '09:15')),
  {
    at: at('2019-11-14', '11:05'),
    who: 'scrutineer',
    do: async (world, act, { name: by }) => {
      const { demonstration } = world
      const signing = { ...(await seen(world)), by, demonstration }
      await signReview(world.db, countHere(world.db, countings), act, signing)
    },
  },
  {
    at: at('2019-11-28', '10:00'),
    who: 'businessManager',
    do: ({ db }, act) => releaseReview(db, act, year),
  },
]

/** Each text for the public is read by the one who did not write it. */
const readByAnother = (who: 'businessManager' | 'scrutineer', when: string): Happening => ({
  at: when,
  who,
  do: async (world, act, { id }) => {
    const texts = await textsBy(world, (writer) => writer !== id)
    await readPublicTexts(world.db, act, { ...(await seen(world)), readings: texts.map(cleared) })
  },
})

async function textsBy({ db }: World, isWanted: (writer: string) => boolean): Promise<PublicPart[]> {
  const review = await reviewOfYear(db, year)
  const texts = await publicTextsOn(db, review?.id ?? '')
  return texts.filter(({ writtenBy }) => isWanted(writtenBy)).map(({ part }) => part)
}

const cleared = (part: PublicPart): Reading => ({ part, recognisable: 'no' })

/** The review as its writer has just seen it. */
async function seen({ db }: World): Promise<{ year: number; seen: number }> {
  const review = await reviewOfYear(db, year)
  if (review === undefined) throw new Error('The review was not begun')
  return { year, seen: review.version }
}

const opinionsIn = ({ establishments }: World) =>
  opinionReasons.map(({ house, safeguarded, reason }) => ({
    establishmentId: establishments[house],
    safeguarded,
    reason: reason.join('\n\n'),
  }))

const publicReasons = ({ establishments }: World) =>
  opinionReasons.map(({ house, forPublic }) => ({
    part: opinionPart(establishments[house]),
    words: forPublic.join('\n\n'),
  }))

function written({ section, by, on, adoptedOn, text, forPublic }: ToldCommentary): Happening[] {
  const writing: Happening = {
    at: at(on, '16:00'),
    who: by,
    do: async (world, act) =>
      writeCommentary(world.db, act, {
        ...(await seen(world)),
        section,
        commentary: text.join('\n\n'),
        forPublic: (forPublic ?? []).join('\n\n'),
      }),
  }
  if (adoptedOn === undefined) return [writing]
  const adopting: Happening = {
    at: at(adoptedOn, '10:30'),
    who: 'scrutineer',
    do: async (world, act) => adoptCommentary(world.db, act, { ...(await seen(world)), section }),
  }
  return [writing, adopting]
}
