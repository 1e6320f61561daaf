import type { Permission } from '../accounts/permissions.ts'
import type { Visitor } from '../accounts/visitor.ts'
import type { Handler, Office, Visit } from './visit.ts'

/** `GET /path` or `POST /path`, with `:name` for a variable part. */
export type RouteName = `${'GET' | 'POST'} /${string}`

/**
 * Every URL, in the group that says who may open it. A handler in no group cannot be reached.
 * `anyone`: no session needed. `signedIn`: restricted sessions too. `member`: those who stand in order,
 * and have accepted the terms that ask again.
 * `office`: those whose role gives the permission that is named beside the handler; where it says `recentPassword`, those
 * who have given their password a few minutes ago, too.
 * `demonstration`: anyone, while the demonstration is on.
 */
export type Routes = {
  readonly anyone: Readonly<Record<RouteName, Handler>>
  readonly signedIn: Readonly<Record<RouteName, Handler>>
  readonly member: Readonly<Record<RouteName, Handler>>
  readonly office: Readonly<Record<RouteName, OfficeRoute>>
  readonly demonstration: Readonly<Record<RouteName, Handler>>
}

export type OfficeRoute =
  | readonly [permission: Permission, handler: Handler]
  | readonly [permission: Permission, handler: Handler, asks: 'recentPassword']

/** Whether a person's roles give a permission. */
export type May = (visitor: Visitor, permission: Permission) => boolean

/** What a guard does with those who may not pass; each shows or leads to the page that says what to do. */
export type Gates = {
  signIn: Handler
  whoAreYou: Handler
  restricted: Handler
  /** Whether there are terms that the person has to accept before going on. */
  termsToAccept(visit: Visit, visitor: Visitor): Promise<boolean>
  askForTerms: Handler
  confirmPassword: Handler
  forbidden: Handler
  /** Whether the office was used within the last half hour; notes that it is used now. */
  officeIsFresh(visit: Visit, visitor: Visitor): Promise<boolean>
  /** Whether the password was given within the last few minutes. */
  passwordIsRecent(visit: Visit, visitor: Visitor): boolean
  /** What the person runs, as the screens of the office are to know it. */
  officeOf(visit: Visit, visitor: Visitor): Promise<Office>
  notFound: Handler
}

/** Puts the guard of each group before its handlers. */
export function guarded(routes: Routes, gates: Gates, may: May) {
  const signedIn =
    (handler: Handler): Handler =>
    visit => {
      if (!visit.visitor) return gates.signIn(visit)
      return visit.visitor.person ? handler(visit) : gates.whoAreYou(visit)
    }
  const member = (handler: Handler): Handler =>
    signedIn(async visit => {
      if (visit.visitor?.person?.standing !== 'open') return await gates.restricted(visit)
      return (await gates.termsToAccept(visit, visit.visitor))
        ? await gates.askForTerms(visit)
        : await handler(visit)
    })
  const office = ([permission, handler, asks]: OfficeRoute): Handler =>
    member(async visit => {
      const { visitor } = visit
      if (!visitor || !may(visitor, permission)) return await gates.forbidden(visit)
      const isKnown =
        (await gates.officeIsFresh(visit, visitor)) && (!asks || gates.passwordIsRecent(visit, visitor))
      if (!isKnown) return await gates.confirmPassword(visit)
      return await handler({ ...visit, office: await gates.officeOf(visit, visitor) })
    })
  const demonstration =
    (handler: Handler): Handler =>
    visit =>
      visit.app.settings.demonstration ? handler(visit) : gates.notFound(visit)
  const each = <T>(
    group: Readonly<Record<RouteName, T>>,
    guard: (entry: T) => Handler,
  ): [RouteName, Handler][] =>
    (Object.entries(group) as [RouteName, T][]).map(([name, entry]) => [name, guard(entry)])
  return [
    ...each(routes.anyone, handler => handler),
    ...each(routes.signedIn, signedIn),
    ...each(routes.member, member),
    ...each(routes.office, office),
    ...each(routes.demonstration, demonstration),
  ]
}
