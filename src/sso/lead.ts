import { askToSignIn } from '../accounts/sign-in.pages.tsx'
import { ipSubject, takeTry } from '../accounts/throttle.ts'
import { localPath, originOf, pathOf } from '../web/origin.ts'
import { redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { ask } from './question.ts'

/** Where a member arrives who asked for no page. */
export const membersArea = '/espace'

/** On a site that is not the sign-in host: to the page one wants when one is signed in here, else to that host. */
export async function leadToSignIn(visit: Visit): Promise<Response> {
  const back = localPath(visit.query.get('retour') ?? visit.form.get('retour')) ?? membersArea
  const also = visit.query.has('reserve') ? '&reserve=1' : ''
  return visit.visitor ? redirect(back) : await leadToSignInHost(visit, '/connexion', { back, also })
}

/** The gate of reserved pages, on whatever site: leads to the form, or past it when one is signed in to the realm. */
export async function askForSignIn(visit: Visit): Promise<Response> {
  if (visit.site.isSignInHost) return askToSignIn(visit)
  const back = pathOf(visit) ?? membersArea
  return await leadToSignInHost(visit, '/connexion', { back, also: '&reserve=1' })
}

/**
 * Asks the sign-in host who is there; its address comes from the settings and the database, whatever the request says.
 * @param path of that host
 * @param also more for its query, as `&reserve=1`
 */
export async function leadToSignInHost(
  visit: Visit,
  path: string,
  { back = membersArea, also = '' } = {},
): Promise<Response> {
  const { app, site, language, cookies } = visit
  // Each question is a row, and any crawler can ask.
  const tries = await takeTry(app.db, app.clock.now(), site.realm.id, [
    { kind: 'questionIp', subject: ipSubject(visit.ip) },
  ])
  if (!tries.allowed) return redirect(`${originOf(app.settings, site.realm.signInHost)}${path}`)
  const asked = await ask(visit, back)
  const there = `${path}?pour=${asked.state}${also}`
  // Who has chosen another language here has chosen it for that host too, where it is kept as any choice is.
  const next = cookies.has('language') ? `/langue/${language}?retour=${encodeURIComponent(there)}` : there
  return redirect(`${originOf(app.settings, site.realm.signInHost)}${next}`, asked.cookies)
}
