import { choice } from '../fields/choice.ts'
import { dateTimeOrNone } from '../fields/date-time.ts'
import { form } from '../fields/form.ts'
import { wholeNumber } from '../fields/number.ts'
import { repeated } from '../fields/repeated.ts'
import { section } from '../fields/sections.ts'
import { longText, text } from '../fields/text.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { refuseNames } from '../children/pseudonym.ts'
import { genderIntakes } from '../establishments/vocabulary.ts'
import type { IncidentFormFacts } from './form-facts.ts'
import { allegationField, graveFields, graveRules, signsWithoutChild } from './grave-questions/form.ts'
import * as incident from './vocabulary.ts'

/** Each child on whom force was used, and signs of which nobody knows the child. */
export const children = (facts: IncidentFormFacts) =>
  section(
    'children',
    'The children',
    {
      /** Recorded before each child was asked about: of none in particular. `signsOf` has every sign of an incident. */
      warningSigns: signsWithoutChild(facts),
      children: repeated({
        question: 'On which children was force used?',
        label: 'Children',
        one: 'Child',
        item: childForm(facts),
        missing: 'Enter the pseudonym of the child on whom force was used',
        max: 20,
      }),
    },
    childrenHints[facts.record ?? 'asked'],
  )

const childForm = (facts: IncidentFormFacts) =>
  form({ ...who(facts), ...position, ...graveFields, ...spokenTo, ...allegationField }, [
    ...graveRules,
    {
      needs: ['debrief', 'spokenToAt'],
      at: 'spokenToAt-day',
      broken: ({ debrief, spokenToAt }) => spokenToAt !== null && debrief !== 'done',
      message: 'Take out the time, or say that the child was spoken to',
    },
  ])

/** What is said over the children of a record from before their questions were asked. */
const childrenHints: Partial<Record<NonNullable<IncidentFormFacts['record']>, string>> = {
  'from-before':
    'This record is from before warning signs, and who looked for signs and injuries, were asked for each child, and before it was asked whether the child says that somebody hurt or mistreated them. They are shown as not answered. Where your own record does not say, choose “Not known”: it is never counted as “None seen”.',
  'before-allegations':
    'This record is from before it was asked whether the child says that somebody hurt or mistreated them. It is shown as not answered. Where your own record does not say, choose “Not known”: it is never counted as “No”.',
}

const who = (facts: IncidentFormFacts) => ({
  pseudonym: text({
    question: 'What is the child’s pseudonym?',
    label: 'Pseudonym',
    hint: 'The same for this child each time, such as K-12. The key stays with you: no names',
    missing: 'Enter the child’s pseudonym',
    max: 40,
    holds: 'pseudonyms',
    refuse: refuseNames(facts.knownPseudonyms),
    width: 'govuk-input--width-10',
  }),
  age: wholeNumber({
    question: 'How old was the child?',
    label: 'Age',
    missing: 'Enter the child’s age on the day',
    min: 10,
    max: 18,
  }),
  gender: choice({
    question: 'What is the child’s gender?',
    label: 'Gender',
    ...intakeHint(facts),
    from: incident.genders,
    inRow: true,
    missing: 'Choose the child’s gender, or say that it is not recorded',
  }),
  ethnicity: choice({
    question: 'What is the child’s ethnic group?',
    label: 'Ethnic group',
    from: incident.ethnicities,
    missing: 'Choose the child’s ethnic group, or say that it is not recorded',
  }),
})

// Said, not enforced: the record must hold what was the case, even where a child was placed outside the usual intake.
function intakeHint({ periods }: IncidentFormFacts): { hint?: string } {
  const genders = periods.at(-1)?.genders ?? 'mixed'
  if (genders === 'mixed') return {}
  return { hint: `This establishment takes in ${labelOf(genderIntakes, genders).toLowerCase()}` }
}

const position = {
  position: choice({
    question: 'In which position was the child held?',
    label: 'Position',
    hint: 'The lowest position, if there were several',
    from: incident.positions,
    missing: 'Choose the position, or say that it is not recorded',
  }),
}

const spokenTo = {
  debrief: choice({
    question: 'Has somebody authorised spoken to the child about it?',
    label: 'Spoken to',
    from: incident.childDebriefs,
    inRow: true,
    missing: 'Say whether somebody has spoken to the child',
  }),
  /** As the establishment states it; null is not supplied. */
  spokenToAt: dateTimeOrNone({
    question: 'When was the child spoken to?',
    label: 'Spoken to at',
    hint: 'As your record states it. Leave empty if it does not say',
  }),
  account: longText({
    question: 'What did the child say about it?',
    label: 'The child’s account',
    hint: 'In the child’s own words where you can. Leave empty if the child did not want to say anything',
    rows: 3,
    holds: 'own words',
  }),
}

const injured = (question: string, label: string) =>
  wholeNumber({ question, label, missing: `${question.replace(/\?$/, '')}: enter 0 if none`, max: 50 })

const staffInjuries = {
  staffInjuryMinor: injured(
    'How many staff had a minor injury that needed no treatment?',
    'Staff with a minor injury, no treatment',
  ),
  staffInjuryMinorTreated: injured(
    'How many staff had a minor injury that was treated?',
    'Staff with a minor injury requiring medical treatment',
  ),
  staffInjurySerious: injured(
    'How many staff had a serious injury?',
    'Staff with a serious injury requiring hospital treatment',
  ),
}

/** Who used force and who was there, and how many of them were hurt. */
export const staff = (facts: IncidentFormFacts) =>
  section('staff', 'The staff', {
    staff: repeated({
      question: 'Which staff used force or were present?',
      label: 'Staff',
      one: 'Member of staff',
      item: staffForm(facts),
      missing: 'Enter the pseudonym of each member of staff who used force or was present',
      max: 40,
      line: ({ pseudonym, part }) => `${pseudonym}: ${labelOf(incident.staffParts, part).toLowerCase()}`,
    }),
    ...staffInjuries,
  })

const staffForm = (facts: IncidentFormFacts) =>
  form({
    pseudonym: text({
      question: 'What is their pseudonym?',
      label: 'Pseudonym',
      hint: 'Such as S-104. The key stays with you: no names',
      missing: 'Enter the pseudonym of the member of staff',
      max: 40,
      holds: 'pseudonyms',
      refuse: refuseNames(facts.knownPseudonyms),
      width: 'govuk-input--width-10',
    }),
    part: choice({
      question: 'What did they do?',
      label: 'Part',
      from: incident.staffParts,
      missing: 'Say whether they used force or were present',
    }),
  })
