import type { MedicalExamination, TechniqueLevel, WarningSign } from '../../server/incidents/vocabulary.ts'
import { isFromBefore, leftOpen } from '../../server/incidents/grave-questions/vocabulary.ts'
import type { ChildInIncidentFact, IncidentFact } from './facts.ts'

/*
 * What is counted, one function a figure. The sentence above each function is the one that the method annex
 * prints (method-sentences.ts); a test holds the two together.
 */

type Incidents = readonly IncidentFact[]

/**
 * Incidents: each incident of any of the four kinds, submitted and not withdrawn, counts once, however many children it involved.
 */
export const incidentCount = (incidents: Incidents): number => incidents.length

/** Restrictive physical interventions: incidents where force was used to overpower a child. */
export const rpiIncidents = (incidents: Incidents): IncidentFact[] =>
  incidents.filter(({ countsAs }) => countsAs === 'rpi')

/** Use of force: restrictive physical interventions and other uses of force, without guiding holds or handcuffs alone. */
export const useOfForceIncidents = (incidents: Incidents): IncidentFact[] =>
  incidents.filter(({ countsAs }) => countsAs === 'rpi' || countsAs === 'use-of-force')

/** Each time a child was restrained: one for every child in every incident, so an incident with two children counts two. */
export const timesRestrained = (incidents: Incidents): ChildInIncidentFact[] =>
  incidents.flatMap(({ children }) => children)

/** Technique uses: each use of a technique counts, so one incident may hold many. */
export const techniqueUses = (incidents: Incidents, level?: TechniqueLevel): number =>
  incidents
    .flatMap(({ techniques }) => techniques)
    .filter((technique) => level === undefined || technique.level === level)
    .reduce((sum, { uses }) => sum + uses, 0)

/** Incidents with a pain-inducing technique: each incident with one or more such uses counts once. */
export const incidentsWithPain = (incidents: Incidents): IncidentFact[] =>
  incidents.filter((incident) => techniqueUses([incident], 'pain-inducing') > 0)

export const painIncidents = (incidents: Incidents): number => incidentsWithPain(incidents).length

/** Incidents with a warning sign: each incident with one or more signs counts once; each kind of sign in it counts once. */
export const incidentsWithSign = (incidents: Incidents): IncidentFact[] =>
  incidents.filter(({ warningSigns }) => warningSigns.length > 0)

export const warningIncidents = (incidents: Incidents): number => incidentsWithSign(incidents).length

/** The children of these incidents, an id for each time one was restrained. */
export const childrenOf = (incidents: Incidents): string[] =>
  timesRestrained(incidents).map(({ childId }) => childId)

/** Warning signs: one incident may hold several kinds, so signs may be more than incidents. */
export const signs = (incidents: Incidents): WarningSign[] =>
  incidents.flatMap(({ warningSigns }) => [...new Set(warningSigns)])

/** Not known: incidents on whose record warning signs, injury or examination of a child are not known. */
export const notKnownIncidents = (incidents: Incidents, about: readonly NotKnown[] = notKnown): number =>
  incidents.filter(({ children }) =>
    children.some((child) => about.some((question) => isNotKnown(child, question))),
  ).length

/** The questions whose answer may be "not known". */
export type NotKnown = 'warning-signs' | 'injury' | 'examination'

const notKnown: readonly NotKnown[] = ['warning-signs', 'injury', 'examination']

/** An examination that was not done is an answer, however open it leaves what is to be done. */
const isNotKnown = (child: ChildInIncidentFact, question: NotKnown): boolean =>
  leftOpen(child).includes(question) &&
  (question !== 'examination' || child.medicalExamination === 'not-recorded')

/** Not examined: incidents on whose record a child is said not to be examined, offered or not; a child who refused is not counted. */
export const notExaminedIncidents = (
  incidents: Incidents,
  how: readonly MedicalExamination[] = ['offered', 'not-offered'],
): number =>
  incidents.filter(({ children }) =>
    children.some(({ medicalExamination }) => how.includes(medicalExamination)),
  ).length

/** Not known which child: incidents recorded before warning signs were asked for each child; a sign counts for the incident. */
export const incidentsFromBefore = (incidents: Incidents): IncidentFact[] =>
  incidents.filter(({ children }) => children.some(isFromBefore))
