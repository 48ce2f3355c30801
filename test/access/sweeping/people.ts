import { addPerson } from '../../../server/access/people/actions.ts'
import { roles, type Role } from '../../../server/access/vocabulary.ts'
import type { Act } from '../../../server/database/write.ts'
import { beginDraft } from '../../../server/records/actions.ts'
import { everyRole, startApp, type TestApp } from '../../support/app.ts'
import type { Browser } from '../../support/browser.ts'
import { holdEnds } from '../../support/hold.ts'
import { ash } from '../../support/people.ts'
import { tokenOf } from './told.ts'

/** The application with a signed-in browser of each role, and of each office two more people. */
export interface Swept {
  app: TestApp
  browsers: Record<Role, Browser>
  tokens: Record<Role, string>
  /** Who is signed in. */
  own: Record<Role, string>
  /** Who deputises in the same office. */
  deputies: Record<Role, string>
  /** Who deputised in it until last month. */
  leavers: Record<Role, string>
}

export async function sweptApp(): Promise<Swept> {
  const app = await startApp()
  // Nobody opens a thousand pages in five minutes; the limits have their own tests.
  app.parts.limiter = { count: () => undefined }
  await holdEnds({ db: app.parts.db, people: app.people, act: app.act() }, '2019-05-02T09:00:00.000Z')
  const browsers = await everyRole(app)
  const { scrutineer, head, lado, partner, businessManager } = app.people
  return {
    app,
    browsers,
    tokens: await ofEach((role) => tokenOf(browsers[role])),
    own: {
      scrutineer: scrutineer.id,
      head: head.id,
      lado: lado.id,
      partner: partner.id,
      'business-manager': businessManager.id,
    },
    deputies: await ofEach((role) => another(app, role, null)),
    leavers: await ofEach((role) => another(app, role, '2019-05-31')),
  }
}

async function ofEach<Each>(make: (role: Role) => Promise<Each>): Promise<Record<Role, Each>> {
  const made: [Role, Each][] = []
  for (const { value: role } of roles) made.push([role, await make(role)])
  return Object.fromEntries(made) as Record<Role, Each>
}

const another = (app: TestApp, role: Role, appointedTo: string | null): Promise<string> =>
  addPerson(app.parts.db, app.act(), {
    name: `Test ${role} ${appointedTo ?? 'deputy'}`,
    email: `${role}-${appointedTo ?? 'now'}@example.org`,
    role,
    establishmentId: role === 'head' ? ash : null,
    organisation: role === 'partner' ? 'police' : null,
    ...(role === 'partner'
      ? { appointedAs: null, appointedFrom: null, appointedTo: null }
      : { appointedAs: 'deputy', appointedFrom: '2018-01-01', appointedTo }),
  })

/** An act of somebody, outside any request. */
export const actOf = ({ app }: Swept, id: string, role: Role): Act => ({ ...app.act(), who: { id, role } })

/** A new draft of somebody, in the office that they are in. */
export const draftOf = (
  swept: Swept,
  who: { id: string; role: Role },
  kind: string,
  typed: Record<string, string> = {},
): Promise<string> =>
  beginDraft(
    swept.app.parts.db,
    actOf(swept, who.id, who.role),
    { kind, subjectId: null, baseVersion: null },
    typed,
  )
