import fc from 'fast-check'

/** What must hold for whatever is typed. Given by `properties`, since a thread of its own tries it. */
export interface Property {
  title: string
  /** How many inputs are tried, its own examples included. */
  tries: number
  /** @param trying told each input before it is tried, so that one that never ends has a name */
  holds: (trying: (input: unknown) => void) => Promise<void>
}

interface Tried<Input> {
  inputs: fc.Arbitrary<Input>
  /** Tried first, whatever else is drawn. */
  examples?: readonly NoInfer<Input>[]
  tries?: number
}

/** The same inputs every time. */
const seed = 20_261_129

/** Far beyond what anything here takes; less would make a busy machine a fault. */
const longest = 5_000

/** A property that must hold of each input, within seconds each. */
export function always<Input>(
  title: string,
  { inputs, examples = [], tries = 200 }: Tried<Input>,
  check: (input: Input) => unknown,
): Property {
  return {
    title,
    tries,
    holds: async (trying) => {
      const property = fc.asyncProperty(inputs, async (input) => {
        trying(input)
        const from = performance.now()
        await check(input)
        if (performance.now() - from > longest) throw new Error('It took longer than five seconds')
      })
      await fc.assert(property, {
        seed,
        numRuns: tries,
        examples: examples.map((example): [Input] => [example]),
      })
    },
  }
}

/** Whether a function throws nothing but this refusal. */
export function refusesOnly(refusal: new (...words: never[]) => Error, work: () => unknown): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof refusal)) throw error
  }
}
