import { may } from '../access/permissions.ts'
import type { Problem, Typed } from '../fields/field.ts'
import { ownsControl, readForm, viewForm } from '../fields/form.ts'
import { NotFound } from '../http/errors.ts'
import { newFormKey } from '../http/read.ts'
import { get, invalid, page, post, seeOther } from '../http/route.ts'
import type { Answer, Route, SignedInAsk } from '../http/route.ts'
import { refuseStrangers } from '../http/strangers.ts'
import { paths } from '../paths.ts'
import { errorLinks } from '../records/page.ts'
import type { RecordFormPage } from '../records/page-types.ts'
import { setSetting } from './actions.ts'
import { settingForm } from './form.ts'
import { settingRecordedPage, settingsPage } from './page.ts'
import { listSettingRows, settingContent, settingsOn } from './queries.ts'
import { settings, type SettingName, type SettingRule } from './vocabulary.ts'

export const settingRoutes = (): Route[] => [
  get(paths.settings(), 'read settings', showSettings),
  get('/settings/:name/new', 'change settings', newSetting, fresh),
  post('/settings/:name/new', 'change settings', changeSetting, { ...fresh, reads: 'a form' }),
  get('/settings/changes/:id', 'change settings', confirmSetting),
]

// Some of them say who must hold a passkey, or how long records are kept (SECURITY SES-07).
const fresh = { step: 'fresh' } as const

const crumbs = (last: string) => [
  { href: paths.home(), text: 'Home' },
  { href: paths.settings(), text: 'Settings' },
  { text: last },
]

async function showSettings({ db, person, today }: SignedInAsk): Promise<Answer> {
  const mayChange = may(person.role, 'change settings')
  const content = settingsPage(await listSettingRows(db), { today, mayChange })
  const breadcrumbs = [{ href: paths.home(), text: 'Home' }, { text: 'Settings' }]
  return page('records/show', content, { title: 'Settings', name: 'settings', breadcrumbs })
}

type NamedRule = SettingRule & { value: SettingName }

function ruleIn({ params }: SignedInAsk): NamedRule {
  const rule = settings.find((each) => each.value === params['name'])
  if (rule === undefined) throw new NotFound()
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
  return settingAnswer(ask, rule, { value, ...Object.fromEntries(known) }, [])
}

function settingAnswer(
  ask: SignedInAsk,
  rule: NamedRule,
  typed: Typed,
  problems: readonly Problem[],
): Answer {
  const content: RecordFormPage = {
    heading: rule.label,
    caption: 'Change a setting',
    errors: errorLinks(problems),
    sections: [{ fields: viewForm(settingForm(rule), typed, problems) }],
    hidden: [{ name: 'key', value: newFormKey() }],
    action: paths.newSetting(rule.value),
    submit: 'Set the new value',
    cancel: { text: 'Back to Settings', href: paths.settings() },
    csrf: ask.csrf,
  }
  const wording = { title: rule.label, name: 'setting-form', breadcrumbs: crumbs(rule.label) }
  return problems.length === 0
    ? page('records/form', content, wording)
    : invalid('records/form', content, wording)
}

async function changeSetting(ask: SignedInAsk): Promise<Answer> {
  const rule = ruleIn(ask)
  const asked = settingForm(rule)
  refuseStrangers(asked, ask.typed)
  const found = readForm(asked, ask.typed, ask)
  if (!found.ok) return settingAnswer(ask, rule, ask.typed, found.problems)
  return seeOther(paths.settingChange(await setSetting(ask.db, ask.act, rule.value, found.value)))
}

async function confirmSetting({ db, params, today }: SignedInAsk): Promise<Answer> {
  const row = await settingContent(db, params['id'] ?? '')
  if (row === undefined) throw new NotFound()
  const content = settingRecordedPage(row, today)
  const breadcrumbs = crumbs('Setting changed')
  return page('records/confirmation', content, {
    title: 'Setting changed',
    name: 'setting-recorded',
    breadcrumbs,
  })
}
