/** What looked like a name and is none, and names that got in. */
export interface NameTables {
  acceptedWord: {
    /** Empty for what is recorded for no establishment. */
    establishmentId: string
    /** The role at that moment: it counts for that office alone. */
    acceptedAs: string
    key: string
    looksLike: string
    acceptedBy: string
    acceptedAt: string
  }
  nameMask: {
    id: string
    subject: string
    subjectId: string
    establishmentId: string | null
    title: string
    /** Empty once somebody answered. */
    text: string
    /** JSON: how often it stands in each question's answers. */
    found: string
    askedBy: string
    /** The role at that moment. */
    askedAs: string
    askedAt: string
    answer: 'confirmed' | 'refused' | null
    answeredBy: string | null
    answeredAs: string | null
    answeredAt: string | null
  }
  maskedDocument: { nameMaskId: string; documentId: string }
}
