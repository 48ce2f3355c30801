import { sql } from 'kysely'
import type { ReviewFacts } from '../../../reports/annual-review/facts.ts'
import type { Preflight } from '../../../reports/annual-review/preflight.ts'
import { sentencesOf } from '../../../reports/annual-review/public-numbers.ts'
import { localDateOf } from '../../../reports/clocks.ts'
import { plural } from '../../../reports/wording.ts'
import type { Db } from '../../database/schema.ts'
import { comparisonKey, folded } from '../../fields/comparison-key.ts'
import { looksPersonal } from '../../fields/looks-personal.ts'
import { canonical, digestOf } from '../../history/canonical.ts'
import { acceptedWords } from '../../records/accepted-word-actions.ts'
import { commentarySections } from '../vocabulary.ts'
import type { Named } from './named.ts'

type Text = Pick<ReviewFacts['publicTexts'][number], 'part' | 'words'>

/**
 * Who is named in texts for the public, each once a sentence: every pseudonym of the register, which must go, and what looks
 * like a name, a date of birth or a number of one person and was not accepted as none.
 */
export async function namedIn(db: Db, texts: readonly Text[], now: string): Promise<Named[]> {
  if (texts.length === 0) return []
  const pseudonyms = await pseudonymKeys(db)
  // Both write texts for the public, and either may have said of a word that it is no name.
  const accepted = new Set([
    ...(await acceptedWords(db, null, 'scrutineer')),
    ...(await acceptedWords(db, null, 'business-manager')),
  ])
  const today = localDateOf(now)
  return texts.flatMap(({ part, words }) =>
    [...new Set(sentencesOf(words))].flatMap((sentence) => {
      const held = pseudonyms.filter((key) => holdsWord(folded(sentence), key))
      const looks = looksPersonal(sentence, today).map(({ what, text }) => ({
        what,
        text,
        key: comparisonKey(text),
      }))
      const names = looks.filter(
        ({ key }) => !accepted.has(key) && !held.some((each) => holdsWord(key, each)),
      )
      const pseudonymous = held.map((key) => ({
        what: 'a pseudonym' as const,
        text: key.toUpperCase(),
        key,
      }))
      return [...new Map([...names, ...pseudonymous].map((each) => [each.key, each])).values()].map(
        (each) => ({
          part,
          sentence,
          ...each,
          id: digestOf(canonical([part, sentence, each.key])).slice(0, 16),
        }),
      )
    }),
  )
}

/** By the comparison key, and not within a longer word or number: 'm-18' is not in 'M-188'. */
function holdsWord(text: string, key: string): boolean {
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
    const before = text.slice(0, at)
    const after = text.slice(at + key.length)
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) return true
  }
  return false
}

/**
 * The keys of every pseudonym of a child or a member of staff that a record holds. One of figures alone reads as a number,
 * which the numbers' own check asks about.
 */
async function pseudonymKeys(db: Db): Promise<string[]> {
  const { rows } = await sql<{ key: string | null }>`
    select pseudonym_key as key from child
    union select pseudonym_key from incident_staff
    union select staff_pseudonym_key from lado_contact
    order by key`.execute(db)
  return rows.flatMap(({ key }) => (key !== null && /\p{L}/u.test(key) ? [key] : []))
}

/** What stops the signature: pseudonyms, where they are, and how many other finds nobody has decided about. */
export async function namedFindings(db: Db, { publicTexts }: ReviewFacts, now: string): Promise<Preflight[]> {
  const named = await namedIn(db, publicTexts, now)
  const undecided = named.filter(({ what }) => what !== 'a pseudonym').length
  const words = `In the texts for the public, ${plural(undecided, 'text')} ${undecided === 1 ? 'looks' : 'look'} like a name, a date of birth or a number of one person: write it again, or say that it is not one.`
  return [
    ...named.filter(({ what }) => what === 'a pseudonym').map(pseudonymFinding),
    ...(undecided === 0 ? [] : [{ level: 'stops', about: 'public-numbers', text: words } as const]),
  ]
}

function pseudonymFinding({ part, text, sentence }: Named): Preflight {
  const section = commentarySections.find(({ value }) => value === part)
  const where = section === undefined ? 'An opinion' : `‘${section.label}’`
  return {
    level: 'stops',
    about: section === undefined ? 'opinion' : 'commentary',
    text: `${where} for the public holds the pseudonym “${text}”: “${sentence}” Write it again without it.`,
  }
}
