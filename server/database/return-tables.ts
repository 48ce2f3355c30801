import type { Confirmed } from '../returns/vocabulary.ts'
import type { Written } from './written.ts'

export interface MonthlyReturnTable extends Written {
  id: string
  establishmentId: string
  month: string
  incidents: number
  usesOfForce: number
  children: number
  seriousInjuries: number
  painInducing: number
  openDrafts: number
  confirmed: Confirmed
  signedBy: string
  signedAt: string
}
