import { createInterface } from 'node:readline'
import { Refusal } from '../refusal.ts'

/** Questions on the terminal. They go to standard error, so that what a command says can be printed by itself. */
export interface Questions {
  say: (...lines: string[]) => void
  /** One line of answer, without spaces at its ends. */
  ask: (question: string) => Promise<string>
  /** Asks again until `wrong` finds nothing to say. */
  askUntil: (question: string, wrong: (answer: string) => string | null) => Promise<string>
  close: () => void
}

/** @throws Refusal when the answers end before the questions do */
export function questions(): Questions {
  const input = createInterface({ input: process.stdin })
  // Read as they come: lines that are piped in all at once are not lost between two questions.
  const answers = input[Symbol.asyncIterator]()
  const say = (...lines: string[]) => {
    process.stderr.write(`${lines.join('\n')}\n`)
  }
  const ask = async (question: string): Promise<string> => {
    process.stderr.write(`${question} `)
    const next = await answers.next()
    if (next.done === true) throw new Refusal('Stopped before the last answer. Nothing was changed.')
    return next.value.trim()
  }
  const askUntil: Questions['askUntil'] = async (question, wrong) => {
    const answer = await ask(question)
    const problem = wrong(answer)
    if (problem === null) return answer
    say(problem)
    return askUntil(question, wrong)
  }
  return {
    say,
    ask,
    askUntil,
    close: () => {
      input.close()
    },
  }
}
