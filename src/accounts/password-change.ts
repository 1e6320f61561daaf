import { audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { hashPassword, orBusy, passwordMatches } from './hashing.ts'
import { type Choice, setPassword } from './password-choice.ts'
import { refusalOf, type TypedTwice } from './password-rules.ts'
import { clearThrottle, takeTry } from './throttle.ts'
import type { Visitor } from './visitor.ts'

export type Change =
  | { done: true; email: string }
  | Exclude<Extract<Choice, { refused: string }>, { refused: 'link' }>
  | { refused: 'wrongPassword' }
  | { refused: 'slowed'; waitSeconds: number }

/** Changes the password of who is signed in and knows the old one; this session goes on, the others end. */
export async function changePassword(
  visit: Visit,
  visitor: Visitor,
  typed: TypedTwice & { current: string },
): Promise<Change> {
  return await orBusy(() => change(visit, visitor, typed))
}

async function change(
  visit: Visit,
  visitor: Visitor,
  typed: TypedTwice & { current: string },
): Promise<Change> {
  const { app, site, language } = visit
  const known = await confirmsPassword(visit, visitor, typed.current)
  if ('refused' in known) return known
  const refusal = refusalOf(site.realm.policy.password, typed, language)
  if (refusal) return refusal
  const hash = await hashPassword(typed.password)
  const email = await app.db.transaction().execute(async tx => {
    await audit(tx, app.clock.now(), {
      ...from(visit),
      event: 'passwordChanged',
      accountId: visitor.accountId,
    })
    return await setPassword(visit, tx, visitor.accountId, hash, visitor.signInId)
  })
  return { done: true, email }
}

export type Confirmation =
  | { done: true }
  | { refused: 'wrongPassword' }
  | { refused: 'slowed'; waitSeconds: number }
  | { refused: 'busy' }

/** Whether who is signed in knows the password; slowed for this sign-in alone, so that it locks nobody out. */
export async function confirmsPassword(
  visit: Visit,
  visitor: Visitor,
  password: string,
): Promise<Confirmation> {
  const { app, site } = visit
  const now = app.clock.now()
  const subject = { kind: 'signInDevice', subject: `session ${visitor.signInId}` } as const
  const allowance = await takeTry(app.db, now, site.realm.id, [subject])
  if (!allowance.allowed) return { refused: 'slowed', waitSeconds: allowance.waitSeconds }
  const account = await app.db
    .selectFrom('account')
    .select('password_hash')
    .where('realm_id', '=', site.realm.id)
    .where('id', '=', visitor.accountId)
    .executeTakeFirst()
  const matches = await orBusy(() => passwordMatches(account?.password_hash ?? null, password))
  if (matches === false) {
    await audit(app.db, now, { ...from(visit), event: 'passwordRefused', accountId: visitor.accountId })
    return { refused: 'wrongPassword' }
  }
  // It was right, or it could not be looked at: either way it was no failure.
  await clearThrottle(app.db, site.realm.id, subject)
  return matches === true ? { done: true } : matches
}
