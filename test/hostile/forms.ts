import { generateSync } from 'otplib'
import type { Browser } from '../support/browser.ts'
import type { TestPage } from '../support/page.ts'
import { stored } from '../incidents/incident.ts'
import { testNow } from '../support/app.ts'
import { joinedChildren } from '../support/joined-children.ts'
import { ash, birch } from '../support/people.ts'
import { establishmentTypes } from '../../server/establishments/vocabulary.ts'
import { write } from '../../server/database/write.ts'
import { settings } from '../../server/settings/vocabulary.ts'
import { insertWaiting } from '../../server/settings/waiting/insert-actions.ts'
import { permissions } from '../../server/access/permissions.ts'
import type { TextForm } from './filling.ts'
import { questionOf } from '../../server/fields/form.ts'
import { importFigures } from '../../server/establishments/published-figures/actions.ts'
import type { PublishedFigure } from '../../server/establishments/published-figures/sections.ts'
import { publishedFigureKind } from '../../server/establishments/published-figures/kind.ts'
import { maskableKinds } from '../../server/names/kinds.ts'
import { recordNew } from '../../server/records/actions.ts'
import { everyKind, exampleOf, personOf, somebodyFor, type AnyRecordKind } from './kinds.ts'
import { laterForms } from './later-forms.ts'
import { textsIn } from './served-form.ts'
import type { World } from './world.ts'

const pageOf =
  ({ value }: (typeof settings)[number]) =>
  () =>
    `/settings/${value}/new`

const setting = {
  who: 'business-manager' as const,
  answers: (nth: number) => ({
    establishmentType: establishmentTypes[0].value,
    // A day of its own each time: two values of one day at one moment are a conflict. None is past: nothing is rewritten.
    'fromOn-day': String(1 + (nth % 28)),
    'fromOn-month': String(1 + (Math.floor(nth / 28) % 12)),
    'fromOn-year': String(2020 + Math.floor(nth / 336)),
  }),
}

/** Each answered once: another for each string. */
async function waitingSetting({ app }: World): Promise<string> {
  const act = { ...app.act(), who: { id: app.people.businessManager.id, role: 'business-manager' } }
  const value = { establishmentType: '', value: '21', fromOn: '2018-04-01', reason: 'Agreed' } as const
  const id = await write(app.parts.db, act, (tx) => insertWaiting(tx, act, { name: 'roll-limit', ...value }))
  return `/settings/waiting/${id}/answer`
}

/**
 * How every act of the router is filled with hostile text: its form; or why nobody types into it, which fails if a page
 * ever shows a control for text that is sent there. An act that stands in none of these lists fails the tests.
 */
