import { longDate } from '../../reports/wording.ts'
import type { FieldRule, PrivacyFacts } from './facts.ts'

const head = (title: string, on: string) => [
  `# ${title}`,
  '',
  `Draft of ${longDate(on)}, made from the permission table, the forms and the settings of this service. Lines in [brackets] are for the partnership to complete and for its data protection officer to check.`,
  '',
]

const list = (items: readonly string[]) => items.map((item) => `- ${item}`)

const whoMayDo = ({ roles }: PrivacyFacts) =>
  roles.flatMap(({ role, may }) => [`### ${role}`, '', ...list(may), ''])

const whatIsHeld = ({ kinds }: PrivacyFacts) =>
  kinds.flatMap(({ many, readBy, recordedBy, kept, fields }) => [
    `### ${many}`,
    '',
    `- Recorded by: ${recordedBy.join(', ')}`,
    `- Read by: ${readBy.join(', ')}, each within what the role may see`,
    `- Kept: ${kept}`,
    `- Holds: ${fields.join('; ')}`,
    '',
  ])

const safeguards = [
  'No names of children or staff: pseudonyms, whose key stays at the establishment',
  'A second factor for everybody; sessions end after 30 minutes without use and after 12 hours',
  'A head of safeguarding sees the own establishment only; another’s record answers like one that does not exist',
  'The database and its backups are encrypted, with keys kept apart from them',
  'Every act and every look at an incident or a LADO contact is an event in a sealed history that is checked by two programs',
  'A legal hold stands before any destruction. Its end takes two independent people and fourteen days in which no officer objects; a destruction takes two such people and leaves a certificate',
  'Text that looks like a name, a date of birth or a prison number is pointed out before it is submitted',
]

/** Drafts of what the law asks for in writing, as Markdown by file name. The same facts give the same text. */
export function privacyDocuments(facts: PrivacyFacts): Record<string, string> {
  const lines = {
    'data-dictionary.md': dataDictionary(facts),
    'dpia.md': impactAssessment(facts),
    'record-of-processing.md': recordOfProcessing(facts),
    'sharing-agreement-annex.md': sharingAnnex(facts),
  }
  return Object.fromEntries(
    Object.entries(lines).map(([name, text]) => [name, `${text.join('\n').trimEnd()}\n`]),
  )
}

const dataDictionary = ({ on, kinds }: PrivacyFacts): string[] => [
  ...head('Data dictionary', on),
  'What every answer may be. Anything else is refused with a message, and so is an answer that no question asked for.',
  '',
  ...kinds.flatMap(({ many, rules, between }) => [
    `## ${many}`,
    '',
    ...rules.flatMap((each) => ruleLines(each, '')),
    '',
    ...(between.length === 0 ? [] : ['What must hold between the answers, as somebody is told of it:', '']),
    ...list([...new Set(between)]),
    '',
  ]),
]

const ruleLines = ({ label, rule, each }: FieldRule, indent: string): string[] => [
  `${indent}- ${label}: ${rule}`,
  ...each.flatMap((one) => ruleLines(one, `${indent}  `)),
]

const impactAssessment = (facts: PrivacyFacts): string[] => [
  ...head('Data protection impact assessment', facts.on),
  ...['## Why one is needed', ''],
  'Special-category and criminal-offence-related data about children in custody, some of it allegations about staff.',
  ...['', '## Purpose and lawful basis', ''],
  ...['[Lawful basis under Articles 6 and 9, and Schedule 1 conditions]', ''],
  ...['## What is held', '', ...whatIsHeld(facts)],
  ...['## Who may do what', '', ...whoMayDo(facts)],
  ...['## What protects it', '', ...list(safeguards), ''],
  ...['## What is left', ''],
  ...list([
    'A photograph of the screen',
    'Somebody with full control of the running machine',
    'An incident that nobody ever reports',
    'A partner who passes a released document on',
  ]),
  ...['', '[Assessment of necessity and proportionality, consultation, and signature]'],
]

const recordOfProcessing = (facts: PrivacyFacts): string[] => [
  ...head('Record of processing activities', facts.on),
  '- Controller: [name and contact]',
  '- Data protection officer: [name and contact]',
  '- Purpose: independent scrutiny of safeguarding and restraint in secure establishments',
  '- People: children in secure establishments, staff of establishments, people with accounts',
  '- Transfers to other countries: none by this service',
  ...['', '## Categories of data, and how long they are kept', '', ...whatIsHeld(facts)],
  ...['## Recipients', '', ...whoMayDo(facts)],
  ...['## Security measures', '', ...list(safeguards)],
]

const sharingAnnex = (facts: PrivacyFacts): string[] => [
  ...head('Annex to the information sharing agreement', facts.on),
  ...['## What each party receives and gives', '', ...whoMayDo(facts)],
  ...['## What is shared', '', ...whatIsHeld(facts)],
  ...['## What each party undertakes', ''],
  ...list([
    'To keep the key of pseudonyms at the establishment',
    'To tell the business manager on the same day when somebody with an account leaves',
    'To tell the controller of a breach without delay: the Information Commissioner is told within 72 hours',
  ]),
  ...['', '[Signatures]'],
]
