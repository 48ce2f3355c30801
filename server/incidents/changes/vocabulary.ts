/** The subject in the history of a look at the list of changes, and of having read it. */
export const incidentChangesSubject = 'incident-changes'

/** The subject of having seen which incidents were submitted: apart, so that neither is marked by the other. */
export const submissionsSubject = 'incident-submissions'