export const forms: Record<string, TextForm | TextForm[]> = {
  ...laterForms,
  '/people/new': {
    who: 'business-manager',
    pages: () => [() => '/people/new'],
    answers: (nth) => ({
      role: 'partner',
      organisation: 'police',
      establishmentId: '',
      email: `p${nth}@example.org`,
    }),
    refusals: 'every string',
  },
  '/people/:id/change': {
    who: 'business-manager',
    pages: () => [({ app }) => `/people/${app.people.partner.id}/change`],
    times: 'every string',
    refusals: 'every class',
  },
  '/establishments/:id/population/:year/counts': {
    who: 'business-manager',
    pages: () => [() => `/establishments/${ash}/population/2018/counts`],
  },
  '/incidents/:id/withdrawal': {
    who: 'head',
    pages: () => [({ records }) => `/incidents/${records['incident']}/withdrawal`],
  },
  '/incidents/:id/withdrawal/decision': {
    who: 'scrutineer',
    pages: () => [askedForWithdrawal],
    answers: () => ({ lookedAt: 'record-here', decision: 'refused' }),
  },
  '/published-figures/:id/withdrawal': {
    who: 'business-manager',
    pages: () => [({ records }) => `/published-figures/${records['published-figure']}/withdrawal`],
  },
  '/published-figures/:id/joining': {
    who: 'business-manager',
    pages: () => [figureToJoin],
    answers: (_nth, page) => ({
      into: page.html.querySelector('input[name=into]')?.getAttribute('value') ?? '',
    }),
  },
  '/published-figures/import/:draft/undoing': { who: 'business-manager', pages: () => [importToUndo] },
  '/incidents/:id/follow-up': {
    who: 'scrutineer',
    pages: () => [urgentIncident],
    answers: () => ({
      cameOfIt: 'told',
      toldWhom: 'LADO',
      'doneOn-day': '3',
      'doneOn-month': '6',
      'doneOn-year': '2019',
    }),
  },
  '/children/joins/:id': {
    who: 'head',
    pages: () => [joined],
  },
  '/incidents/:id/referral': {
    who: 'head',
    pages: () => [referredIncident],
    answers: () => ({
      referredTo: 'LADO',
      'referredOn-day': '3',
      'referredOn-month': '6',
      'referredOn-year': '2019',
    }),
  },
  '/returns/:id/:month/signature': {
    who: 'head',
    pages: () => [() => `/returns/${ash}/2019-05/signature`],
    answers: () => ({ confirmed: 'confirmed' }),
  },
  '/visits/:id/sample': {
    who: 'scrutineer',
    pages: () => [({ records }) => `/visits/${records['visit']}/sample`],
  },
  '/sampled-records/:id/link': {
    who: 'scrutineer',
    pages: async ({ app, records }) => {
      await app.parts.db
        .updateTable('sampledRecord')
        .set({ finding: 'not-in-records', missing: '' })
        .where('id', '=', records['sampled-record'] ?? '')
        .execute()
      return [() => `/sampled-records/${records['sampled-record']}/link`]
    },
  },
  '/reviews/:year/opinions': {
    who: 'scrutineer',
    pages: () => [() => '/reviews/2018/opinions'],
    answers: () => ({ [`safeguarded-${ash}`]: 'yes', [`safeguarded-${birch}`]: 'partly' }),
  },
  '/reviews/:year/commentary/:section': {
    who: 'scrutineer',
    pages: () => [() => '/reviews/2018/commentary/restraint'],
  },
  '/reviews/:year/gaps': {
    who: 'scrutineer',
    pages: () => [() => '/reviews/2018/gaps'],
  },
  '/settings/:name/new': [
    { ...setting, pages: () => settings.filter(({ kind }) => kind === 'lines').map(pageOf) },
    {
      ...setting,
      pages: () => settings.filter(({ kind }) => kind !== 'lines').map(pageOf),
      times: 'every class',
    },
  ],
  '/settings/waiting/:id/answer': {
    who: 'scrutineer',
    pages: () => [waitingSetting],
    answers: () => ({ answer: 'refused' }),
  },
  '/subject-access': {
    who: 'scrutineer',
    pages: () => [() => '/subject-access'],
    answers: () => ({ establishmentId: ash, kind: 'child', format: 'page' }),
    times: 'every class',
    kept: (_world, page) =>
      Promise.resolve([
        page.html.querySelector('h1')?.textContent.trim().replace('What is held about ', '') ?? '',
      ]),
  },
  '/second-factors/app': {
    who: 'lado',
    pages: () => [() => '/second-factors/app'],
    refusals: 'every class',
    answers: (_nth, page) => ({ code: codeFor(page) }),
    times: 'every string',
    kept: newestApp,
  },
  '/second-factors/passkey': {
    who: 'lado',
    pages: () => [() => '/second-factors/passkey'],
    filledByScript: ['response'],
  },
  '/recovery-sheet': { who: 'business-manager', pages: () => [() => '/recovery-sheet'] },
  ...Object.fromEntries(everyKind.flatMap(formsOf)),
  ...Object.fromEntries(
    maskableKinds.map(({ pattern, name }): [string, TextForm] => [
      `${pattern}/names`,
      {
        who: 'scrutineer',
        pages: () => [
          ({ records }) =>
            `${pattern.replace(':year', '2018').replace(':id', records[name] ?? 'missing')}/names`,
        ],
        action: '/names',
        times: 'every class',
      },
    ]),
  ),
}

/** The forms that a declared kind of record has: a new one, each page of its draft, and why it is corrected. */
function formsOf(kind: AnyRecordKind): [string, TextForm][] {
  const { base, name } = kind
  const who = permissions[kind.allow.record][0]
  const correction = async ({ browsers, records }: World): Promise<string> => {
    await browsers[who].open(`${base}/${records[name]}`)
    return (await browsers[who].send({}, { action: '/correction' })).path.split('/').slice(0, 4).join('/')
  }
  return [
    [`${base}/new`, { who, pages: () => [() => `${base}/new`], times: 'every class', kept: draftTexts }],
    [
      `${base}/drafts/:draft/:section`,
      {
        who,
        pages: async (world) => sectionsIn(world.browsers[who], await correction(world)),
        times: 'every class',
        kept: draftTexts,
      },
    ],
    [
      `${base}/drafts/:draft/submission`,
      { who, pages: () => [correction], action: '/submission', times: 'every class' },
    ],
    [
      `${base}/drafts/:draft/finds`,
      {
        who,
        pages: () => [async (world) => withName(world, kind, await correction(world))],
        action: '/finds',
        answers: () => ({ decision: 'replace' }),
        times: 'every class',
        kept: draftTexts,
      },
    ],
  ]
}

