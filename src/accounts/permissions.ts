import type { RoleName, Visitor } from './visitor.ts'

/** What a role allows, a specific act on each line. A role holds for its organisation and all below it. */
const permissions = {
  seeOffice: ['reader', 'secretary', 'treasurer', 'publisher', 'manager'],
  seeMembers: ['reader', 'secretary', 'treasurer', 'manager'],
  seeLetters: ['secretary', 'manager'],
  enterMembers: ['secretary', 'manager'],
  moveMembers: ['secretary', 'manager'],
  importMembers: ['secretary', 'manager'],
  exportMembers: ['secretary', 'treasurer', 'manager'],
  invite: ['secretary', 'manager'],
  seeApplications: ['reader', 'secretary', 'treasurer', 'manager'],
  decideApplications: ['secretary', 'manager'],
  seeDues: ['reader', 'secretary', 'treasurer', 'manager'],
  recordDues: ['treasurer', 'manager'],
  editPlans: ['treasurer', 'manager'],
  importStatements: ['treasurer', 'manager'],
  suspendMembers: ['secretary', 'treasurer', 'manager'],
  publishRecords: ['secretary', 'publisher', 'manager'],
  eraseMembers: ['manager'],
  editOccupations: ['secretary', 'manager'],
  publishTerms: ['manager'],
  editPages: ['publisher', 'secretary', 'manager'],
  editSites: ['manager'],
  openSites: ['manager'],
  giveRoles: ['manager'],
} as const satisfies Record<string, readonly RoleName[]>

export type Permission = keyof typeof permissions

/** The organisations for which a person's roles give a permission; it holds for all below them too. */
export function organisationsWhere(visitor: Visitor, permission: Permission): string[] {
  const allowed: readonly RoleName[] = permissions[permission]
  const roles = (visitor.person?.roles ?? []).filter(role => allowed.includes(role.name))
  return [...new Set(roles.map(role => role.organisationId))]
}

/** Whether there is an organisation for which a person's roles give a permission. */
export function may(visitor: Visitor, permission: Permission): boolean {
  return organisationsWhere(visitor, permission).length > 0
}

/** Everything that a role allows. */
export function permissionsOf(role: RoleName): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter(permission =>
    (permissions[permission] as readonly RoleName[]).includes(role),
  )
}

/** The roles that somebody with these may give: none that allows more, and none at all without the permission to give any. */
export function rolesGivenBy(roles: readonly RoleName[]): RoleName[] {
  const held = new Set(roles.flatMap(permissionsOf))
  return held.has('giveRoles')
    ? allRoles.filter(role => permissionsOf(role).every(each => held.has(each)))
    : []
}

/** Every role, in the order in which one is offered. */
export const allRoles: readonly RoleName[] = ['reader', 'secretary', 'treasurer', 'publisher', 'manager']
