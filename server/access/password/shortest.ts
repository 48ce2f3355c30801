import type { Role } from '../vocabulary.ts'

/** Characters of a password at the least (SECURITY AUN-02): more for those who see or decide most. */
export const shortestPassword = (role: Role): number =>
  role === 'scrutineer' || role === 'business-manager' ? 15 : 12
