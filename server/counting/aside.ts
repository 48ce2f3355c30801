import { fork, type ChildProcess } from 'node:child_process'
import { NotNow } from '../http/errors.ts'
import type { Counter, Counting } from './counting.ts'

/** Where the other process finds the database. */
export interface CountedFile {
  file: string
  key: Uint8Array
}

export interface Question {
  place: number
  name: string
  asked: unknown
}

export type Reply = { place: number } & ({ answer: unknown } | { problem: string })

interface Aside {
  child: ChildProcess
  open: Map<number, { settle: (answer: unknown) => void; fail: (error: Error) => void }>
  idle?: NodeJS.Timeout
}

/** One is counted, the rest wait their turn; more than these are told to come again. */
const mostWaiting = 8

/** A counting takes seconds at most; one that has not come back by now never will. */
const patience = 120_000

/** How long the process stays for the next one: after a large year it holds some hundred MB. */
const rest = 60_000

/**
 * A counter with a process and a connection of its own, which begins with the first question and ends when nothing was
 * asked for a minute. Everything in one answer is counted from the database as it stood at one instant. Not a thread: one
 * that is ended within a call of the database driver takes the whole server with it.
 */
export function countAside(counted: CountedFile): { count: Counter; end: () => void } {
  let aside: Aside | undefined
  let last = 0

  const ask = (name: string, asked: unknown): Promise<unknown> => {
    const asks = (aside ??= begin(counted, (gone) => {
      if (aside === gone) aside = undefined
    }))
    if (asks.open.size >= mostWaiting) throw tooMany()
    return answerFrom(asks, { place: (last += 1), name, asked })
  }

  return {
    // The other process looks the counting up by its name, and answers what that one answers.
    count: async <Asked, Answer>({ name }: Counting<Asked, Answer>, asked: Asked) =>
      (await ask(name, asked)) as Answer,
    end: () => {
      aside?.child.kill('SIGKILL')
    },
  }
}

const tooMany = () =>
  new NotNow('Others are having a great deal counted. Nothing was lost.', {
    status: 503,
    retryAfterSeconds: 10,
  })

function begin(counted: CountedFile, gone: (aside: Aside) => void): Aside {
  const child = fork(new URL('./child.ts', import.meta.url), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // It is told all that it needs; nothing of the environment goes with it.
    env: {},
    execArgv: [],
  })
  const aside: Aside = { child, open: new Map() }
  child.on('message', (reply: Reply) => {
    const asker = aside.open.get(reply.place)
    if ('answer' in reply) asker?.settle(reply.answer)
    else asker?.fail(new Error(reply.problem))
  })
  const fail = (error: Error) => {
    gone(aside)
    for (const asker of aside.open.values()) asker.fail(error)
  }
  child.once('error', fail)
  child.once('exit', (code, signal) => {
    fail(new Error(`The process that counts ended (${code ?? signal ?? 'unknown'})`))
  })
  child.send(counted, tellOnlyByExit)
  return aside
}

// A message to a process that has just ended fails; its end tells everyone who waits.
const tellOnlyByExit = () => undefined

function answerFrom(aside: Aside, question: Question): Promise<unknown> {
  const { child, open } = aside
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  clearTimeout(aside.idle)
  child.ref()
  child.channel?.ref()
  open.set(question.place, { settle: resolve, fail: reject })
  child.send(question, tellOnlyByExit)
  const late = setTimeout(() => child.kill('SIGKILL'), patience)
  return promise.finally(() => {
    clearTimeout(late)
    open.delete(question.place)
    if (open.size > 0) return
    // It keeps no command and no test alive.
    child.unref()
    child.channel?.unref()
    aside.idle = setTimeout(() => child.kill('SIGKILL'), rest).unref()
  })
}
