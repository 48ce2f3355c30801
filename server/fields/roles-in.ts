import { looksPersonal } from './looks-personal.ts'
import { wordKey } from './word-lists.ts'

/** What a role is called by: one of these stands in every role. */
const roleWords = new Set(
  `governor director deputy head manager officer senior supervisor nurse doctor paramedic psychologist psychiatrist therapist
  teacher tutor instructor chaplain imam advocate solicitor social worker caseworker inspector constable police lado scrutineer
  healthcare safeguarding staff controller coordinator mentor chair child boy girl parent mother father visitor`.split(
    /\s+/u,
  ),
)

const mostWords = 6

/** Whether a text says who by their role alone: 'duty governor', 'a senior officer'. */
export function isRole(text: string): boolean {
  const words = text.split(/\s+/u).filter((word) => word !== '')
  return (
    words.length <= mostWords &&
    words.every((word) => /^[\p{L}’'-]+$/u.test(word)) &&
    words.some((word) => roleWords.has(wordKey(word))) &&
    looksPersonal(text).length === 0
  )
}
