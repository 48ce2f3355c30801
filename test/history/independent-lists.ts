/** What the second verifier knows of the tables: as it, without a line of the application's. */

type Item = Record<string, unknown>
type Content = Record<string, Item[] | undefined>

// As the record spells a child of its own establishment, and nothing where that is no spelling of the child's pseudonym.
function spelling(own: string): string {
  const spelled = `coalesce(${own}.pseudonym, child.pseudonym)`
  return `iif(fold(${spelled}) = fold(child.pseudonym), ${spelled}, '')`
}

/**
 * Kinds of record, each with a table of its name; and the tables with a row an item of its lists, by the list. A table may be
 * a selection, with SHA-256s taken by `sha256()`.
 */
export const kinds: Record<string, Record<string, string>> = {
  incident: {
    reasonsOther: 'incident_reason',
    techniques: 'incident_technique',
    warningSigns: 'incident_warning_sign',
    children: `(select incident_id, place, child_id, age, gender, ethnicity, position, injury, medical_examination,
      debrief, spoken_to_at, account, signs_looked_by, injury_looked_by, alleges, ${spelling('involved')} as pseudonym
      from incident_child as involved join incident on incident.id = incident_id
      left join child on child.id = child_id and child.establishment_id = incident.establishment_id)`,
    'children.warningSigns': 'incident_child_warning_sign',
    staff: 'incident_staff',
  },
  visit: { purposes: 'visit_purpose', concerns: 'visit_concern' },
  'sampled-record': { comparedWith: 'sampled_record_compared' },
  'lado-contact': {
    limbs: 'lado_contact_limb',
    children: `(select lado_contact_id, ${spelling('named')} as pseudonym from lado_contact_child as named
      left join child on child.id = child_id
      and establishment_id = (select establishment_id from lado_contact where id = lado_contact_id))`,
    incidentNumbers: `(select lado_contact_id, number from lado_contact_incident
      left join incident on incident.id = incident_id)`,
  },
  'qa-meeting': { attendance: 'qa_attendance', agenda: 'qa_agenda_item', actions: 'qa_action' },
  establishment: { attributes: 'establishment_attribute' },
  'population-year': {
    months: `(select population_year.id as population_year_id, month, snapshot_on, under18, all_held, standing
      from population join population_year using (establishment_id)
      where month between year || '-04' and (year + 1) || '-03')`,
  },
  review: {
    opinions: 'review_opinion',
    commentaries: 'review_commentary',
    gaps: 'review_gap',
    publicTexts: 'review_public_text',
    numberDecisions: 'review_number_decision',
    receipts: 'review_receipt',
    earlier: 'review_earlier_version',
    issued: `(select subject_id as review_id, id as document_id, kind, edition, number, replaces, why, digest,
      sha256(content) as content_digest, history_head, issued_at from issued_document)`,
    files: `(select document.subject_id as review_id, file.document_id, file.format, file.sha256,
      sha256(file.bytes) as of_bytes from issued_file as file
      join issued_document as document on document.id = file.document_id)`,
  },
}

export const kindsOfOneRow =
  'child-join urgent-follow-up referral-answer sample-draw contact published-figure outside-count monthly-return setting waiting-setting code person'

/** A version's lists as the tables hold them: of a review the receipts of all its versions, and the files of all documents. */
export function listsOf(subject: string, content: Content): Content {
  if (subject === 'incident')
    return { ...content, 'children.warningSigns': ofEach(content['children'], 'warningSigns', 'sign') }
  if (subject !== 'review') return content
  const { earlier = [], receipts = [], issued = [] } = content
  const numbered = (items: unknown, number: unknown) =>
    ((items ?? []) as Item[]).map((item) => ({ ...item, number }))
  return {
    ...content,
    receipts: [
      ...numbered(receipts, earlier.length + 1),
      ...earlier.flatMap((version) => numbered(version['receipts'], version['number'])),
    ],
    files: issued.flatMap((document) =>
      ((document['files'] ?? []) as Item[]).map((file) => ({
        ...file,
        ofBytes: file['sha256'],
        documentId: document['documentId'],
      })),
    ),
  }
}

/** The items of a list that each of several has, with the place of the one whose they are. */
const ofEach = (several: readonly Item[] = [], list: string, called: string): Item[] =>
  several.flatMap((each, place) =>
    ((each[list] ?? []) as unknown as string[]).map((item) => ({ [called]: item, place })),
  )
