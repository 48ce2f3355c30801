/**
 * How each figure is counted, as the method annex prints it. Each sentence of `counted` also stands above the
 * function that counts; the formulae are those of DOMAIN.md 5.2.
 */
export const countingSentences: string[] = [
  'Incidents: each incident of any of the four kinds, submitted and not withdrawn, counts once, however many children it involved.',
  'Restrictive physical interventions: incidents where force was used to overpower a child.',
  'Use of force: restrictive physical interventions and other uses of force, without guiding holds or handcuffs alone.',
  'Each time a child was restrained: one for every child in every incident, so an incident with two children counts two.',
  'Technique uses: each use of a technique counts, so one incident may hold many.',
  'Incidents with a pain-inducing technique: each incident with one or more such uses counts once.',
  'Incidents with a warning sign: each incident with one or more signs counts once; each kind of sign in it counts once.',
  'Warning signs: one incident may hold several kinds, so signs may be more than incidents.',
  'Not known: incidents on whose record warning signs, injury or examination of a child are not known.',
  'Not examined: incidents on whose record a child is said not to be examined, offered or not; a child who refused is not counted.',
  'Not known which child: incidents recorded before warning signs were asked for each child; a sign counts for the incident.',
  'Children’s injuries: each time a child was restrained counts once, under the level of injury stated for it.',
  'Written in time: hours from the incident to the time at which the establishment says it wrote its record.',
  'Signed in time: hours from the incident to the time at which the establishment says its record was signed.',
  'Child spoken to: days from the incident; a child who declined is not counted as due, since the offer was made.',
  'Camera: met where a body-worn camera recorded the whole incident; in part, not switched on or not worn is not met.',
  'Medical examination: met where done; a child who refused is not counted as due, since the offer was made.',
  'Referrals and historical allegations: contacts of these two kinds, which have an outcome; consultations have none.',
  'No safeguarding decision: incidents whose record still says that it is not decided.',
  'Staff position unchanged: referrals and historical allegations still open on which the record says that nothing changed for the member of staff.',
  'Referral delay: working days from the event to the day on which the LADO received the referral, England’s bank holidays left out; historical allegations are not counted.',
  'Days used: the days stated for each visit, contact, piece of work on the review and meeting, added up.',
  'Overdue: still open or in progress, with a due date before the day to which the data run.',
]

export const formulae: { name: string; formula: string }[] = [
  {
    name: 'Average population (F5)',
    formula:
      'The mean of one count a month, of those made while the establishment was open. If one of them is missing there is no average; a nought after it closed is not one of them.',
  },
  {
    name: 'Months in operation (F2)',
    formula:
      'Months of the year while the establishment was open, a month in part by its days. Monthly rates divide by these, not by twelve.',
  },
  {
    name: 'Rate per 100 children per month (F1)',
    formula: 'Incidents ÷ months in operation ÷ average population × 100.',
  },
  {
    name: 'Rate compared with last year’s',
    formula:
      'In each year, incidents of the months that have a month-end count ÷ those months in operation ÷ the average of those counts × 100. A month ' +
      'without a count, as the one in which an establishment closed, is in neither side of the fraction. All establishments together are compared only ' +
      'where the same establishments were in operation in both years, and nothing is compared while a month of either has no signed return.',
  },
  {
    name: 'Rate per 100 children in the year (F4)',
    formula:
      'Incidents in the year ÷ average population × 100. A part year is not scaled up to a whole one: only monthly rates are compared between part-years.',
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
      'Met ÷ those whose record says when, or that it was not done, × 100, and beside it met ÷ all that were due × 100. Records not yet due are in neither. What the record does not say is due and not met; so is a record dated before its incident, which contradicts itself.',
  },
  {
    name: 'Days open (F14)',
    formula:
      'Outcome date − date received, in calendar days; the share resolved within 1, 3 or 12 calendar months is of the referrals and historical allegations whose months have passed at the data date. An outcome after that date is none yet.',
  },
  {
    name: 'Whether a difference from last year may be chance',
    formula:
      'Monthly rates are compared where both populations are known, and numbers only where not. The 95% interval of the ratio is ' +
      'ln ratio ± 1.96 × √Σ(a ÷ A − b ÷ B)² over the children of that measure in either year, where a and b are one child’s times in each year ' +
      'and A and B those of all: it allows for the same child being restrained repeatedly. It is never taken to be narrower than for ' +
      'independent events (1 ÷ A + 1 ÷ B under the root). Chance is called unlikely only where the whole interval lies on one side of 1. For shares, ' +
      'Newcombe’s interval of the difference (method 10) from Wilson intervals, with the base divided by a design effect over the same children; ' +
      'chance is called unlikely only where it lies on one side of nought. Nothing is said about chance where the two are equal, where one of them ' +
      'is nought, where either year has fewer than five children, where a share’s base is below 20, or where the records do not name the children (referrals).',
  },
  {
    name: 'Months above last year’s highest month, or below its lowest',
    formula:
      'Uses of force in each month, in number and not as a rate. Said of an establishment where it is so of more than half of the months of this ' +
      'year that are over and in which it was open every day; only where it was open throughout last year and every return of both is signed.',
  },
]
