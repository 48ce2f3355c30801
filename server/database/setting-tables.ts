import type { EstablishmentType } from '../establishments/vocabulary.ts'
import type { WaitingAnswer } from '../settings/waiting/vocabulary.ts'
import type { Written } from './written.ts'

export interface SettingTable {
  id: string
  name: string
  establishmentType: '' | EstablishmentType
  value: string
  fromOn: string
  reason: string
  recordedAt: string
  recordedBy: string
}

/** A value dated in the past that would alter what was signed or released: without effect until the scrutineer agrees. */
export interface WaitingSettingTable extends SettingTable, Written {
  answer: WaitingAnswer | null
  answerReason: string | null
  answeredBy: string | null
  answeredAt: string | null
  settingId: string | null
}
