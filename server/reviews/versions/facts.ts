import type { ReviewFacts } from '../../../reports/annual-review/facts.ts'
import { localDateOf } from '../../../reports/clocks.ts'
import { successionOf, wasReleased, type EarlierVersion } from './queries.ts'

/** What the cover of one version says of those before it. Why a version was never released is not for its readers. */
export function versionFacts(
  earlier: readonly EarlierVersion[],
  number: number,
): Pick<ReviewFacts, 'version' | 'replaces' | 'unreleased'> {
  const { replaces, unreleased } = successionOf(earlier, number)
  return {
    version: number,
    ...(replaces !== undefined && wasReleased(replaces)
      ? {
          replaces: {
            version: replaces.number,
            signedOn: localDateOf(replaces.signedAt),
            reason: replaces.reason,
          },
        }
      : {}),
    ...(unreleased.length === 0 ? {} : { unreleased: unreleased.map((version) => version.number) }),
  }
}
