import type { Person } from '../access/person.ts'
import type { RecordKind } from './kind.ts'
import type { PastVersion } from './queries.ts'

/**
 * Of a record's versions, oldest first, those in which the viewer could see it as it then stood. Without a reason where the
 * role reads none, or where it tells of a version that is left out (SECURITY AC-05, AC-06).
 */
export function versionsFor<Values extends object>(
  { couldSee, reasonsHiddenFrom = [] }: Pick<RecordKind<Values>, 'couldSee' | 'reasonsHiddenFrom'>,
  viewer: Person,
  versions: readonly PastVersion[],
): PastVersion[] {
  const seen = versions.map(({ content }) => couldSee?.(viewer, content as Values) ?? true)
  return versions.flatMap((version, place) => {
    if (seen[place] !== true) return []
    const isTold = !reasonsHiddenFrom.includes(viewer.role) && seen[place - 1] !== false
    return [isTold ? version : { ...version, reason: '' }]
  })
}
