import { url as inspectorUrl } from 'node:inspector'
import { buildApp } from './app.ts'
import { refuseFailedCheck, watchFailedCheck } from './backups/failed-check.ts'
import { isForRealRecords, readConfig } from './config.ts'
import { countAside } from './counting/aside.ts'
import { emptyLogSoon } from './database/empty-log.ts'
import { watchClock } from './history/clock-watch.ts'
import { rememberSeals } from './history/remember.ts'
import { fixedHeaders } from './http/guards.ts'
import { forgetOldForms } from './database/kept-forms.ts'
import { guardedServer } from './http/listen.ts'
import { Refusal } from './refusal.ts'
import { watchStandstill } from './standstill.ts'
import { databaseFile, lockDatabase, openParts } from './start.ts'
import { orderlyStop, stopOnFault, stopWhenTold } from './stopping.ts'
import { areAssetsBuilt } from './view-assets.ts'
import type { Parts } from './parts.ts'

/** Serves until the process is told to stop. @returns the address */
export async function serve(parts: Parts, letGo: () => void): Promise<string> {
  refuseFailedCheck(parts.config)
  const rememberLast = await rememberSeals(parts)
  // A server that was killed may have left what was disposed of in it.
  emptyLogSoon(parts.opened.connection)
  await watchClock(parts)
  const endForgetting = await forgetOldForms(parts)
  const counting = countAside({ file: databaseFile(parts.config), key: parts.keys.database })
  const server = guardedServer(buildApp({ ...parts, count: counting.count }), fixedHeaders(parts.config))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(parts.config.port, parts.config.host, resolve)
  })
  const standstill = watchStandstill()
  server.prependListener('request', standstill.beat)
  const stop = orderlyStop(server, async () => {
    counting.end()
    standstill.end()
    endForgetting()
    await rememberLast()
    parts.opened.connection.close()
    letGo()
  })
  stopWhenTold(stop)
  stopOnFault(parts, stop)
  watchFailedCheck(parts.config, (why) => {
    parts.log.fatal({}, why)
    stop({ code: 1, milliseconds: 1_000 })
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : parts.config.port
  return parts.config.origin.replace(/:0$/, `:${port}`)
}

/** Starts from the environment; a refusal is one line and exit code 1. */
async function start(env: Record<string, string | undefined>): Promise<void> {
  try {
    if (!areAssetsBuilt()) throw new Refusal('The stylesheet is not built yet. Run "npm run build" first.')
    const config = readConfig(env)
    if (isForRealRecords(env, config.origin) && inspectorUrl() !== undefined)
      throw new Refusal('The inspector is open. Start without --inspect.')
    const parts = await openParts(config)
    const address = await serve(parts, lockDatabase(config))
    parts.log.info(
      { address, dataDir: config.dataDir, keysFile: config.keysFile, trustProxy: config.trustProxy },
      'ready',
    )
  } catch (error) {
    process.stderr.write(`${whyNot(error)}\n`)
    process.exitCode = 1
  }
}

/** The one line that a start which failed says. */
export function whyNot(error: unknown): string {
  if (error instanceof Refusal) return error.message
  if ((error as { code?: string } | null)?.code === 'EADDRINUSE')
    return 'Another program uses this port. Set PORT to another number.'
  return `The server could not start: ${error instanceof Error ? error.message : String(error)}`
}

// eslint-disable-next-line no-restricted-properties -- the edge: the environment is read here and passed on
if (import.meta.main) await start(process.env)
