import type { RoleName, Visitor } from './visitor.ts'

/** What a role allows, a specific act on each line. A role holds for its organisation and all below it. */
const permissions = {
  seeOffice: ['reader', 'secretary', 'treasurer', 'publisher', 'manager'],
  seeMembers: ['reader', 'secretary', 'treasurer', 'manager'],
  sendFirstSignIn: ['secretary', 'manager'],
  seeLetters: ['secretary', 'manager'],
} as const satisfies Record<string, readonly RoleName[]>

export type Permission = keyof typeof permissions

/** Whether one of the person's roles allows the act, in the organisation of that role. */
export function may(visitor: Visitor, permission: Permission): boolean {
  const allowed: readonly RoleName[] = permissions[permission]
  return (visitor.person?.roles ?? []).some(role => allowed.includes(role.name))
}