/** A form saved while somebody types is sent to an address of its own: it is filled with the form that names it. */
export const savedWhileTyping: readonly string[] = [
  '/reviews/:year/opinions/keeping',
  '/reviews/:year/commentary/:section/keeping',
  ...everyKind.flatMap(({ base }) => [
    `${base}/new/keeping`,
    `${base}/drafts/:draft/keeping`,
    `${base}/drafts/:draft/:section/keeping`,
  ]),
]

/** A draft of which one text is a name and nothing else. */
async function withName({ app }: World, kind: AnyRecordKind, path: string): Promise<string> {
  const { db } = app.parts
  const draft = await db
    .selectFrom('draft')
    .select(['id', 'typed', 'subjectId'])
    .where('id', '=', path.split('/').at(-1) ?? '')
    .executeTakeFirstOrThrow()
  const typed = JSON.parse(draft.typed) as Record<string, string>
  const correcting = { id: draft.subjectId ?? '', establishmentId: ash }
  const today = testNow.slice(0, 10)
  const person = personOf(somebodyFor(app, kind.allow.record))
  const { form } = await kind.formFor({ db, person, today, typed, correcting })
  const control = Object.keys(typed).find((each) => questionOf(form, each)?.holds === 'text')
  if (control === undefined) throw new Error(`no text of a ${kind.name} can hold a name`)
  const named = JSON.stringify({ ...typed, [control]: 'Jayden Smith' })
  await db.updateTable('draft').set({ typed: named }).where('id', '=', draft.id).execute()
  return path
}

/** Every page of a draft, as its check page leads to them. */
async function sectionsIn(browser: Browser, draft: string): Promise<(() => string)[]> {
  const page = await browser.open(draft)
  const links = page.html
    .querySelectorAll('main a')
    .map((link) => link.getAttribute('href')?.split('#')[0] ?? '')
  return [...new Set(links.filter((href) => href.startsWith(`${draft}/`)))].map((href) => () => href)
}

async function urgentIncident({ app }: World): Promise<string> {
  const { id } = await stored(app, { warningSigns: ['breathing'] })
  return `/incidents/${id}/follow-up`
}

const joined = async ({ app }: World): Promise<string> =>
  `/children/joins/${await joinedChildren(app.parts.db, app.act(), { establishmentId: ash })}`

const figureKind = publishedFigureKind as unknown as AnyRecordKind
const aFigure = (nth: string) => ({
  ...exampleOf(figureKind),
  establishment: `Somewhere ${nth}`,
  periodStart: '2001-01-01',
})

/** One of two figures of a period of which no other is. */
async function figureToJoin({ app }: World): Promise<string> {
  const add = () => recordNew(app.parts.db, app.act(), figureKind, { values: aFigure(app.parts.newId()) })
  await add()
  return `/published-figures/${(await add()).id}/joining`
}

async function importToUndo({ app }: World): Promise<string> {
  const id = app.parts.newId()
  const figures = [aFigure(id)] as unknown as PublishedFigure[]
  await importFigures(app.parts.db, app.act(), { figures, id })
  return `/published-figures/import/${id}/undoing`
}

async function referredIncident({ app }: World): Promise<string> {
  const { id } = await stored(app, { safeguardingDecision: 'lado-referral' })
  return `/incidents/${id}/referral`
}

async function askedForWithdrawal({ browsers, records }: World): Promise<string> {
  const address = `/incidents/${records['incident']}/withdrawal`
  const page = await browsers.head.open(address)
  if (!page.text.includes('take the withdrawal back'))
    await browsers.head.send({ reason: 'Recorded twice, as before' })
  return `${address}/decision`
}

function codeFor(page: TestPage): string {
  const secret = page.html.querySelector('.app-code')?.textContent.replace(/\s/g, '') ?? ''
  return generateSync({ secret, epoch: Date.parse(testNow) / 1000 })
}

/** The name of the app that was just added, which is then taken away again: nobody has five hundred. */
async function newestApp({ app }: World): Promise<string[]> {
  const rows = await app.parts.db
    .selectFrom('factor')
    .select(['id', 'name'])
    .where('kind', '=', 'app')
    .execute()
  await app.parts.db.deleteFrom('factor').where('kind', '=', 'app').execute()
  return rows.map(({ name }) => name)
}

async function draftTexts({ app }: World): Promise<string[]> {
  const rows = await app.parts.db.selectFrom('draft').select('typed').execute()
  return rows.flatMap(({ typed }) => textsIn(JSON.parse(typed)))
}
