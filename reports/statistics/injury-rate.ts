/**
 * F9, DOMAIN.md 5.2 (House of Lords, 21 July 2014): injuries of a level ÷ restraint incidents × 100, unrounded. May
 * pass 100, since an incident may hurt several children; null where there was no incident.
 */
export function injuriesPer100Incidents(injuries: number, incidents: number): number | null {
  return incidents === 0 ? null : (injuries / incidents) * 100
}
