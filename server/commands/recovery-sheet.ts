import { longDate } from '../../reports/wording.ts'
import { localDateOf } from '../../reports/clocks.ts'
import type { Config } from '../config.ts'
import { keyId, type Keys } from '../keys.ts'

/** The keys on paper, as they are typed into a key file again; said once, for two sealed envelopes. */
export function recoverySheet(keys: Keys, { keysFile }: Pick<Config, 'keysFile'>, now: string): string[] {
  const entries = Object.entries(keys).map(
    ([name, key]: [string, Buffer]) => `  "${name}": "${key.toString('hex')}"`,
  )
  return [
    '=== RECOVERY SHEET: Secure Estate Scrutiny ===',
    '',
    `Made on ${longDate(localDateOf(now))}. OFFICIAL-SENSITIVE. Whoever holds this and a backup can read every record.`,
    '',
    'Print this twice. Put each copy into an envelope of its own, seal it and sign across the flap. Keep the two in',
    'different buildings, neither of them with a backup. Once a year, two officers open both and compare them; the',
    'business manager writes the day down on the home page. This sheet is not printed again.',
    '',
    `To use it: type these lines into the key file (now ${keysFile}), readable by the service only (chmod 600).`,
    '',
    '{',
    entries.join(',\n'),
    '}',
    '',
    `Check: the database’s key is number ${keyId(keys.database)}, the backups’ ${keyId(keys.backup)}.`,
    '',
    '=== END OF THE RECOVERY SHEET ===',
  ]
}
