import { choice, choices } from '../fields/choice.ts'
import { dateTime } from '../fields/date-time.ts'
import { known } from '../fields/field.ts'
import { section } from '../fields/sections.ts'
import { longText, text } from '../fields/text.ts'
import { yesNo, type Vocabulary } from '../fields/vocabulary.ts'
import { establishmentTypes } from '../establishments/vocabulary.ts'
import type { IncidentFormFacts } from './form-facts.ts'
import { countsAs, locations, reasons, reasonsFor, type Reason } from './vocabulary.ts'

/** What happened, where, when and why: only reasons that the law allows in such an establishment are offered. */
export function happening(facts: IncidentFormFacts) {
  const offered = reasonsOffered(facts)
  const fields = {
    establishmentId: known('Establishment', facts.establishmentId, facts.periods.at(-1)?.name ?? ''),
    ...whenAndWhere,
    reasonPrimary: choice({
      question: 'What was the main reason for using force?',
      label: 'Main reason',
      from: offered,
      codes: reasons,
      missing: `Choose the main reason, from those that the law allows in ${typesInWords(facts)}`,
      asSelect: true,
    }),
    reasonsOther: choices({
      question: 'Were there other reasons?',
      label: 'Other reasons',
      hint: 'Choose all that apply, or none',
      from: offered,
      codes: reasons,
    }),
    ...leadingUp,
  }
  return section(
    'what-happened',
    'What happened',
    fields,
    'Pseudonyms and roles only: no names of children or staff anywhere in this record.',
  )
}

// An establishment that changed its type is offered the reasons of each; a rule holds them to the day of the incident.
const reasonsOffered = ({ periods }: IncidentFormFacts): Vocabulary<Reason> => {
  const lawful = new Set(periods.flatMap(({ type }) => reasonsFor(type)).map(({ value }) => value))
  return reasons.filter(({ value }) => lawful.has(value))
}

const typesInWords = ({ periods }: IncidentFormFacts): string =>
  establishmentTypes
    .filter(({ value }) => periods.some(({ type }) => type === value))
    .map(({ label }) => `a ${label.charAt(0).toLowerCase()}${label.slice(1)}`)
    .join(' or ')

const whenAndWhere = {
  ownReference: text({
    question: 'What is your own reference for this incident?',
    label: 'Own reference',
    hint: 'For example, UOF/2018/123. Leave empty if it has none',
    max: 60,
    width: 'govuk-input--width-20',
  }),
  /** Europe/London, with its offset. */
  happenedAt: dateTime({
    question: 'When did it happen?',
    label: 'Date and time of the incident',
    missing: 'Enter the date and time of the incident',
  }),
  countsAs: choice({
    question: 'What does it count as?',
    label: 'Counts as',
    hint: 'Restrictive physical intervention is force used to overpower a child: to restrict movement or mobility',
    from: countsAs,
    missing: 'Say what the incident counts as',
  }),
  location: choice({
    question: 'Where did it happen?',
    label: 'Location',
    from: locations,
    missing: 'Say where it happened',
    asSelect: true,
  }),
  planned: choice({
    question: 'Was the use of force planned?',
    label: 'Planned',
    hint: 'Planned means authorised in advance',
    from: yesNo,
    missing: 'Say whether the use of force was planned',
  }),
  authorisedBy: text({
    question: 'Who authorised it?',
    label: 'Authorised by',
    hint: 'A role, such as duty governor. Leave empty if it was not planned',
  }),
}

const leadingUp = {
  behaviour: longText({
    question: 'What behaviour led to it?',
    label: 'Behaviour that led to it',
    missing: 'Describe the behaviour that led to the use of force',
  }),
  stepsToAvoid: longText({
    question: 'What was done to avoid using force?',
    label: 'Steps taken to avoid it',
    hint: 'For example, who talked to the child, and for how long',
    missing: 'Say what was done to avoid using force, or that nothing could be done',
  }),
}
