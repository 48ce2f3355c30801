import { referenceKey } from '../fields/reference-key.ts'

interface Named {
  ownReference: string
  number: string
}

/** The establishment's own reference, then our number: 'UOF/19/0312 (CKI-2018-0042)'; without one, our number. */
export const referenceWords = ({ ownReference, number }: Named): string =>
  ownReference === '' ? number : `${ownReference} (${number})`

/** What a page about an incident is called: 'Incident UOF/19/0312 (CKI-2018-0042)'. */
export const incidentTitle = (named: Named): string => `Incident ${referenceWords(named)}`

/** What is stored beside an own reference so that it is found in any spelling: null where none was given. */
export function referenceKeyOf(ownReference: string): string | null {
  const key = referenceKey(ownReference)
  return key === '' ? null : key
}

/** An incident that somebody may have meant by what they typed. */
export interface Referenced {
  id: string
  number: string
  ownReference: string
  establishmentId: string
}

// As `referenceWords` writes one.
const withNumber = /^(.+)\(([^()]+)\)\s*$/su

/** The keys by which what a text names is looked for: as it is, and by our number where it is written as pages write it. */
export function referenceKeysIn(typed: string): string[] {
  const ours = withNumber.exec(typed)?.[2] ?? ''
  return [...new Set([referenceKey(typed), referenceKey(ours)])].filter((key) => key !== '')
}

/** Those of an establishment's incidents that a text means: by our number first, which only one has. */
export function meantBy(
  incidents: readonly Referenced[],
  typed: string,
  establishmentId: string | undefined,
): Referenced[] {
  const key = referenceKey(typed)
  const numbered = incidents.filter(({ number }) => referenceKey(number) === key)
  if (key === '' || numbered.length > 0) return numbered
  const [, own = '', ours = ''] = withNumber.exec(typed) ?? []
  const written = incidents.filter(
    ({ number, ownReference }) =>
      referenceKey(number) === referenceKey(ours) && referenceKey(ownReference) === referenceKey(own),
  )
  if (written.length > 0) return written
  return incidents.filter(
    (each) => each.establishmentId === establishmentId && referenceKey(each.ownReference) === key,
  )
}

/** The number of the one incident that is meant; what was typed, where it is none or more than one. */
export function numberMeant(
  incidents: readonly Referenced[],
  typed: string,
  establishmentId: string | undefined,
): string {
  const [only, ...others] = meantBy(incidents, typed, establishmentId)
  return only === undefined || others.length > 0 ? typed.trim() : only.number
}
