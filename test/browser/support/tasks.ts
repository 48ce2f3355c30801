import { expect } from 'vitest'
import { accounts } from '../../../server/demo/people.ts'
import { fillDate, type Driver } from './driver.ts'

export type Account = 'scrutineer' | 'headCKI' | 'lado' | 'partner' | 'businessManager'

/** Signs in as one of the demonstration's people, from the sign-in page on. */
export async function signIn(driver: Driver, who: Account): Promise<void> {
  const account = accounts.find(({ key }) => key === who)
  if (account === undefined) throw new Error(`There is no ${who} in the demonstration`)
  await driver.page.goto('/sign-in')
  await driver.fill('E-mail address', account.email)
  await driver.fill('Password', account.password)
  await driver.press('Sign in')
  await arrived(driver, 'home')
}

const arrived = async ({ page }: Driver, name: string) => {
  await page
    .waitForSelector(`main[data-page="${name}"]`, { timeout: 30_000 })
    .catch(async (cause: unknown) => {
      throw new Error(
        `Not on “${name}”: ${page.url()}\n${(await page.locator('main').innerText()).slice(0, 1500)}`,
        { cause },
      )
    })
}

const said = async ({ page }: Driver, words: string) => {
  expect(await page.locator('main').innerText()).toContain(words)
}

/** The head of safeguarding records an incident, from the list to the confirmation. */
async function recordIncident(driver: Driver): Promise<void> {
  await signIn(driver, 'headCKI')
  await driver.press('Incidents')
  await driver.press('Record an incident')
  await whatHappened(driver)
  await forceUsed(driver)
  await people(driver)
  await evidenceAndDecision(driver)
  await arrived(driver, 'incident-check')
  await driver.press('Submit')
  await arrived(driver, 'incident-recorded')
  await said(driver, 'CKI-')
}

async function whatHappened(driver: Driver): Promise<void> {
  await fillDate(driver, 'When did it happen?', ['14', '3', '2019'])
  await driver.fill('Time', '14:35')
  await driver.choose('What does it count as?', 'Restrictive physical intervention')
  await driver.select('Where did it happen?', 'Education')
  await driver.choose('Was the use of force planned?', 'No')
  await driver.select('What was the main reason', 'Fight')
  await driver.fill('What behaviour led to it?', 'Two children fought in a classroom.')
  await driver.fill('What was done to avoid using force?', 'Staff told both to stop and stood between them.')
  await driver.press('Continue')
}

async function forceUsed(driver: Driver): Promise<void> {
  await driver.fill('What was done?', 'One child was held by the arms until calm.')
  await driver.fill('How long did it last', '3')
  await driver.select('Which technique?', 'Arm hold (low)')
  await driver.fill('How often was it used?', '1')
  await driver.choose('Were handcuffs used?', 'None')
  await driver.fill('How effective was it', 'The fight ended. Both went back to their units.')
  await driver.press('Continue')
}

async function people(driver: Driver): Promise<void> {
  await driver.fill('What is the child’s pseudonym?', 'CW-901')
  await driver.fill('How old was the child?', '16')
  await driver.choose('What is the child’s gender?', 'Boy')
  await driver.choose('What is the child’s ethnic group?', 'White')
  await driver.choose('In which position was the child held?', 'Standing')
  await driver.choose('Was any warning sign seen on this child', 'None seen')
  await driver.choose('Who looked for warning signs?', 'Staff')
  await driver.choose('Was the child injured?', 'No injury seen')
  await driver.choose('Who looked for injuries?', 'Healthcare')
  await driver.choose('Was a medical examination done?', 'Done')
  await driver.choose('Has somebody authorised spoken to the child', 'Child declined')
  await driver.choose('Does the child say that somebody hurt or mistreated them?', 'No')
  await driver.press('Continue')
  await driver.fill('What is their pseudonym?', 'S-901')
  await driver.choose('What did they do?', 'Used force')
  for (const control of ['staffInjuryMinor', 'staffInjuryMinorTreated', 'staffInjurySerious']) {
    const label = await driver.page.locator(`label[for="${control}"]`).innerText()
    await driver.fill(label.trim(), '0')
  }
  await driver.press('Continue')
}

async function evidenceAndDecision(driver: Driver): Promise<void> {
  await driver.press('Continue')
  await driver.choose('Did a body-worn camera record it?', 'Recorded')
  await driver.choose('Is there CCTV of it?', 'Recorded')
  await driver.press('Continue')
  await driver.choose('What was decided about safeguarding?', 'No concern')
  await driver.fill('Why?', 'Force was brief and both children were seen by a nurse.')
  await driver.fill('Who decided?', 'Head of safeguarding')
  await driver.press('Continue')
}

