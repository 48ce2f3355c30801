/** The act of a step of the upgrade that rewrote a record: a version that nobody's correction made. */
export const broughtUpToDate = 'brought up to date'
