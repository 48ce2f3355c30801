import type { LineView } from '../../records/page-types.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import type { Incident } from '../sections.ts'
import { safeguardingDecisions } from '../vocabulary.ts'
import { alleging } from './vocabulary.ts'

// Each word by itself: a text of any length costs one walk (SECURITY IN-06).
const hurtWords =
  /\b(?:hurts?|hurting|pain|painful|sore|ache[ds]?|bruis(?:e[ds]?|ing)|bleed(?:ing|s)?|bled|blood|broke|broken|bent|twist(?:ed|s)?|punch(?:ed|es)?|push(?:ed|es|ing)?|shov(?:e[ds]?|ing)|grab(?:s|bed|bing)?|stamp(?:ed|s)?|smash(?:ed|es)?|kick(?:ed|s)?|slap(?:ped|s)?|hit|chok(?:e[ds]?|ing)|strangl(?:ed|ing)|breathe|breath|squash(?:ed)?|crush(?:ed)?|burn(?:ed|t|ing)?)\b/iu

export const speaksOfHurt = (account: string): boolean => hurtWords.test(account)

/** Children whose words speak of pain or force while the record says that they do not say so. */
export const hurtLines = ({ children = [] }: Partial<Incident>): LineView[] =>
  children
    .filter(({ alleges, account }) => alleges === 'no' && speaksOfHurt(account))
    .map(({ pseudonym }) => ({
      text: `What ${pseudonym} said may speak of pain or of being hurt. Read it again: does ${pseudonym} say that somebody hurt or mistreated them?`,
    }))

/** A child says that staff hurt them, and the decision tells nobody outside the establishment. */
export const dismissedWords = ({
  children = [],
  safeguardingDecision: decision,
}: Partial<Pick<Incident, 'children' | 'safeguardingDecision'>>): string[] =>
  decision === 'no-concern' || decision === 'internal'
    ? alleging(children).map(
        ({ pseudonym }) =>
          `${pseudonym} says that staff hurt or mistreated them, and the decision is “${labelOf(safeguardingDecisions, decision)}”`,
      )
    : []
