import type { Rule } from '../fields/form.ts'
import { hasTwice } from '../children/pseudonym.ts'
import { addHours, hoursBetween, localDateOf } from '../../reports/clocks.ts'
import type { Incident } from './sections.ts'
import { hasPainInducing, periodOn, type IncidentFormFacts } from './form-facts.ts'
import { alleging, isHarmful } from './grave-questions/vocabulary.ts'
import { reasonsFor } from './vocabulary.ts'

/** What must hold between the answers (DOMAIN.md 2.3, "Rules worth testing"). */
export const incidentRules = (facts: IncidentFormFacts): Rule<Incident>[] => [
  ...lawRules(facts),
  ...forceRules,
  ...techniqueRules(facts),
  ...peopleRules,
  ...signRules(facts),
  ...timeRules,
  ...decisionRules,
]

const isBefore = (time: string, other: string): boolean => hoursBetween(other, time) < 0

/** The grounds that the law gives the type of establishment in force on the day (DOMAIN.md 2.1). */
function lawRules({ periods, stands }: IncidentFormFacts): Rule<Incident>[] {
  // What is true of an establishment may be corrected later: a day and its reasons that nobody touches stay as they are.
  const isUntouched = (happenedAt: string) =>
    stands !== undefined && localDateOf(stands.happenedAt) === localDateOf(happenedAt)
  const isLawful = (happenedAt: string, asked: readonly string[]) => {
    const type = periodOn(periods, localDateOf(happenedAt))?.type
    const stood = stands === undefined ? [] : [stands.reasonPrimary, ...stands.reasonsOther]
    const judged = isUntouched(happenedAt) ? asked.filter((one) => !stood.includes(one)) : asked
    return type !== undefined && judged.every((one) => reasonsFor(type).some(({ value }) => value === one))
  }
  const message = 'The law does not allow this reason in an establishment of its type on that day'
  return [
    {
      needs: ['happenedAt', 'reasonPrimary'],
      at: 'reasonPrimary',
      broken: ({ happenedAt, reasonPrimary }) => !isLawful(happenedAt, [reasonPrimary]),
      message,
    },
    {
      needs: ['happenedAt', 'reasonsOther'],
      at: 'reasonsOther',
      broken: ({ happenedAt, reasonsOther }) => !isLawful(happenedAt, reasonsOther),
      message,
    },
    {
      needs: ['reasonPrimary', 'reasonsOther'],
      at: 'reasonsOther',
      broken: ({ reasonPrimary, reasonsOther }) => reasonsOther.includes(reasonPrimary),
      message: 'Take the main reason out of the other reasons',
    },
    {
      needs: ['happenedAt'],
      at: 'happenedAt-day',
      broken: ({ happenedAt }) =>
        !isUntouched(happenedAt) && periodOn(periods, localDateOf(happenedAt))?.state !== 'open',
      message: 'The establishment was not open to children on that day. Check the date',
    },
  ]
}

const forceRules: Rule<Incident>[] = [
  {
    needs: ['planned', 'authorisedBy'],
    at: 'authorisedBy',
    broken: ({ planned, authorisedBy }) => planned === 'yes' && authorisedBy === '',
    message: 'Say who authorised the planned use of force',
  },
  {
    needs: ['countsAs', 'handcuffs'],
    at: 'handcuffs',
    broken: ({ countsAs, handcuffs }) => countsAs === 'mechanical' && handcuffs === 'none',
    message: 'It counts as handcuffs only: say which handcuffs were used',
  },
]

const techniqueRules = ({ techniques }: IncidentFormFacts): Rule<Incident>[] => [
  {
    needs: ['techniques', 'painJustification'],
    at: 'painJustification',
    broken: (incident) =>
      hasPainInducing(incident.techniques, techniques) && incident.painJustification === '',
    message: 'Say why the pain-inducing technique was used',
  },
  {
    needs: ['techniques'],
    at: 'techniques',
    broken: (incident) => hasTwice(incident.techniques.map(({ technique }) => technique)),
    message: 'Enter each technique once, with all its uses',
  },
  {
    needs: ['happenedAt', 'techniques'],
    at: 'techniques',
    broken: (incident) => {
      const day = localDateOf(incident.happenedAt)
      const inUse = techniques.filter((each) => each.fromOn <= day && (each.toOn ?? day) >= day)
      return incident.techniques.some(({ technique }) => !inUse.some(({ value }) => value === technique))
    },
    message: 'Choose only techniques that were in use on the day of the incident',
  },
  {
    needs: ['countsAs', 'techniques'],
    at: 'techniques',
    broken: (incident) =>
      ['guiding', 'mechanical'].includes(incident.countsAs) &&
      hasPainInducing(incident.techniques, techniques),
    message:
      'A pain-inducing technique is a use of force, and this incident is entered as guiding or handcuffs only: change what it counts as, or take the technique out',
  },
]

