import type { Rule } from '../../fields/form.ts'
import type { Sampled, SampleFacts } from './sections.ts'
import type { Finding } from './vocabulary.ts'

const compared: readonly Finding[] = ['agrees', 'small-differences', 'difference-that-matters']

/** What the answers about a sampled record must be to each other. */
export const sampleRules = (facts: SampleFacts): Rule<Sampled>[] => [...recordRules(facts), ...checkRules]

const recordRules = ({ houses, incidents }: SampleFacts): Rule<Sampled>[] => [
  {
    needs: ['how', 'incidentNumber'],
    at: 'incidentNumber',
    broken: ({ how, incidentNumber }) => how === 'chosen' && incidentNumber === '',
    message: 'Enter the number of the incident you chose',
  },
  {
    needs: ['visitId', 'incidentNumber'],
    at: 'incidentNumber',
    broken: ({ visitId, incidentNumber }) =>
      incidentNumber !== '' &&
      !incidents.some(
        ({ number, establishmentId }) => number === incidentNumber && establishmentId === houses.get(visitId),
      ),
    message: ({ incidentNumber }) =>
      `There is no incident ${incidentNumber} at the establishment of this visit. Check the number`,
  },
  {
    needs: ['how', 'incidentNumber', 'finding'],
    at: 'incidentNumber',
    broken: ({ how, incidentNumber, finding }) =>
      how === 'outside' && incidentNumber === '' && compared.includes(finding),
    message: 'Enter the number of the incident that it agrees with or differs from',
  },
  {
    needs: ['incidentNumber', 'finding'],
    at: 'finding',
    broken: ({ incidentNumber, finding }) => incidentNumber !== '' && finding === 'not-in-records',
    message: ({ incidentNumber }) =>
      `Incident ${incidentNumber} is in the records. Choose another finding, or take its number out`,
  },
]

const checkRules: readonly Rule<Sampled>[] = [
  {
    needs: ['comparedWith', 'finding'],
    at: 'comparedWith',
    broken: ({ comparedWith, finding }) => comparedWith.length === 0 && compared.includes(finding),
    message: 'Say what you compared it with',
  },
  {
    needs: ['finding', 'missing'],
    at: 'missing',
    broken: ({ finding, missing }) => finding === 'could-not-be-checked' && missing === '',
    message: 'Say what was missing',
  },
  {
    needs: ['finding', 'missing'],
    at: 'missing',
    broken: ({ finding, missing }) => finding !== 'could-not-be-checked' && missing !== '',
    message: 'Leave this empty, or choose “Could not be checked”',
  },
  {
    needs: ['finding', 'note'],
    at: 'note',
    broken: ({ finding, note }) => finding === 'difference-that-matters' && note === '',
    message: 'Say in the note what differs',
  },
  {
    needs: ['finding', 'told'],
    at: 'told',
    broken: ({ finding, told }) => finding === 'not-checked' && told === 'yes',
    message: 'There is nothing to tell before it is checked: answer “No”',
  },
]
