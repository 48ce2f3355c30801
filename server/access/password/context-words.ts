import { establishmentTypes } from '../../establishments/vocabulary.ts'
import { organisations } from '../../qa-meetings/vocabulary.ts'
import { roles } from '../vocabulary.ts'

const labels = [...roles, ...organisations, ...establishmentTypes].map(({ label }) => label)

/** What everyone who knows the service would try first (SECURITY AUN-03); establishments and people add their own. */
export const contextWords: readonly string[] = [
  'password', 'passphrase', 'passcode', 'welcome', 'letmein', 'changeme', 'qwertyuiop', 'qwerty', 'asdfghjkl', 'asdf', 'zxcvbnm',
  'zxcv', 'abcdefgh', 'abcd', '1234567890', '123456789', '12345678', 'admin', 'login', 'secret',
  'secure', 'estate', 'scrutiny', 'scrutineer', 'toolkit', 'safeguarding', 'safeguard', 'restraint', 'force', 'incident', 'children',
  'child', 'young', 'people', 'person', 'partnership', 'review', 'prison', 'custody', 'governor', 'director', 'officer', 'manager',
  'medway', 'kent', 'rochester', 'chatham', 'gillingham', 'rainham', 'strood', 'borstal', 'cookham', 'wood', 'hoo', 'gravesend',
  'maidstone', 'sittingbourne', 'canterbury', 'london', 'england', 'oakhill', 'rainsbrook', 'feltham', 'wetherby', 'werrington', 'parc',
  'council', 'police', 'nhs', 'ycs', 'hmpps', 'ofsted', 'inspectorate', 'probation', 'ministry', 'justice', 'authority', 'department',
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
  'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'spring', 'summer', 'autumn', 'winter', 'christmas',
  'easter',
  ...labels,
] // prettier-ignore
