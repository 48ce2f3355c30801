import { fork, type ChildProcess } from 'node:child_process'
import { isDeepStrictEqual } from 'node:util'
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
  /** In the order in which they are counted. */
  open: Map<number, Waiting>
}

interface Waiting {
  question: Question
  answer: Promise<unknown>
  settle: (answer: unknown) => void
  fail: (error: Error) => void
}

/** One is counted, the rest wait their turn; more than these are told to come again. */
const mostWaiting = 8

/** A counting takes seconds at most; one that has not come back by now never will. */
const patience = 120_000

/** How long after the last question a fresh process takes its place: after a large year the old one holds some hundred MB. */
const rest = 60_000

/** After the start, when the first pages have been served, it is begun without being asked. */
const calm = 2_000

/**
 * A counter with a process and a connection of its own, ready soon after the start. Everything in one answer is
 * counted from the database as it stood at one instant. Not a thread: one that is ended within a call of the database
 * driver takes the whole server with it.
 */
export function countAside(counted: CountedFile): { count: Counter; end: () => void } {
  let aside: Aside | undefined
  let idle: NodeJS.Timeout | undefined
  let last = 0

  const begin = (): Aside => {
    const begun = processOver(counted, () => {
      if (aside === begun) aside = undefined
    })
    return begun
  }

  const renew = () => {
    aside?.child.kill('SIGKILL')
    aside = begin()
  }

  const ask = async (name: string, asked: unknown): Promise<unknown> => {
    aside ??= begin()
    const { open } = aside
    const same = waitingFor(open, name, asked)
    if (same !== undefined) return same.answer
    if (open.size >= mostWaiting) throw tooMany()
    clearTimeout(idle)
    try {
      return await answerFrom(aside, { place: (last += 1), name, asked })
    } finally {
      if (open.size === 0) idle = setTimeout(renew, rest).unref()
    }
  }

  const warming = setTimeout(() => {
    aside ??= begin()
  }, calm).unref()
  return {
    // The other process looks the counting up by its name, and answers what that one answers.
    count: async <Asked, Answer>({ name }: Counting<Asked, Answer>, asked: Asked) =>
      (await ask(name, asked)) as Answer,
    end: () => {
      clearTimeout(warming)
      clearTimeout(idle)
      aside?.child.kill('SIGKILL')
    },
  }
}

/**
 * The same question of somebody who still waits: one answer serves both, and one page opened again and again takes two places
 * at most. Not the one that is being counted, which may not see what was written since.
 */
const waitingFor = (open: Aside['open'], name: string, asked: unknown): Waiting | undefined =>
  [...open.values()]
    .slice(1)
    .find(({ question }) => question.name === name && isDeepStrictEqual(question.asked, asked))

const tooMany = () =>
  new NotNow('The service is busy.', {
    status: 503,
    retryAfterSeconds: 10,
  })

function processOver(counted: CountedFile, gone: () => void): Aside {
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
    gone()
    for (const asker of aside.open.values()) asker.fail(error)
  }
  child.once('error', fail)
  child.once('exit', (code, signal) => {
    fail(new Error(`The process that counts ended (${code ?? signal ?? 'unknown'})`))
  })
  child.send(counted, tellOnlyByExit)
  letGo(child)
  return aside
}

// It keeps no command and no test alive.
function letGo(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}

// A message to a process that has just ended fails; its end tells everyone who waits.
const tellOnlyByExit = () => undefined

async function answerFrom({ child, open }: Aside, question: Question): Promise<unknown> {
  const { promise: answer, resolve: settle, reject: fail } = Promise.withResolvers<unknown>()
  child.ref()
  child.channel?.ref()
  open.set(question.place, { question, answer, settle, fail })
  const late = setTimeout(() => child.kill('SIGKILL'), patience)
  try {
    child.send(question, tellOnlyByExit)
    return await answer
  } finally {
    clearTimeout(late)
    open.delete(question.place)
    if (open.size === 0) letGo(child)
  }
}
