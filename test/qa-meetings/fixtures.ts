import { ash } from '../support/people.ts'
import type { Browser } from '../support/browser.ts'

/** The meeting about January to March 2019, section by section. */
export const theMeeting = {
  year: '2018',
  quarter: 'Q4',
  'metOn-day': '16',
  'metOn-month': '4',
  'metOn-year': '2019',
  chair: 'Chair of the partnership',
  daysUsed: '0.25',
}

/** The head of Ash House came and the police sent apologies. */
export const theAttendance = {
  'attendance-0-organisation': 'head-of-safeguarding',
  'attendance-0-establishmentId': ash,
  'attendance-0-attendance': 'present',
  'attendance-1-organisation': 'police',
  'attendance-1-establishmentId': '',
  'attendance-1-attendance': 'apologies',
}

export const theMinutes = {
  'agenda-0-title': 'Use of force in the quarter',
  minutes: 'Cameras were off too often.',
  'minutesApprovedOn-day': '',
  'minutesApprovedOn-month': '',
  'minutesApprovedOn-year': '',
}

/** One overdue on the tests' day, 3 June 2019, and one done. */
export const theActions = {
  'actions-0-action': 'Buy cameras',
  'actions-0-organisation': 'governor',
  'actions-0-ownerRole': 'head of operations',
  'actions-0-dueOn-day': '31',
  'actions-0-dueOn-month': '5',
  'actions-0-dueOn-year': '2019',
  'actions-0-status': 'in-progress',
  'actions-1-action': 'Share the log',
  'actions-1-organisation': 'police',
  'actions-1-ownerRole': 'inspector',
  'actions-1-dueOn-day': '',
  'actions-1-dueOn-month': '',
  'actions-1-dueOn-year': '',
  'actions-1-status': 'done',
}

/** Records the meeting by its form and gives its address. */
export async function recordMeeting(browser: Browser): Promise<string> {
  await browser.open('/qa-meetings/new')
  for (const section of [theMeeting, theAttendance, theMinutes, theActions]) await browser.send(section)
  await browser.send({})
  return browser.page.path.replace('/recorded', '')
}
