import { may, permissions, type Permission } from '../access/permissions.ts'
import { roles } from '../access/vocabulary.ts'
import { listOf } from '../../reports/wording.ts'
import type { TextPage } from '../records/page-types.ts'

export const accessibilityPage: TextPage = {
  heading: 'Accessibility',
  sections: [
    {
      paragraphs: [
        'This service is for the people who scrutinise the safeguarding of children in secure establishments. Everybody who has an account should be able to use all of it.',
        'It is built to the Web Content Accessibility Guidelines, version 2.2, level AA. You should be able to:',
      ],
      items: [
        'use every page with a keyboard alone',
        'use every page with a screen reader: headings, tables, fields and messages are marked as what they are',
        'zoom to 400%, or use a narrow screen, without scrolling sideways, except inside wide tables',
        'use every page without JavaScript',
        'read every chart as a table, and know every status by its words and not only by its colour',
      ],
    },
    {
      heading: 'How it was tested',
      paragraphs: [
        'Automated tests open the pages in a browser, check them with axe, and go through the main tasks by keyboard alone and with JavaScript off. Reports in PDF are tagged, and a test reads their structure back.',
        'No disabled person has tested it yet, and there has been no independent audit. Automated tests find only some of the problems.',
      ],
    },
    {
      heading: 'What may be difficult',
      paragraphs: ['We know of these:'],
      items: [
        'you are signed out after 30 minutes in which you open no page and no form saves itself; what you typed is kept',
        'characters that the PDF’s fonts do not have are printed as a visible mark',
      ],
    },
    {
      heading: 'Tell us about a problem',
      paragraphs: [
        'Write or speak to the partnership’s business manager, who also gives you a report in another format, such as large print or a spreadsheet. Say which page it was and what you tried to do.',
        'If the answer does not help, the Equality Advisory and Support Service can advise you.',
      ],
    },
  ],
}

// Those numbers are not for everybody who can open this page.
const noNumber = (hasUrgent: boolean): string =>
  hasUrgent
    ? 'The numbers to ring when a child may be at risk are on the home page of each head of safeguarding. No other number is set for this page: speak to the partnership’s business manager.'
    : 'No number is set here yet. Speak to the partnership’s business manager.'

/**
 * Whom to ask, for everybody: the numbers are duty lines, set by the business manager.
 * @param hasUrgent whether numbers are set for when a child may be at risk
 */
export const helpPage = (numbers: readonly string[], hasUrgent: boolean): TextPage => ({
  heading: 'Help and contact',
  sections: [
    {
      heading: 'Call',
      ...(numbers.length === 0
        ? { paragraphs: [noNumber(hasUrgent)] }
        : { paragraphs: ['These lines belong to offices, not to one person:'], items: [...numbers] }),
    },
    {
      heading: 'If you cannot sign in',
      paragraphs: [
        'The business manager gives you a one-time link, in person, for a new password. If your phone, key or code sheet is lost, two people must agree to replace it: tell the business manager today.',
      ],
    },
    {
      heading: 'If something has gone wrong',
      paragraphs: [
        'If you think that somebody else has used your account, or saw a record they may not see, tell the business manager at once. A loss of personal data may have to be reported within 72 hours.',
        'If a child is in danger now, do not write it here first: call the police on 999. What you write in this service does not alert anybody, and the independent scrutineer is not an emergency contact.',
      ],
    },
  ],
})

const whatIsStored: TextPage['sections'] = [
  {
    heading: 'What is stored',
    paragraphs: [
      'No names of children or of staff. A child is a pseudonym whose key stays in the establishment.',
    ],
    items: [
      'of each restraint: when, where, why and how, the children’s age, gender and ethnicity, injuries and warning signs, and what was written about it',
      'of LADO contacts: what they were about and what came of them; of a consultation nothing that identifies a member of staff',
      'visits, contacts and meetings of the scrutineer, with numbers and roles in place of names',
      'of people with an account: name, e-mail address, role, and a hash of the password from which it cannot be read',
      'of each sign-in and each failed try: the browser, and a short code for the network, from which the address cannot be read',
      'who recorded, changed or looked at which record, and when',
    ],
  },
  {
    heading: 'What is not stored',
    paragraphs: [
      'Footage and other evidence stay where they are; only their existence is recorded. Nothing is sent to other companies, and pages load nothing from elsewhere. Two cookies are set, and no others: one keeps you signed in, until you sign out or close the browser. The other stays for a year after you signed in, so that strangers who guess at your password cannot shut you out of your own browser. It is a random number, and gives nobody access.',
    ],
  },
]

const keptAndAsked: TextPage['sections'] = [
  {
    heading: 'How long, and how it is kept',
    paragraphs: [
      'Nothing is deleted automatically. A correction keeps the earlier version, with its reason. The database is encrypted on disk, and every act is sealed into a history that cannot be changed unnoticed.',
    ],
  },
  {
    heading: 'Your rights',
    paragraphs: [
      'To see what is held about you, or to have something corrected, ask the partnership’s business manager. A child can ask through an advocate. If the answer does not satisfy you, you can complain to the Information Commissioner’s Office.',
    ],
  },
]

/** Who sees what is printed from the permission table itself, so that it cannot say something else. */
export const privacyPage = (): TextPage => ({
  heading: 'Privacy',
  sections: [
    {
      paragraphs: [
        'This service holds records about the restraint and safeguarding of children in secure establishments, for the independent scrutiny that the safeguarding partners have set up. Its pages and documents are marked OFFICIAL-SENSITIVE unless they say otherwise.',
      ],
    },
    ...whatIsStored,
    { heading: 'Who sees what', paragraphs: ['Each role may do only this:'], items: roleLines() },
    {
      paragraphs: ['Within that:'],
      items: [
        'a head of safeguarding sees their own establishment only, and of LADO contacts only those the establishment made or that were shared with it; never the scrutineer’s private notes',
        'the LADO sees incidents that are linked to a LADO contact',
        'a partner sees released reviews and the meetings that its organisation was invited to',
        'the business manager sees numbers and meeting papers, never what was written about an incident or a LADO contact',
      ],
    },
    ...keptAndAsked,
  ],
})

/** 'Partner: may read published figures, QA meetings and reviews; may acknowledge reviews' */
const roleLines = (): string[] =>
  roles.map(({ value, label }) => {
    // Everybody sees a home page.
    const own = (Object.keys(permissions) as Permission[]).filter(
      (permission) => permission !== 'see home' && may(value, permission),
    )
    const byVerb = [...Map.groupBy(own, (permission) => permission.split(' ')[0] ?? '')]
    const several = byVerb
      .filter(([, each]) => each.length > 1)
      .map(
        ([verb, each]) =>
          `may ${verb} ${listOf(each.map((permission) => permission.slice(verb.length + 1)))}`,
      )
    const others = byVerb.flatMap(([, each]) => (each.length > 1 ? [] : each))
    return `${label}: ${[...several, `may ${listOf(others)}`].join('; ')}`
  })
