import { appointmentInWords } from '../access/people/page.ts'
import type { PersonRow } from '../access/people/queries.ts'
import { roles } from '../access/vocabulary.ts'
import { labelOf } from '../fields/vocabulary.ts'

/** One account as a command prints it. */
export const accountLine = (person: PersonRow): string =>
  `${person.email}  ${person.name}  ${labelOf(roles, person.role)}  ${appointmentInWords(person)}${person.disabledAt === null ? '' : '  disabled'}`.trimEnd()
