import { may } from '../access/permissions.ts'
import type { Problem, Typed } from '../fields/field.ts'
import { ownsControl } from '../fields/form.ts'
import { NotFound, Stale } from '../http/errors.ts'
import { get, invalid, page, post } from '../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../http/route.ts'
import { paths } from '../paths.ts'
import type { RecordFormPage } from '../records/page-types.ts'
import { answerForm, formAnswer, formParts } from '../records/small-forms.ts'
import { setSetting } from './actions.ts'
import { settingForm, type NewValue } from './form.ts'
import { settingRecordedPage, settingsPage } from './page.ts'
import { whyImpossible } from './possible-queries.ts'
import { listSettingRows, settingContent, settingsOn } from './queries.ts'
import { rewritesCard } from './rewrites-page.ts'
import { altersSigned, rewritesOf, seenText, type Rewrites } from './rewrite-queries.ts'
import { settings, type SettingName, type SettingRule } from './vocabulary.ts'
import { waitingTables } from './waiting/page.ts'
import { findWaiting, listWaiting } from './waiting/queries.ts'
import { waitingSettingRoutes } from './waiting/routes.ts'

export const settingRoutes = (): Route[] => [
  get(paths.settings(), 'read settings', showSettings),
  get('/settings/:name/new', 'change settings', newSetting, fresh),
  post('/settings/:name/new', 'change settings', changeSetting, { ...fresh, reads: 'a form' }),
  get('/settings/changes/:id', 'change settings', confirmSetting),
  ...waitingSettingRoutes(),
]

// Some of them say who must hold a passkey, or how long records are kept (SECURITY SES-07).
const fresh = { step: 'fresh' } as const

const crumbs = [
  { href: paths.home(), text: 'Home' },
  { href: paths.settings(), text: 'Settings' },
]

async function showSettings({ db, person, today }: SignedInAsk): Promise<Answer> {
  const mayChange = may(person.role, 'change settings')
  const waiting = waitingTables(await listWaiting(db))
  const content = settingsPage(await listSettingRows(db), waiting, { today, mayChange })
  const breadcrumbs = [{ href: paths.home(), text: 'Home' }, { text: 'Settings' }]
  return page('records/show', content, { title: 'Settings', name: 'settings', breadcrumbs })
}

type NamedRule = SettingRule & { value: SettingName }

function ruleIn({ params }: SignedInAsk): NamedRule {
  const rule = settings.find((each) => each.value === params['name'])
  if (rule === undefined) throw new NotFound('no such setting')
  return rule
}

async function newSetting(ask: SignedInAsk): Promise<Answer> {
  const rule = ruleIn(ask)
  const known = Object.entries(ask.query).filter(([control]) => ownsControl(settingForm(rule), control))
  // Lines and choices are changed one by one: the form begins with those that stand.
  const stands =
    rule.kind === 'number'
      ? []
      : [(await settingsOn(ask.db, ask.today)).valueOf(rule.value)].flat().map(String)
  const value = rule.kind === 'choices' ? stands : stands.join('\n')
  return settingAnswer(ask, rule, { value, ...Object.fromEntries(known) })
}

interface State extends Back {
  /** What a value dated in the past rewrites, once it is known what was meant. */
  rewrites?: Rewrites
}

function settingAnswer(ask: SignedInAsk, rule: NamedRule, typed: Typed, state?: State): Answer {
  const rewrites = state?.rewrites
  const { fields, errors, csrf, key } = formParts({ ...ask, typed }, settingForm(rule), state)
  const content: RecordFormPage = {
    heading: rule.label,
    caption: 'Change a setting',
    errors,
    ...(rewrites === undefined ? {} : { cards: [rewritesCard(rewrites)] }),
    sections: [{ fields }],
    hidden: [
      { name: 'key', value: key },
      ...(rewrites === undefined ? [] : [{ name: 'seen', value: seenText(rewrites) }]),
    ],
    action: paths.newSetting(rule.value),
    submit: rewrites === undefined ? 'Set the new value' : submitFor(rewrites),
    cancel: { text: 'Back to Settings', href: paths.settings() },
    csrf,
  }
  return formAnswer(content, { name: 'setting-form', crumbs }, state)
}

const submitFor = (rewrites: Rewrites): string =>
  altersSigned(rewrites) ? 'Ask the scrutineer to agree' : 'Set the new value, and rewrite this'

async function changeSetting(ask: SignedInAsk): Promise<Answer> {
  const rule = ruleIn(ask)
  return answerForm(ask, settingForm(rule), {
    again: (back) => settingAnswer(ask, rule, ask.typed, back),
    save: async (value) => {
      const why = await whyImpossible(ask.db, rule.value, value)
      if (why !== undefined) return [problemOf(why)]
      const id = await setSetting(ask.db, ask.act, rule.value, value)
      const isWaiting = (await findWaiting(ask.db, id)) !== undefined
      return isWaiting ? `${paths.waitingSetting(id)}/set` : paths.settingChange(id)
    },
    refused: (error, value) => (error instanceof Stale ? showRewrites(ask, rule, value) : undefined),
  })
}

const problemOf = (why: string): Problem => ({ control: 'value', message: `${why}. Enter another value` })

/** What a value dated in the past rewrites, before anything is stored: sending the form again stores it. */
async function showRewrites(ask: SignedInAsk, rule: NamedRule, value: NewValue): Promise<Answer> {
  const rewrites = await rewritesOf(ask.db, { ...value, name: rule.value }, ask.today)
  const message =
    rewrites === undefined
      ? 'This form is out of date, so nothing was stored. Send it again'
      : `Nothing is stored yet: this day is in the past. Read what the value rewrites, then send the form again${altersSigned(rewrites) ? '. The scrutineer must agree' : ''}`
  const problems = [{ control: 'fromOn-day', message }]
  const { seen: _seen, ...typed } = ask.typed
  const as = invalid
  return settingAnswer(ask, rule, typed, { problems, as, ...(rewrites === undefined ? {} : { rewrites }) })
}

async function confirmSetting({ db, params, today }: SignedInAsk): Promise<Answer> {
  const row = await settingContent(db, params['id'] ?? '')
  if (row === undefined) throw new NotFound('no such value of a setting')
  const content = settingRecordedPage(row, today)
  const breadcrumbs = [...crumbs, { text: 'Setting changed' }]
  return page('records/confirmation', content, {
    title: 'Setting changed',
    name: 'setting-recorded',
    breadcrumbs,
  })
}
