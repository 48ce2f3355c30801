import type { OutsideSource } from '../returns/outside-counts/vocabulary.ts'
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

export interface OutsideCountTable extends Written {
  id: string
  source: OutsideSource
  establishmentId: string
  month: string
  count: number
  origin: string
  receivedOn: string
  explanation: string
  privateNotes: string
}
