import type { LineView } from '../../records/page-types.ts'
import type { Incident } from '../sections.ts'

// Each word by itself: a text of any length costs one walk (SECURITY IN-06).
const hurtWords =
  /\b(?:hurts?|hurting|pain|painful|sore|ache[ds]?|bruis(?:e[ds]?|ing)|bleed(?:ing|s)?|bled|blood|broke|broken|bent|twist(?:ed|s)?|punch(?:ed|es)?|kick(?:ed|s)?|slap(?:ped|s)?|hit|chok(?:e[ds]?|ing)|strangl(?:ed|ing)|breathe|breath|squash(?:ed)?|crush(?:ed)?|burn(?:ed|t|ing)?)\b/iu

export const speaksOfHurt = (account: string): boolean => hurtWords.test(account)

/** Children whose words speak of pain while the record says that nobody hurt them and that there is no concern. */
export const hurtLines = ({ children = [], safeguardingDecision }: Partial<Incident>): LineView[] =>
  safeguardingDecision !== 'no-concern'
    ? []
    : children
        .filter(({ alleges, account }) => alleges === 'no' && speaksOfHurt(account))
        .map(({ pseudonym }) => ({
          text: `What ${pseudonym} said may speak of pain or of being hurt. Read it again: does ${pseudonym} say that somebody hurt or mistreated them?`,
        }))
