import { namesAmong, notAPseudonym } from '../children/pseudonym.ts'
import { listOf } from '../../reports/wording.ts'
import type { Rule } from '../fields/form.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { meantBy } from '../incidents/naming.ts'
import type { LadoContact, LadoFormFacts } from './sections.ts'

/** What must hold between the answers about a LADO contact. */
export const ladoContactRules = (facts: LadoFormFacts): Rule<LadoContact>[] => [
  consultationRule,
  ...(facts.namesStaff ? [namedRule] : []),
  incidentRule(facts),
  pseudonymRule(facts),
  {
    needs: ['receivedOn', 'eventOn'],
    at: 'eventOn-day',
    broken: ({ receivedOn, eventOn }) => eventOn !== null && eventOn > receivedOn,
    message: 'It cannot have happened after the LADO heard of it: check both dates',
  },
  {
    needs: ['threshold', 'limbs'],
    at: 'limbs',
    broken: ({ threshold, limbs }) => threshold === 'yes' && limbs.length === 0,
    message: 'Say which part of the harm threshold is met',
  },
  ...outcomeRules,
]

// The network of LADOs keeps no name on a consultation (DOMAIN.md 3.2); the schema refuses it too.
const consultationRule: Rule<LadoContact> = {
  needs: ['type', 'staffPseudonym'],
  at: 'staffPseudonym',
  broken: ({ type, staffPseudonym }) => type === 'consultation' && staffPseudonym !== '',
  message: 'A consultation keeps no staff identity: leave this empty, or make it a referral',
}

// Nothing may be taken out of a version, so what once named somebody cannot become what names nobody.
const namedRule: Rule<LadoContact> = {
  needs: ['type'],
  at: 'type',
  broken: ({ type }) => type === 'consultation',
  message:
    'An earlier version of this contact names a member of staff by pseudonym, and versions cannot be changed. It cannot become a consultation: choose another kind, and say in the account that advice is all that was asked for',
}

/** A child’s pseudonym that no record of the establishment holds yet must look like one. */
const pseudonymRule = ({ knownPseudonyms: known }: LadoFormFacts): Rule<LadoContact> => ({
  needs: ['children'],
  at: 'children',
  broken: ({ children }) => namesAmong(children, known).length > 0,
  message: ({ children }) => namesAmong(children, known).map(notAPseudonym).join('. '),
})

/** Each number must be an incident of this establishment; whether another establishment has it is not said. */
function incidentRule({ establishments, incidents }: LadoFormFacts): Rule<LadoContact> {
  const unknownIn = ({ establishmentId, incidentNumbers }: LadoContact) =>
    incidentNumbers.filter(
      (number) =>
        !incidents.some((each) => each.number === number && each.establishmentId === establishmentId),
    )
  return {
    needs: ['establishmentId', 'incidentNumbers'],
    at: 'incidentNumbers',
    broken: (contact) => unknownIn(contact).length > 0,
    message: (contact) => {
      const unknown = unknownIn(contact)
      const several = unknown.find((typed) => meantBy(incidents, typed, contact.establishmentId).length > 1)
      const house = labelOf(establishments, contact.establishmentId)
      return several === undefined
        ? `${house} has no incident ${listOf(unknown)}: check the number, or take it out`
        : `${house} has more than one incident with the reference ${several}: enter our number of the one you mean`
    },
  }
}

const outcomeRules: Rule<LadoContact>[] = [
  {
    needs: ['outcome', 'outcomeOn'],
    at: 'outcomeOn-day',
    broken: ({ outcome, outcomeOn }) => outcome !== 'open' && outcomeOn === null,
    message: 'Enter the date on which the outcome was decided',
  },
  {
    needs: ['outcome', 'outcomeOn'],
    at: 'outcomeOn-day',
    broken: ({ outcome, outcomeOn }) => outcome === 'open' && outcomeOn !== null,
    message: 'An open contact has no date of an outcome: take the date out, or give the outcome',
  },
  {
    needs: ['receivedOn', 'outcomeOn'],
    at: 'outcomeOn-day',
    broken: ({ receivedOn, outcomeOn }) => outcomeOn !== null && outcomeOn < receivedOn,
    message: 'The outcome cannot be decided before the contact was received',
  },
]
