/** A refusal that a person can act on: one plain line, shown by a command or a start as it stands, without a stack. */
export class Refusal extends Error {}
