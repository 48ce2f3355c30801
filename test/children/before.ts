import type { TestApp } from '../support/app.ts'

/**
 * Turns the records into what versions before the comparison key stored: a child for each spelling, but for capitals of A to
 * Z, and no keys. No record reads otherwise.
 */
export function asBefore({ parts }: Pick<TestApp, 'parts'>): void {
  const { connection } = parts.opened
  const spelled = connection
    .prepare(
      `select child_id as id, pseudonym from incident_child union select child_id, pseudonym from lado_contact_child`,
    )
    .all() as { id: string; pseudonym: string }[]
  for (const { id, pseudonym } of spelled) {
    const fresh = parts.newId()
    connection
      .prepare(
        `insert into child (id, establishment_id, pseudonym, recorded_at, apart)
          select ?, establishment_id, ?, coalesce((select min(incident.recorded_at) from incident_child
            join incident on incident.id = incident_id where child_id = child.id and incident_child.pseudonym = ?), recorded_at), 0
            from child where id = ? on conflict do nothing`,
      )
      .run(fresh, pseudonym, pseudonym, id)
    for (const table of ['incident_child', 'lado_contact_child'])
      connection
        .prepare(
          `update ${table} set pseudonym = null, child_id = (
            select id from child where pseudonym = ? and establishment_id = (select establishment_id from child where id = ?))
            where child_id = ? and pseudonym = ?`,
        )
        .run(pseudonym, id, id, pseudonym)
  }
  connection.exec(`update child set pseudonym_key = null; update incident_staff set pseudonym_key = null;
    update lado_contact set staff_pseudonym_key = null; update incident set reference_key = null`)
}
