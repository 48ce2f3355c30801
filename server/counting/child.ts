import { countings } from '../countings.ts'
import { openAgain, type Opened } from '../database/open.ts'
import type { CountedFile, Question, Reply } from './aside.ts'

let opened: Opened | undefined
let before: Promise<void> = Promise.resolve()

// First where the database is, then questions: one after the other, each within its own snapshot.
process.on('message', (message: CountedFile | Question) => {
  if ('file' in message) {
    opened = openToRead(message)
    return
  }
  before = before.then(async () => {
    process.send?.(await replyTo(message))
  })
})

function openToRead({ file, key }: CountedFile): Opened {
  try {
    const own = openAgain(file, Buffer.from(key))
    own.connection.pragma('query_only=ON')
    return own
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return process.exit(1)
  }
}

// Told with the server, by systemd or by Ctrl+C: it ends when the server does, which may still wait for an answer.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => undefined)

// The server is gone.
process.once('disconnect', () => {
  process.exit(0)
})

async function replyTo({ place, name, asked }: Question): Promise<Reply> {
  if (opened === undefined) return { place, problem: 'No database is open' }
  const { db, connection } = opened
  connection.exec('begin')
  try {
    const counting = countings.find((each) => each.name === name)
    if (counting === undefined) throw new Error(`No counting is called ${name}`)
    return { place, answer: await counting.count(db, asked as never) }
  } catch (error) {
    return { place, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  } finally {
    connection.exec('rollback')
  }
}
