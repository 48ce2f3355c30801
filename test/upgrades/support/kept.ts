import { chmodSync, copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../../../server/config.ts'
import { databaseFile } from '../../../server/start.ts'
import { placeIn, type Account } from './service.ts'
import type { Reading } from './reading.ts'

export const keptFolder = join(import.meta.dirname, '..', 'kept')

/** A database that a released version of the program made, and what that version showed of it. */
export interface KeptDatabase {
  /** The day of its last migration. */
  name: string
  accounts: Record<string, Account>
  /** The migrations that the version had. */
  migrations: string[]
  shown: Reading
}

/** All that are kept, the oldest first. */
export const keptDatabases = (): KeptDatabase[] =>
  existsSync(keptFolder) ? readdirSync(keptFolder).sort().map(keptDatabase) : []

function keptDatabase(name: string): KeptDatabase {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(keptFolder, name, file), 'utf8'))
  const { migrations, ...shown } = read('pages.json') as Reading & { migrations: string[] }
  return { name, accounts: read('accounts.json') as Record<string, Account>, migrations, shown }
}

/** A copy to work on, closed to other users of the machine, which Git does not keep. The caller removes the folder. */
export function copyOf(kept: string): { folder: string; config: Config } {
  const folder = mkdtempSync(join(tmpdir(), 'scrutiny-kept-'))
  const config = placeIn(folder)
  for (const [from, to] of [
    ['scrutiny.db', databaseFile(config)],
    ['keys.json', config.keysFile],
  ] as const) {
    copyFileSync(join(kept, from), to)
    chmodSync(to, 0o600)
  }
  return { folder, config }
}

/**
 * The migrations that have landed, by the SHA-256 of their files: none is ever edited. A release adds its own; what is not
 * here yet may still change.
 */
export const landed: Record<string, string> = {
  '2026-11-22-1-people-and-history': '00ef60d92af2cd779b447a53e38948ca55a52be58e5948981667f60239a062f1',
  '2026-11-22-2-establishments': '19400e6af73c9572357881b6d1733166935ed7f33794ff914298ee6f9a81b2db',
  '2026-11-22-3-incidents': '25ebc9dbc7c5da1bb6834f2adf545100d21888a9f3e58c30cd91d857ffd77b83',
  '2026-11-22-4-scrutiny': 'cfdedda63653feafb3e1e7d71f691696cdbc7fa249fd092d1c541b0038923be2',
  '2026-11-22-5-reviews': '80c463fe6599bfe994076ebff1288fab1f00a5d8ff9a135beacd929d7abf2013',
  '2026-11-22-6-second-factors': '324368d2be82a9a56a008b44eebcb31eab4f8cf548e51dd11a1b3366668d4a75',
  '2026-11-22-7-history-and-disposal': 'a1b4e4c36db4d93e51405040a05f642abc0aca3f65027225dd32ac4ee8844a00',
  '2026-11-22-8-fixed-columns': 'cf1702b46aade94c0a47564dfd3b3bdeb390b2cfe58763ac5ae436bc80bbfd06',
  '2026-11-22-9-returns': 'c98f13c1fbaec3c575682cb87461c8ec609d24cab72931dea90dc60ba49dd733',
  '2026-11-29-1-upgrade-steps': '3dd2e75134cfd3497a829c9a2658495af1f92626d0bb74ffb2a7434dd6e50620',
  '2026-11-29-2-issued-documents': '35335f3537de20848a49fbee4b7148edcb22de237bdeae051e13f4291b80dd1f',
  '2026-11-29-3-review-life': '5137f233edb4df649ef79c8c87242a19aae646c4d3f632dd35820b4d248c86b3',
  '2026-11-29-4-names': 'b3585d73f62d596505b12a3c3a10310045bdce35f340484dc90025b588cc3ad5',
  '2026-11-29-5-urgent': '7e38b3a793b2cbb568c65eaa0231904359f9ec6ae43d9d9f0015cec36c3bc25c',
  '2026-11-29-6-grave-questions': 'db95f56befc35ed1886c39850f57b4c6afee7d424883613bdede9fd57f883018',
  '2026-11-29-7-reference-keys': '04723fdbb01b706de5bfb670797db03266edd59f2075fbcf1fdc72cd1025589a',
  '2026-11-29-8-public-texts': '3b2911e7e6812712822dc445baccc4f87ab206dd23b697877c655bc9c8c5bd27',
  '2026-11-30-1-comparison-keys': 'ca534ac7016997aa06033625d8f68e2fba5ecc08075fd867315c81e6fd7ad264',
  '2026-11-30-2-child-joins': 'a42b0a5b6205c1e5db7a086c7286a4fa47d94907678337d01a76981cab42734e',
  '2026-11-30-4-waiting-settings': '40d86421b7ac48bc8ea421f1a214aefa8d97486c8efb77e5de14495308724426',
  '2026-11-30-5-unusual-populations': '26f14c3261c561111d327b2f6046cb4da9206e44126ef9b9e90c10142b178011',
  '2026-11-30-6-grave-acts': 'fd825943357022847bc7757a94410abcaee276e3d7aa6060c1302ab12583654e',
  '2026-11-30-7-sealed-codes': 'a53977a709fd115352a8f62e355f9a403570e166eb1c1be34bfbc6170184a2c5',
  '2026-11-30-8-withdrawn-figures': '299286517b687d24d51b3ae32691c80a54517e6ed2c39303ed264b9045928605',
  '2026-12-01-1-child-alleges': '70bbd80ff570146db9af35ac297a2d985fad553e728bb2965fb0d64e4825bcab',
  '2026-12-02-1-demonstration-clock': 'b3848efe9c954eae6776a8fe91795fecfcf4b7e5149ccaee48557e72eabf25fd',
  '2026-12-03-1-accepted-by-office': 'b09ff438d559a7b065a0780c2068ae8a96e1e985c6c0b4adf1b795d42d99af69',
  '2026-12-03-2-masked-notes': '1a3a1eef500cc33a1e6176b8b52c83a0244ab09106993df172510bb4cf28af74',
}
