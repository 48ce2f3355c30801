import type { SettingName } from '../settings/vocabulary.ts'

/** How long records are kept, and why (SECURITY PR-07): the years are dated settings. */
export const retentionClasses = [
  {
    value: 'child',
    label: 'Child’s record',
    setting: 'keep-child-records-years',
    from: 'from the birth of the youngest child of the record, as late as the recorded age allows',
  },
  {
    value: 'allegation',
    label: 'Allegation about a member of staff',
    setting: 'keep-allegations-years',
    from: 'from the day the LADO contact was received',
  },
  {
    value: 'scrutiny',
    label: 'Scrutiny and meetings',
    setting: 'keep-scrutiny-years',
    from: 'from the day of the visit, contact or meeting, or on which a sample was drawn or another source’s count was received',
  },
] as const satisfies readonly { value: string; label: string; setting: SettingName; from: string }[]

export type RetentionClass = (typeof retentionClasses)[number]['value']
