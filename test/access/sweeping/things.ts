import { may } from '../../../server/access/permissions.ts'
import { askReplacement } from '../../../server/access/replacement/actions.ts'
import type { Role } from '../../../server/access/vocabulary.ts'
import type { Sheet } from '../../../server/import-files/sheet.ts'
import { incidentKind } from '../../../server/incidents/kind.ts'
import { askForMask } from '../../../server/names/actions.ts'
import { recordNew } from '../../../server/records/actions.ts'
import { beginReview } from '../../../server/reviews/actions.ts'
import { write } from '../../../server/database/write.ts'
import { setSetting } from '../../../server/settings/actions.ts'
import { insertWaiting } from '../../../server/settings/waiting/insert-actions.ts'
import { visitKind } from '../../../server/visits/kind.ts'
import { everyKind, personOf, somebodyFor, type AnyRecordKind } from '../../hostile/kinds.ts'
import { anIncident } from '../../incidents/incident.ts'
import { signMonth } from '../../returns/signing.ts'
import { beginCorrection, release, released, sign } from '../../reviews/steps.ts'
import { joinedChildren } from '../../support/joined-children.ts'
import { ash, birch } from '../../support/people.ts'
import { aVisit } from '../../support/records.ts'
import { actOf, draftOf, type Swept } from './people.ts'
import { recordsFor } from './records.ts'

/** What stands in the places of an address: { id, section }. */
export type Places = Record<string, string>

/** What the routes of one pattern are about. Each is made anew whenever it is asked for, where an act could use it up. */
export interface Thing {
  /** This role's own, or of whoever may have one; null where a role that may ask can have none. */
  own: (role: Role) => Promise<Places | null> | Places | null
  /** What is there and not this role's, or why nothing is: no list that is empty. */
  others: (role: Role) => Promise<Places[]> | Places[] | string
  /** The place that holds the object's name; the pattern's own, if nothing else is said. */
  named?: string
}

const everybodys = 'whoever has the permission has all of them'

/**
 * How to make an object for every address with one in it: what the address begins with, up to its first place. An address
 * that begins with nothing of this fails the sweep.
 */
export async function thingsFor(swept: Swept): Promise<Record<string, Thing>> {
  // First: a review is signed with an opinion on each establishment that is there.
  const years = await yearThings(swept)
  const records = await recordsFor(swept)
  const entries: [string, Thing][] = []
  for (const kind of everyKind) {
    const own = { id: records.own[kind.name] ?? '', year: '2018' }
    const others = (role: Role) => {
      const ids = records.others(kind, role)
      return typeof ids === 'string' ? ids : ids.map((id) => ({ ...own, id }))
    }
    entries.push([`${kind.base}/:id`, { own: () => own, others }])
    entries.push([`${kind.base}/drafts/:draft`, draftsOf(swept, kind.name, await firstSection(swept, kind))])
  }
  return {
    ...Object.fromEntries(entries),
    ...(await officeThings(swept)),
    ...years,
    '/disposal/:kind': dueThing(swept, records.own['visit'] ?? ''),
    '/masked-names/:id': maskThing(swept),
    '/children/joins/:id': joinThing(swept),
    '/to-do/:kind': { own: () => ({ kind: 'drafts' }), others: () => everybodys },
    '/settings/:name': { own: () => ({ name: 'roll-limit' }), others: () => everybodys },
  }
}

async function firstSection({ app }: Swept, kind: AnyRecordKind): Promise<string> {
  const person = personOf(somebodyFor(app, kind.allow.record))
  const { sections } = await kind.formFor({ db: app.parts.db, person, today: '2019-06-03' })
  return sections[0]?.slug ?? ''
}

/** An upload that was read and not added yet, as its draft keeps it. */
const sheet = JSON.stringify({
  numbered: 'line',
  lines: [
    'establishment,measure,unit_of_count,period_start,period_end,value,qualifier,confidence,source_title,source_url',
    'Birch STC,use of force,incidents,2018-06-01,2018-11-30,578,exact,B,A newspaper,https://example.org/a',
  ].map((line, place) => ({ line: place + 1, cells: line.split(',') })),
} satisfies Sheet)

/** Drafts of one kind: another's of the same office, one of another kind, and one begun in an office that was left. */
function draftsOf(swept: Swept, kind: string, section: string): Thing {
  const { own, deputies, app } = swept
  const begun = async (id: string, role: Role, of = kind) => ({
    draft: await draftOf(swept, { id, role }, of, of === 'published-figure-import' ? { sheet } : {}),
    section,
  })
  return {
    own: (role) => begun(own[role], role),
    others: async (role) => {
      const left = await begun(own[role], role)
      const elsewhere = { establishmentId: role === 'head' ? birch : ash }
      await app.parts.db.updateTable('draft').set(elsewhere).where('id', '=', left.draft).execute()
      const another = kind === 'visit' ? 'contact' : 'visit'
      return [await begun(deputies[role], role), await begun(own[role], role, another), left]
    },
  }
}