const peopleRules: Rule<Incident>[] = [
  {
    needs: ['children'],
    at: 'children',
    broken: ({ children }) => hasTwice(children.map(({ pseudonym }) => pseudonym)),
    message: 'The same child is entered twice. Enter each child once',
  },
  {
    needs: ['staff'],
    at: 'staff',
    broken: ({ staff }) => hasTwice(staff.map(({ pseudonym }) => pseudonym)),
    message: 'The same member of staff is entered twice. Enter each once',
  },
  {
    needs: ['children', 'staffInjuryMinorTreated', 'staffInjurySerious', 'treatment'],
    at: 'treatment',
    broken: (incident) => incident.treatment === '' && wasTreated(incident),
    message: 'Somebody’s injury needed treatment: say what treatment was given',
  },
  {
    needs: ['bodyCamera', 'bodyCameraReason'],
    at: 'bodyCameraReason',
    broken: ({ bodyCamera, bodyCameraReason }) =>
      ['partial', 'worn-not-on', 'none'].includes(bodyCamera) && bodyCameraReason === '',
    message: 'Say why the camera did not record all of it',
  },
]

// A sign of which nobody knows the child must not become none seen on each of them.
const signRules = ({ record }: IncidentFormFacts): Rule<Incident>[] => [
  {
    needs: ['warningSigns'],
    at: 'warningSigns',
    broken: ({ warningSigns }) => record === 'new' && warningSigns.length > 0,
    message:
      'Warning signs are now asked for each child. Choose each sign with its child, then take it out here',
  },
  {
    needs: ['warningSigns', 'children'],
    at: 'children',
    broken: ({ warningSigns, children }) =>
      record !== 'new' &&
      warningSigns.some((sign) =>
        children.every(
          (child) => !child.warningSigns.includes(sign) && !child.warningSigns.includes('not-known'),
        ),
      ),
    message:
      'The record holds a warning sign without a child: choose it with the child on whom it was seen, or “Not known” where nobody knows which child it was',
  },
]

const wasTreated = (incident: Incident): boolean =>
  incident.staffInjuryMinorTreated + incident.staffInjurySerious > 0 ||
  incident.children.some(({ injury }) => injury === 'minor-treated' || injury === 'serious')

const timeRules: Rule<Incident>[] = [
  {
    needs: ['happenedAt', 'durationMinutes'],
    at: 'durationMinutes',
    broken: ({ happenedAt, durationMinutes }, { now }) =>
      isBefore(now, addHours(happenedAt, (durationMinutes ?? 0) / 60)),
    message: 'The use of force cannot have lasted beyond now. Check the minutes and the time of the incident',
  },
  {
    needs: ['happenedAt', 'writtenAt'],
    at: 'writtenAt-day',
    broken: ({ happenedAt, writtenAt }) => writtenAt !== null && isBefore(writtenAt, happenedAt),
    message: 'The record cannot have been written before the incident',
  },
  {
    needs: ['happenedAt', 'signedAt'],
    at: 'signedAt-day',
    broken: ({ happenedAt, signedAt }) => signedAt !== null && isBefore(signedAt, happenedAt),
    message: 'The record cannot have been signed before the incident',
  },
  {
    needs: ['writtenAt', 'signedAt'],
    at: 'signedAt-day',
    broken: ({ writtenAt, signedAt }) =>
      writtenAt !== null && signedAt !== null && isBefore(signedAt, writtenAt),
    message: 'The record cannot have been signed before it was written',
  },
  {
    needs: ['happenedAt', 'children'],
    at: 'children',
    broken: ({ happenedAt, children }) =>
      children.some(({ spokenToAt }) => spokenToAt !== null && isBefore(spokenToAt, happenedAt)),
    message: 'A child cannot have been spoken to about it before the incident',
  },
]

const decisionRules: Rule<Incident>[] = [
  {
    needs: ['children', 'warningSigns', 'safeguardingDecision'],
    at: 'safeguardingDecision',
    broken: (incident) => incident.safeguardingDecision === 'undecided' && mustBeDecided(incident),
    message:
      'After a serious injury, a warning sign or a child’s allegation, make the safeguarding decision before you submit',
  },
  {
    needs: ['safeguardingDecision', 'decisionReason'],
    at: 'decisionReason',
    broken: ({ safeguardingDecision, decisionReason }) =>
      safeguardingDecision !== 'undecided' && decisionReason === '',
    message: 'Give the reason for the safeguarding decision',
  },
  {
    needs: ['safeguardingDecision', 'decidedBy'],
    at: 'decidedBy',
    broken: ({ safeguardingDecision, decidedBy }) => safeguardingDecision !== 'undecided' && decidedBy === '',
    message: 'Say in which role the safeguarding decision was made',
  },
]

const mustBeDecided = (incident: Incident): boolean =>
  isHarmful(incident) || alleging(incident.children).length > 0
