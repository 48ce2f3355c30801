import type { Section } from '../../report.ts'
import { list, paragraph } from '../blocks.ts'
import { refer } from '../numbering.ts'
import { textsIn } from '../../texts-in.ts'

/** Annex B: what the words mean, after DOMAIN.md 2.1 and 3.2, in our own words. */
export const definitionsSection = (): Section => sectionOf('Annex B', definitionsWith(counted))

/** The same for an edition of few words: of those that it uses, behind its own sections. */
export function definitionsUsedIn(sections: readonly Section[]): Section[] {
  const said = sections.flatMap(({ title, blocks }) => [title, ...textsIn(blocks)]).join('\n')
  const used = definitionsWith(leftOut).filter(([term, _meaning, ...forms]) =>
    [term, ...forms].some((form) => isSaid(form, said)),
  )
  return used.length === 0 ? [] : [sectionOf(String(sections.length + 1), used)]
}

/** As a word of its own, in the plural too: 'substantiated' is not said by 'unsubstantiated'. */
const isSaid = (term: string, said: string): boolean => new RegExp(`\\b${term}s?\\b`, 'i').test(said)

const sectionOf = (number: string, terms: readonly Definition[]): Section => ({
  id: 'definitions',
  number,
  title: 'What the words mean',
  startsPage: false,
  blocks: [
    paragraph('Words are used in one meaning throughout this review.'),
    list(terms.map(([term, meaning]) => `${term}: ${meaning}`)),
  ],
})

/** What an incident and use of force mean differ with what a document counts: every kind of incident, or force alone. */
interface Kinds {
  incident: string
  apart: string
}

const counted: Kinds = {
  incident:
    'one occasion that an establishment recorded, however many children or staff took part: restrictive physical intervention, ' +
    'other use of force, a guiding hold alone or handcuffs alone.',
  apart: `which count as incidents and have rows and columns of their own (${refer('incidents-by-kind')}).`,
}

const leftOut: Kinds = {
  incident: 'one occasion on which force was used, however many children or staff took part.',
  apart: 'which are in no number of this document that is counted from the records.',
}

/** The term, its meaning, and other forms in which it is used. */
type Definition = [term: string, meaning: string, ...forms: string[]]

const definitionsWith = (kinds: Kinds): Definition[] => [...aboutForce(kinds), ...otherDefinitions]

const aboutForce = ({ incident, apart }: Kinds): Definition[] => [
  [
    'Restrictive physical intervention',
    'force used so as to overpower a child, that is, to restrict how the child can move.',
  ],
  [
    'Use of force',
    `any physical intervention, restrictive or not; here without guiding holds alone and handcuffs alone, ${apart}`,
    'force was used',
  ],
  ['Guiding or escorting hold', 'a hold in which the child keeps some freedom of movement.', 'guiding hold'],
  ['Incident', incident],
]

const otherDefinitions: Definition[] = [
  [
    'Record',
    'what staff write down each time they use force. The establishment keeps it and sends a copy for this review.',
    'copy',
    'copies',
  ],
  ['Each time a child was restrained', 'one child in one incident.'],
  ['Technique use', 'one use of one technique; an incident may hold several.'],
  [
    'Pain-inducing technique',
    'a technique applied so that pain is felt, meant only to stop serious harm that is about to happen.',
  ],
  ['Planned', 'authorised in advance. Otherwise an incident is spontaneous.'],
  ['Minor injury, no treatment', 'an injury for which no treatment was needed.'],
  [
    'Minor injury requiring medical treatment',
    'for example cuts, grazes, a bloodied nose, serious bruising or a sprain that staff or a nurse treated, first aid included.',
  ],
  [
    'Serious injury requiring hospital treatment',
    'for example a serious cut, a fracture, loss of consciousness or damage to internal organs. The child may stay on site where there is healthcare day and night.',
  ],
  [
    'Warning sign',
    'a sign during or after restraint that a child may be in danger, such as difficulty in breathing.',
  ],
  [
    'LADO',
    'the local authority designated officer, who oversees allegations against people who work with children.',
  ],
  [
    'Consultation and referral',
    'a consultation asks the LADO for advice and names no member of staff; a referral passes on an allegation about what happened lately.',
    'consultation',
    'referral',
  ],
  [
    'Historical allegation',
    'an allegation about what happened long ago. It is no referral; the two are counted together only where both are named.',
  ],
  ['Substantiated', 'there is enough evidence to prove the allegation.'],
  [
    'Unsubstantiated',
    'there is not enough evidence to prove or disprove it; this says nothing about guilt or innocence.',
  ],
  ['Unfounded', 'nothing supports it: what was seen was mistaken or misread.'],
  ['False', 'there is enough evidence to disprove it.'],
  ['Malicious', 'there is enough evidence to disprove it, and it was made in order to deceive.'],
]
