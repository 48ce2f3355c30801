import type { LadoContact } from '../../server/lado-contacts/sections.ts'
import type { Browser } from './browser.ts'
import { ash } from './people.ts'

/** A referral by the police, received on Monday 20 May 2019 of what happened on Friday 17 May; open, not shared. */
export const aLadoContact = (changes: Partial<LadoContact> = {}): LadoContact => ({
  establishmentId: ash,
  type: 'referral',
  receivedOn: '2019-05-20',
  referrer: 'police',
  source: 'child',
  incidentNumbers: [],
  children: ['K-12'],
  staffPseudonym: 'S-7',
  eventOn: '2019-05-17',
  category: 'physical-in-restraint',
  limbs: ['harmed', 'risk'],
  account: 'Held by the neck.',
  threshold: 'yes',
  strategyOn: null,
  staffPosition: 'moved',
  footageSecured: 'yes',
  childInformed: 'not-recorded',
  outcome: 'open',
  outcomeOn: null,
  shared: 'no',
  ...changes,
})

export const typedDate = (name: string, date: string) => {
  const [year = '', month = '', day = ''] = date.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}

type Answers = Record<string, string | string[]>

/** The same referral, as typed. */
export const contactPart: Answers = {
  establishmentId: ash,
  type: 'referral',
  ...typedDate('receivedOn', '2019-05-20'),
  ...typedDate('eventOn', '2019-05-17'),
  referrer: 'police',
  source: 'child',
  incidentNumbers: '',
  children: 'K-12, K-13',
  staffPseudonym: 'S-7',
}
export const allegationPart: Answers = {
  category: 'physical-in-restraint',
  limbs: ['risk', 'harmed'],
  account: 'Held by the neck.',
  threshold: 'yes',
  ...typedDate('strategyOn', ''),
}
const handlingPart: Answers = {
  staffPosition: 'moved',
  footageSecured: 'yes',
  childInformed: 'not-recorded',
}
export const outcomePart: Answers = { outcome: 'open', ...typedDate('outcomeOn', ''), shared: 'no' }

interface Typed {
  contact?: Answers
  allegation?: Answers
  handling?: Answers
  outcome?: Answers
}

/** Answers what every part asks and arrives at the check page, or at the part that comes back. */
export async function answerLadoContact(browser: Browser, changes: Typed = {}): Promise<void> {
  await browser.open('/lado-contacts/new')
  const sendAsked = (answers: Answers) =>
    browser.send(
      Object.fromEntries(
        Object.entries(answers).filter(
          ([name]) => browser.page.html.querySelector(`[name="${name}"]`) !== null,
        ),
      ),
    )
  await sendAsked({ ...contactPart, ...changes.contact })
  await sendAsked({ ...allegationPart, ...changes.allegation })
  await sendAsked({ ...handlingPart, ...changes.handling })
  await sendAsked({ ...outcomePart, ...changes.outcome })
}

/** Answers every part, checks and submits; gives the address of the new contact. */
export async function recordLadoContact(browser: Browser, changes: Typed = {}): Promise<string> {
  await answerLadoContact(browser, changes)
  await browser.send({})
  return browser.page.path.replace('/recorded', '')
}
