import type { TechniqueLevel, WarningSign } from '../../server/incidents/vocabulary.ts'
import type { ChildInIncidentFact, IncidentFact } from './facts.ts'

/*
 * What is counted, one function a figure. The sentence above each function is the one that the method annex
 * prints (method-sentences.ts); a test holds the two together.
 */

type Incidents = readonly IncidentFact[]

/** Incidents: each incident submitted and not withdrawn counts once, however many children it involved. */
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
