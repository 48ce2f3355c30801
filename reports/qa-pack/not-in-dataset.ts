/** What the partnership asks for each quarter and this system does not record yet. */
export const notInDataset: readonly string[] = [
  'admissions',
  'head holds, counted apart',
  'incidents reviewed for quality',
  'complaints about force and how many were upheld',
  'advocate offered and accepted',
  'self-harm incidents',
  'assaults on children and on staff',
  'separations and their hours',
  'staff vacancies',
  'refresher training in date',
]