/** What belongs to a person or an office. */
async function officeThings(swept: Swept): Promise<Record<string, Thing>> {
  const { app, own, deputies, leavers } = swept
  const { db } = app.parts
  const manager = actOf(swept, own['business-manager'], 'business-manager')
  const asked = async (personId: string, officerId: string) => ({
    id: await askReplacement(db, manager, { personId, officerId }),
  })
  const setting = { establishmentType: '', value: '13', fromOn: '2019-06-03', reason: '' } as const
  const change = await setSetting(db, manager, 'keep-scrutiny-years', setting)
  const past = { ...setting, fromOn: '2018-04-01' }
  const waiting = () =>
    write(db, manager, (tx) => insertWaiting(tx, manager, { name: 'roll-limit', ...past }))
  return {
    '/second-factors/:id': {
      // Nobody may remove their only second step, nor these two roles their only passkey.
      own: (role) => ({ id: `${/scrutineer|manager/.test(role) ? 'passkey' : 'sheet'}-${own[role]}` }),
      others: (role) => [{ id: `sheet-${own[role === 'lado' ? 'head' : 'lado']}` }],
    },
    '/people/:id': { own: () => ({ id: deputies.partner }), others: () => everybodys },
    '/replacements/:id': {
      // Neither a partner nor whoever asks is ever the second officer.
      own: (role) => (/partner|manager/.test(role) ? null : asked(leavers[role], own[role])),
      // Of several for one person only the last that was asked counts.
      others: async (role) => [
        await asked(role === 'head' ? app.people.otherHead.id : deputies[role], deputies.head),
      ],
    },
    '/handover/drafts/:draft': {
      own: async (role) => ({ draft: await draftOf(swept, { id: leavers[role], role }, 'contact') }),
      others: async (role) => {
        const away = role === 'lado' ? 'scrutineer' : 'lado'
        const writers: [string, Role][] = [
          [deputies[role], role],
          [own[role], role],
          [leavers[away], away],
          [app.people.otherHead.id, 'head'],
        ]
        const drafts: Places[] = []
        for (const [id, office] of writers)
          drafts.push({ draft: await draftOf(swept, { id, role: office }, 'incident') })
        return drafts
      },
    },
    '/published-figures/import/:draft': draftsOf(swept, 'published-figure-import', ''),
    '/settings/changes/:id': { own: () => ({ id: change }), others: () => everybodys },
    '/settings/waiting/:id': { own: async () => ({ id: await waiting() }), others: () => everybodys },
  }
}

/** A month that both heads signed; a review with a corrected version that was released, and one that is still a draft. */
async function yearThings(swept: Swept): Promise<Record<string, Thing>> {
  const { app } = swept
  await signMonth(app, { establishmentId: ash, month: '2019-05' })
  await signMonth(app, { establishmentId: birch, month: '2019-05' })
  await released(app)
  const scrutineer = await app.signedIn(app.people.scrutineer)
  await beginCorrection(scrutineer, 'The population of May 2018 was wrong.')
  await sign(scrutineer)
  await release(app)
  await beginReview(app.parts.db, app.act(), 2017)
  const month = (id: string) => ({ id, month: '2019-05' })
  const review = (year: string) => ({ year, section: 'restraint', edition: 'partners', number: '1' })
  const isInside = (role: Role) => may(role, 'write commentary')
  return {
    '/returns/:id': {
      own: () => month(ash),
      others: (role) => (role === 'head' ? [month(birch)] : everybodys),
    },
    '/reviews/:year': {
      own: (role) => review(isInside(role) ? '2017' : '2018'),
      others: (role) => (isInside(role) ? everybodys : [review('2017')]),
    },
  }
}

/** Two children that were joined; not a head's are another establishment's, and those of whom a LADO contact alone tells. */
function joinThing({ app }: Swept): Thing {
  const make = async (two: { establishmentId: string; isPrivate?: boolean }) => ({
    id: await joinedChildren(app.parts.db, app.act(), two),
  })
  return {
    own: () => make({ establishmentId: ash }),
    others: (role) =>
      role === 'head'
        ? Promise.all([make({ establishmentId: birch }), make({ establishmentId: ash, isPrivate: true })])
        : everybodys,
  }
}

/** A request to mask a name, of another office than whoever looks; of the other establishment for a head. */
function maskThing(swept: Swept): Thing {
  const { app, own } = swept
  const { db } = app.parts
  const make = async (establishmentId: string, role: Role) => {
    const asker = role === 'scrutineer' ? 'business-manager' : 'scrutineer'
    const values = anIncident({ establishmentId, description: 'Jordan Example fell.' })
    const { id: subjectId } = await recordNew(db, app.act(), incidentKind, { values })
    const found = [{ name: 'description', field: 'Description', count: 1 }]
    const request = {
      subject: 'incident',
      subjectId,
      establishmentId,
      title: 'Incident',
      text: 'Jordan Example',
      found,
    }
    return { id: await askForMask(db, actOf(swept, own[asker], asker), request) }
  }
  return {
    own: (role) => make(ash, role),
    others: (role) => (role === 'head' ? make(birch, role).then((mask) => [mask]) : everybodys),
  }
}

/** The legal hold is over, and a visit of long ago may be disposed of: any that is kept is as if it were not there. */
function dueThing({ app }: Swept, kept: string): Thing {
  const { db } = app.parts
  const due = async () => {
    const values = aVisit({ visitedOn: '1930-05-14', concerns: [], reportSentOn: null })
    return (await recordNew(db, app.act(), visitKind, { values })).id
  }
  return {
    own: async () => ({ kind: 'visit', id: await due() }),
    others: async () => [
      { kind: 'visit', id: kept },
      { kind: 'contact', id: await due() },
    ],
    named: 'id',
  }
}
