/** Letters of other alphabets that are drawn as Latin ones: nobody who reads a code can tell them apart. */
const alphabets = [
  { name: 'Cyrillic', letters: 'АВЕЅІЈКМНОРСТУХаеіјорсухѕԁԛԝ', latin: 'ABESIJKMHOPCTYXaeijopcyxsdqw' },
  { name: 'Greek', letters: 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο', latin: 'ABEZHIKMNOPTYXo' },
] as const

export interface LookAlike {
  letter: string
  /** The Latin letter that it looks like. */
  latin: string
  alphabet: string
}

const lookAlikes: ReadonlyMap<string, LookAlike> = new Map(
  alphabets.flatMap(({ name, letters, latin }) =>
    Array.from(letters).map((letter, place) => [
      letter,
      { letter, latin: latin.charAt(place), alphabet: name },
    ]),
  ),
)

/** The first letter of another alphabet that looks like a Latin one. */
export const lookAlikeIn = (text: string): LookAlike | undefined =>
  Array.from(text).flatMap((letter) => lookAlikes.get(letter) ?? [])[0]

/** The text with each such letter as the Latin one that it looks like. */
export const latinised = (text: string): string =>
  Array.from(text, (letter) => lookAlikes.get(letter)?.latin ?? letter).join('')
