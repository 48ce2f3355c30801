/** The subject in the history of a look at the list of changes, and of having read it. */
export const incidentChangesSubject = 'incident-changes'
