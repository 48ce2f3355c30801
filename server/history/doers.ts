/** Who did it, in words: by name, or as the operator of a command. */
export const doerWords = (names: ReadonlyMap<string, string>, id: string): string =>
  names.get(id) ?? otherWho(id)

const otherWho = (id: string) =>
  id.startsWith('operator:')
    ? `Operator ${id.slice('operator:'.length)}`
    : id === 'nobody'
      ? 'Nobody signed in'
      : 'The system'
