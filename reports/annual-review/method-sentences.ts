/**
 * How each figure is counted, as the method annex prints it. Each sentence of `counted` also stands above the
 * function that counts; the formulae are those of DOMAIN.md 5.2.
 */
export const countingSentences: string[] = [
  'Incidents: each incident submitted and not withdrawn counts once, however many children it involved.',
  'Restrictive physical interventions: incidents where force was used to overpower a child.',
  'Use of force: restrictive physical interventions and other uses of force, without guiding holds or handcuffs alone.',
  'Each time a child was restrained: one for every child in every incident, so an incident with two children counts two.',
  'Technique uses: each use of a technique counts, so one incident may hold many.',
  'Incidents with a pain-inducing technique: each incident with one or more such uses counts once.',
  'Incidents with a warning sign: each incident with one or more signs counts once; each kind of sign in it counts once.',
  'Warning signs: one incident may hold several kinds, so signs may be more than incidents.',
  'Left open: incidents on whose record warning signs, injury or examination of a child are not known, or a child is not examined.',
  'Not known which child: incidents recorded before warning signs were asked for each child; a sign counts for the incident.',
  'Children’s injuries: each time a child was restrained counts once, under the level of injury stated for it.',
  'Written in time: hours from the incident to the time at which the establishment says it wrote its record.',
  'Signed in time: hours from the incident to the time at which the establishment says its record was signed.',
  'Child spoken to: days from the incident; a child who declined is not counted as due, since the offer was made.',
  'Camera: met where a body-worn camera recorded the whole incident; in part, not switched on or not worn is not met.',
  'Medical examination: met where done; a child who refused is not counted as due, since the offer was made.',
  'Referrals: contacts that are referrals or historical allegations, which have an outcome; consultations have none.',
  'No safeguarding decision: incidents whose record still says that it is not decided.',
  'Staff position unchanged: referrals still open on which the record says that nothing changed for the member of staff.',
  'Referral delay: working days from the event to the day on which the LADO received the referral, England’s bank holidays left out; historical allegations are not counted.',
  'Days used: the days stated for each visit, contact, piece of work on the review and meeting, added up.',
  'Overdue: still open or in progress, with a due date before the day to which the data run.',
]

export const formulae: { name: string; formula: string }[] = [
  {
    name: 'Average population (F5)',
    formula:
      'The mean of one count a month over the months in operation. If one of those counts is missing there is no average.',
  },
  {
    name: 'Months in operation (F2)',
    formula:
      'Months of the year in which the establishment was open on any day. Rates divide by these, not by twelve.',
  },
  {
    name: 'Rate per 100 children per month (F1)',
    formula: 'Incidents ÷ months in operation ÷ average population × 100.',
  },
  {
    name: 'Rate per 100 children in the year (F4)',
    formula: 'Incidents in the year ÷ average population × 100. A part year is not scaled up to a whole one.',
  },
  {
    name: 'Injuries per 100 interventions (F9)',
    formula:
      'Children’s injuries of a level in restrictive physical interventions ÷ those interventions × 100.',
  },
  { name: 'Share (F10)', formula: 'Part ÷ whole × 100, to the whole per cent, half rounded up.' },
  { name: 'Change (F11)', formula: '(new − old) ÷ old × 100, the base always the earlier value.' },
  {
    name: 'On time (F13)',
    formula:
      'Met ÷ (met and late or not met) × 100. Records not yet due, and records whose time was not supplied, are left out and shown beside it.',
  },
  {
    name: 'Days open (F14)',
    formula:
      'Outcome date − date received, in calendar days; the share resolved within 1, 3 or 12 calendar months leaves out open referrals that are still within that time.',
  },
  {
    name: 'Whether a difference from last year may be chance',
    formula:
      'For rates, the exact conditional 95% interval of the ratio of two Poisson rates (Clopper-Pearson), with months × average population as base. ' +
      'Higher or lower is said only where the whole interval lies on one side of 1. For shares, Wilson 95% intervals: a difference is said only where the two do not overlap. ' +
      'The same child restrained again is not an independent event, so the true intervals are wider.',
  },
]
