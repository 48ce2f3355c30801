import { beginReview } from '../../server/reviews/actions.ts'
import type { Role } from '../../server/access/vocabulary.ts'
import { everyRole, startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { signMonth } from '../returns/signing.ts'
import { ash } from '../support/people.ts'
import { everyKind, recordExample } from './kinds.ts'

export interface World {
  app: TestApp
  browsers: Record<Role, Browser>
  /** One record of each kind, by the kind’s name. */
  records: Record<string, string>
}

/** One record of each kind, a review that was begun, a month that was signed, and a signed-in browser of each role. */
export async function aWorld(): Promise<World> {
  const app = await startApp()
  // Nobody types ten thousand forms in five minutes; the limits have their own tests.
  app.parts.limiter = { count: () => undefined }
  const browsers = await everyRole(app)
  const records: Record<string, string> = {}
  for (const kind of everyKind) records[kind.name] = (await recordExample(app.parts.db, app.act(), kind)).id
  await beginReview(app.parts.db, app.act(), 2018)
  await signMonth(app, { establishmentId: ash, month: '2019-05' })
  return { app, browsers, records }
}
