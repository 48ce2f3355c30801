import { Refusal } from './refusal.ts'

/**
 * Why something could not be written: there is no room; this program has no right to; or the disk fails, or another program
 * holds the file.
 */
export type Unwritten = 'full' | 'not-allowed' | 'failed'

/** Whether an error says that something could not be written (SECURITY FA-04), and why; undefined for any other. */
export function unwrittenBy(error: unknown): Unwritten | undefined {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return undefined
  return whys.find(([codes]) => codes.test(code))?.[1]
}

const whys: readonly [RegExp, Unwritten][] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)$/, 'full'],
  [/^(SQLITE_IOERR|SQLITE_BUSY|SQLITE_CANTOPEN|SQLITE_READONLY_DBMOVED|EIO$)/, 'failed'],
  [/^(SQLITE_READONLY|SQLITE_PERM|EACCES$|EPERM$|EROFS$)/, 'not-allowed'],
]

/** What a command says where it could not write, in one line; undefined for any other error. */
export function unwrittenLine(error: unknown): string | undefined {
  const why = unwrittenBy(error)
  if (why === undefined) return undefined
  const { path } = error as { path?: unknown }
  return typeof path === 'string' ? `${path} could not be used: ${whyPlace[why]}` : whyRecords[why]
}

const whyRecords: Record<Unwritten, string> = {
  full: 'The disk that holds the records (DATA_DIR) is full. Make room there, then run this again.',
  'not-allowed':
    'This user may not write to the records (DATA_DIR), or their disk is locked against writing. Run this as the user that the service runs as, or put the rights of DATA_DIR right.',
  failed: 'The disk that holds the records (DATA_DIR) could not be used, or another program holds them.',
}

/**
 * Runs what writes a file or a folder that somebody named, such as one on a memory stick.
 * @throws Refusal that names the place and says why nothing could be written there; any other error as it is
 */
export async function writtenTo<Outcome>(
  place: string,
  work: () => Promise<Outcome> | Outcome,
): Promise<Outcome> {
  try {
    return await work()
  } catch (cause) {
    const why = isOfDatabase(cause) ? undefined : unwrittenBy(cause)
    if (why === undefined) throw cause
    throw new Refusal(`${place} was not written: ${whyPlace[why]}`, { cause })
  }
}

const isOfDatabase = (error: unknown): boolean =>
  String((error as { code?: unknown } | null)?.code).startsWith('SQLITE_')

const whyPlace: Record<Unwritten, string> = {
  full: 'the disk or memory stick that it belongs on is full. Make room there, or name a place on another one.',
  'not-allowed':
    'this user may not write there, or the disk or memory stick is locked against writing. Put the rights right, or name another place.',
  failed: 'the disk or memory stick that it belongs on fails. Name a place on another one.',
}
