import type { Role } from './vocabulary.ts'

/**
 * The one table of who may do what. A route names one of these or does not start; what a role may see *within* a
 * permission (own establishment, linked incidents) is `scope.ts`.
 */
export const permissions = {
  'see home': ['scrutineer', 'head', 'lado', 'partner', 'business-manager'],
  'read establishments': ['scrutineer', 'head', 'lado', 'business-manager'],
  'change establishments': ['business-manager'],
  'read population': ['scrutineer', 'head', 'business-manager'],
  'record population': ['head', 'business-manager'],
  'read published figures': ['scrutineer', 'head', 'lado', 'partner', 'business-manager'],
  'change published figures': ['business-manager'],
  'read incidents': ['scrutineer', 'head', 'lado'],
  'record incidents': ['head'],
  'decide withdrawals': ['scrutineer'],
  'read changes': ['scrutineer'],
  'follow up incidents': ['scrutineer'],
  'read returns': ['scrutineer', 'head', 'business-manager'],
  'sign returns': ['head'],
  'decide joined children': ['scrutineer', 'head'],
  'read outside counts': ['scrutineer', 'head', 'business-manager'],
  'record outside counts': ['scrutineer', 'business-manager'],
  'read visits': ['scrutineer', 'head'],
  'record visits': ['scrutineer'],
  'sample records': ['scrutineer'],
  'read contacts': ['scrutineer'],
  'record contacts': ['scrutineer'],
  'read LADO contacts': ['scrutineer', 'lado', 'head'],
  'record LADO contacts': ['scrutineer', 'lado'],
  'read QA meetings': ['scrutineer', 'head', 'lado', 'partner', 'business-manager'],
  'record QA meetings': ['business-manager'],
  'read settings': ['scrutineer', 'business-manager'],
  'change settings': ['business-manager'],
  'agree to settings': ['scrutineer'],
  'read history': ['scrutineer', 'head', 'business-manager'],
  'dispose of records': ['scrutineer', 'business-manager'],
  'object to the end of the legal hold': ['scrutineer', 'head', 'lado', 'business-manager'],
  'ask to mask names': ['scrutineer', 'head'],
  'confirm masked names': ['scrutineer', 'head', 'business-manager'],
  'answer subject access': ['scrutineer'],
  'see appointments': ['scrutineer', 'head', 'lado', 'business-manager'],
  'keep accounts': ['business-manager'],
  'read reviews': ['scrutineer', 'partner', 'business-manager', 'head', 'lado'],
  'read draft reviews': ['scrutineer'],
  'write commentary': ['scrutineer', 'business-manager'],
  'read texts for the public': ['scrutineer', 'business-manager'],
  'sign reviews': ['scrutineer'],
  'send reviews back': ['scrutineer', 'business-manager'],
  'release reviews': ['business-manager'],
  'acknowledge reviews': ['partner'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** What it takes to ask for a name in a record to be masked: heads ask too, where they may read the record’s kind. */
export const mayAskToMask = (read: Permission): Permission =>
  (permissions[read] as readonly Role[]).includes('head') ? 'ask to mask names' : read

export const may = (role: Role, permission: Permission): boolean =>
  (permissions[permission] as readonly Role[]).includes(role)
