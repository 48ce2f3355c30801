import { buildWorkedExample } from '../../server/demo/build.ts'
import { migrate } from '../../server/database/migrate.ts'
import { openCopy, openDatabase, type Opened } from '../../server/database/open.ts'
import { sealWith, type Keys } from '../../server/keys.ts'
import { newKeys } from '../../server/memory.ts'

interface Example {
  content: Buffer
  keys: Keys
}

// Built once in a process: it takes seconds, a copy milliseconds.
let example: Promise<Example> | undefined

/** The worked example in a database in memory of its own, with its keys. */
export async function workedExample(): Promise<{ opened: Opened; keys: Keys }> {
  const { content, keys } = await (example ??= build())
  return { opened: openCopy(content), keys }
}

/** Built anew, with these keys: for what compares two of them. */
export async function buildAgain(keys: Keys): Promise<Opened> {
  const opened = openDatabase(':memory:', Buffer.alloc(32))
  await migrate(opened)
  await buildWorkedExample(opened, sealWith(keys.history))
  return opened
}

async function build(): Promise<Example> {
  const keys = newKeys()
  const opened = await buildAgain(keys)
  const content = opened.connection.serialize()
  opened.connection.close()
  return { content, keys }
}
