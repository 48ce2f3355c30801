import { choice } from '../fields/choice.ts'
import { good, textOf, type Field } from '../fields/field.ts'
import { form, type Form } from '../fields/form.ts'
import { longText } from '../fields/text.ts'
import type { Vocabulary } from '../fields/vocabulary.ts'
import type { ValuesOf } from '../fields/sections.ts'
import type { Person } from '../access/person.ts'
import type { PublicText } from './public-texts/vocabulary.ts'
import { opinionPart } from './vocabulary.ts'
import { opinions, type Opinion } from '../visits/vocabulary.ts'

/** Which year a review is begun for. */
export const beginForm = (years: Vocabulary) =>
  form({
    year: choice({
      question: 'Which year is the review of?',
      hint: 'A review year runs from April to March',
      from: years,
      missing: 'Choose the year of the review',
      asSelect: true,
    }),
  })

export interface WrittenOpinion {
  establishmentId: string
  safeguarded: Opinion
  reason: string
}

/** One establishment's three questions; the names hold its id, so that every establishment stands on one page. */
export const opinionNames = (establishmentId: string): [string, string, string] => [
  `safeguarded-${establishmentId}`,
  `reason-${establishmentId}`,
  `public-${establishmentId}`,
]

/** The scrutineer's opinion on each establishment. One may be left for later, but an opinion and its reason go together. */
export function opinionsForm(establishments: Vocabulary): Form<Record<string, string>> {
  const fields = establishments.flatMap(({ value, label }): [string, Field<string>][] => {
    const [safeguarded, reason, forPublic] = opinionNames(value)
    return [
      [safeguarded, opinionField(label)],
      [reason, reasonField(label)],
      [
        forPublic,
        publicField(
          `For the public: why, at ${label}?`,
          'the public, committee and young people’s editions print it',
        ),
      ],
    ]
  })
  const rules = establishments.flatMap(({ value, label }) => {
    const [safeguarded, reason] = opinionNames(value)
    const needs = [safeguarded, reason]
    return [
      {
        needs,
        at: reason,
        broken: lacks(safeguarded, reason),
        message: `Give the reason for your opinion on ${label}`,
      },
      {
        needs,
        at: safeguarded,
        broken: lacks(reason, safeguarded),
        message: `Choose your opinion on ${label}`,
      },
    ]
  })
  return form(Object.fromEntries(fields), rules)
}

const lacks = (given: string, other: string) => (values: Record<string, string>) =>
  values[given] !== '' && values[other] === ''

function opinionField(name: string): Field<string> {
  const field = choice<string>({
    question: `Are children at ${name} effectively safeguarded?`,
    from: opinions,
    missing: 'Choose one of the list',
  })
  return {
    ...field,
    read: (control, typed, context) =>
      textOf(typed, control) === '' ? good('') : field.read(control, typed, context),
  }
}

const reasonField = (name: string) =>
  longText({
    question: `Why, at ${name}?`,
    hint: 'The partners and the bodies on the list read this. Counts and roles only: no names of children or staff.',
    max: 4000,
  })

/** Empty until somebody writes for the public: what the partners read is never filled in. */
const publicField = (question: string, printed: string) =>
  longText({
    question,
    hint: `Anybody can read this: ${printed}. Leave out names, pseudonyms, numbers, dates and whatever could point to a child. Left empty, nothing is said to the public.`,
    max: 4000,
    rows: 6,
  })

/** What is said to the public of each opinion, of a form that was read; empty where nothing is. */
export const publicReasonsIn = (establishments: Vocabulary, values: Record<string, string>): PublicText[] =>
  establishments.map(({ value }) => ({
    part: opinionPart(value),
    words: values[opinionNames(value)[2]] ?? '',
  }))

/** The opinions that were given, of a form that was read. */
export const opinionsIn = (establishments: Vocabulary, values: Record<string, string>): WrittenOpinion[] =>
  establishments.flatMap(({ value }) => {
    const [safeguarded, reason] = opinionNames(value)
    const opinion = opinions.find((each) => each.value === values[safeguarded])
    return opinion === undefined
      ? []
      : [{ establishmentId: value, safeguarded: opinion.value, reason: values[reason] ?? '' }]
  })

/** A section's commentary. The scrutineer may leave it empty, which takes it out; a draft by somebody else may not. */
export const commentaryForm = (role: Person['role']) =>
  form({
    commentary: longText({
      question: 'What do you want to say about this section?',
      label: 'Commentary',
      hint:
        role === 'scrutineer'
          ? 'An empty line begins a new paragraph. Leave it all empty to take the commentary out. No names of children or staff.'
          : 'An empty line begins a new paragraph. No names of children or staff.',
      ...(role === 'scrutineer' ? {} : { missing: 'Write the commentary you propose' }),
      rows: 15,
    }),
    /** Empty where nothing is said to the public. */
    forPublic: publicField(
      'For the public',
      'the public edition prints it. The committee and young people’s editions print only what is written for the public of your opinions',
    ),
  })

export type WrittenCommentary = ValuesOf<typeof commentaryForm>
