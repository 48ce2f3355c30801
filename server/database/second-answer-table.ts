/** What one person asks for and another answers. */
export interface SecondAnswerTable {
  id: string
  what: 'disposal' | 'legal-hold-off'
  subject: string
  subjectId: string
  details: string
  askedBy: string
  /** The role at that moment. */
  askedAs: string
  askedAt: string
  answer: 'confirmed' | 'refused' | null
  answeredBy: string | null
  answeredAs: string | null
  answeredAt: string | null
}
