import type { Confirmed, Figures } from '../returns/vocabulary.ts'
import type { Written } from './written.ts'

export interface MonthlyReturnTable extends Written, Figures {
  id: string
  establishmentId: string
  month: string
  openDrafts: number
  confirmed: Confirmed
  signedBy: string
  signedAt: string
}
