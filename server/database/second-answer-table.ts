/** What one person asks for and another answers. */
export interface SecondAnswerTable {
  id: string
  what: 'disposal' | 'legal-hold-off'
  subject: string
  subjectId: string
  details: string
  askedBy: string
  askedAt: string
  answer: 'confirmed' | 'refused' | null
  answeredBy: string | null
  answeredAt: string | null
}
