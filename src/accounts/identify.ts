import type { Identify } from '../web/visit-of.ts'
import { findVisitor, touchSession } from './session.ts'
import { sessionCookie } from './sign-in.pages.tsx'

/** Finds the visitor behind the cookie `session`. A remembered session that is used lasts 30 days from now, in the browser too. */
export const identify: Identify = async (app, site, cookies) => {
  const token = cookies.get('session')
  if (!token) return { visitor: null, cookies: [] }
  const now = app.clock.now()
  const found = await findVisitor(app.database.pool, now, site, token)
  if (!found) return { visitor: null, cookies: [] }
  if (!found.touch) return { visitor: found.visitor, cookies: [] }
  await touchSession(app.db, now, found.visitor)
  return { visitor: found.visitor, cookies: found.visitor.remembered ? [sessionCookie(token, true)] : [] }
}