/** The scrutineer logs a visit. */
async function logVisit(driver: Driver): Promise<void> {
  await signIn(driver, 'scrutineer')
  await driver.press('Visits')
  await driver.press('Log a visit')
  await driver.choose('Which establishment did you visit?', 'Cookham Wood')
  await fillDate(driver, 'When was the visit?', ['20', '3', '2019'])
  await driver.choose('Was the visit announced?', 'Unannounced')
  await driver.choose('How much of your day allowance', 'None of the allowance')
  await driver.choose('What was the visit about?', 'Restraint')
  await driver.press('Continue')
  await driver.fill('How many records did you read?', '4')
  await driver.choose('Did you watch any footage?', 'Yes')
  await driver.fill('How many children did you speak to?', '3')
  await driver.fill('How many of them in private?', '2')
  await driver.fill('How many staff did you speak to?', '2')
  await driver.fill('How many parents or carers', '0')
  await driver.press('Continue')
  await driver.choose('Are children here effectively safeguarded?', 'Partly')
  await driver.fill('Why do you think so?', 'Cameras are still often off.')
  await driver.choose('Does the way the establishment is run', 'No opinion formed')
  await driver.press('Continue')
  await driver.press('Continue')
  await arrived(driver, 'visit-check')
  await driver.press('Submit')
  await arrived(driver, 'visit-recorded')
  await said(driver, 'Visit on 20 March 2019')
}

/** The LADO records a consultation. */
async function recordLadoContact(driver: Driver): Promise<void> {
  await signIn(driver, 'lado')
  await driver.press('LADO contacts')
  await driver.press('Record a LADO contact')
  await driver.choose('Which establishment is it about?', 'Cookham Wood')
  await driver.choose('What kind of contact is it?', 'Consultation')
  await fillDate(driver, 'When did the LADO receive it?', ['21', '3', '2019'])
  await driver.choose('Who made the contact?', 'The establishment')
  await driver.choose('Where does the concern come from?', 'Member of staff')
  await driver.press('Continue')
  await driver.choose('What kind of harm is it about?', 'Conduct at work')
  await driver.fill('What is said to have happened?', 'A member of staff spoke harshly to a child.')
  await driver.choose('Is the harm threshold met?', 'Advice only')
  await driver.press('Continue')
  await driver.choose('Was footage secured?', 'Not recorded')
  await driver.choose('Was the child told what happens', 'Yes')
  await driver.press('Continue')
  await driver.choose('What is the outcome?', 'Advice given')
  await fillDate(driver, 'When was the outcome decided?', ['22', '3', '2019'])
  await driver.choose('Is it shared with the head', 'Not shared')
  await driver.press('Continue')
  await arrived(driver, 'lado-contact-check')
  await driver.press('Submit')
  await arrived(driver, 'lado-contact-recorded')
  await said(driver, 'LADO-')
}

/** The business manager records a QA meeting of a quarter that has none yet. */
async function recordMeeting(driver: Driver): Promise<void> {
  await signIn(driver, 'businessManager')
  await driver.press('QA meetings')
  await driver.press('Record a QA meeting')
  await driver.select('Which review year is the meeting about?', 'April 2016 to March 2017')
  await driver.choose('Which quarter is it about?', 'October to December')
  await fillDate(driver, 'When was the meeting?', ['11', '1', '2017'])
  await driver.fill('Who chaired it?', 'Head of safeguarding partnerships')
  await driver.choose('How much of the scrutineer’s day', 'Half a day')
  await driver.press('Continue')
  // Whoever was invited to the last meeting is there already.
  const invited = await driver.page.locator('select[name$="-attendance"]').count()
  for (let nth = 1; nth <= invited; nth += 1)
    await driver.select('Did they come?', 'Present', `Organisation ${nth}`)
  await driver.press('Continue')
  await driver.fill('Item', 'Restraint data')
  await driver.fill('Minutes', 'The quarter’s data were discussed.')
  await driver.press('Continue')
  await driver.press('Continue')
  await arrived(driver, 'qa-meeting-check')
  await driver.press('Submit')
  await arrived(driver, 'qa-meeting-recorded')
}

/** The partner finds the released review and says that it arrived. */
async function acknowledgeReview(driver: Driver): Promise<void> {
  await signIn(driver, 'partner')
  await driver.press('Reviews')
  await driver.press('April 2018 to March 2019')
  await driver.press('Acknowledge that this review reached you')
  await said(driver, 'You said on')
}

export const tasks: [who: string, task: (driver: Driver) => Promise<void>][] = [
  ['the head of safeguarding records an incident', recordIncident],
  ['the scrutineer logs a visit', logVisit],
  ['the LADO records a consultation', recordLadoContact],
  ['the business manager records a QA meeting', recordMeeting],
  ['the partner acknowledges the review', acknowledgeReview],
]
