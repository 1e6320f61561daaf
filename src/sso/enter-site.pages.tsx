import { findVisitor } from '../accounts/session.ts'
import { sessionCookie } from '../accounts/sign-in.pages.tsx'
import { ipSubject, takeTry } from '../accounts/throttle.ts'
import { ButtonLink } from '../html/button.tsx'
import type { Catalog } from '../html/language.ts'
import { Contacts } from '../organisations/contacts.tsx'
import { audit, from } from '../web/audit.ts'
import { dropCookie } from '../web/cookies.ts'
import { page, redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { type Entered, enter } from './answer.ts'
import { leadToSignInHost, membersArea } from './lead.ts'
import { findQuestion, verifierCookie } from './question.ts'

const fr = {
  title: "Votre navigateur n'a pas gardé votre connexion",
  why: "Pour vous reconnaître, ce site dépose un cookie\u00a0: un petit fichier, qui ne sert qu'à cela. Votre navigateur semble le refuser.",
  allow: (host: string) =>
    `Dans les réglages de votre navigateur, autorisez les cookies pour ${host}, puis réessayez. Un autre navigateur, ou une fenêtre qui n'est pas de navigation privée, peut aussi convenir.`,
  again: 'Réessayer',
  home: "Revenir à l'accueil",
}
const en: typeof fr = {
  title: 'Your browser has not kept your sign-in',
  why: 'To recognise you, this site sets a cookie: a small file that serves nothing else. Your browser seems to refuse it.',
  allow: host =>
    `In the settings of your browser, allow cookies for ${host}, then try again. Another browser, or a window that is not a private one, may also do.`,
  again: 'Try again',
  home: 'Back to the home page',
}
const catalog: Catalog<typeof fr> = { fr, en }

/**
 * `GET /connexion/retour`: back from the sign-in host. A code that does not open the site (used, late, of another
 * tab or browser) is no error of the person's: who is signed in here goes on, for anybody else the site asks once more.
 */
export async function enterSite(visit: Visit): Promise<Response> {
  const { app, site, query, cookies } = visit
  if (site.isSignInHost) return redirect('/connexion')
  const state = query.get('etat') ?? ''
  const verifier = cookies.get(verifierCookie(state))
  const entered = verifier ? await enter(visit, { code: query.get('code') ?? '', state, verifier }) : null
  if (entered) return await goIn(visit, entered, state)
  const question = await findQuestion(app.db, app.clock.now(), site.realm.id, state)
  const back = question?.siteId === site.id ? question.returnPath : membersArea
  if (visit.visitor) return redirect(back)
  await noteRefusal(visit)
  return query.has('essai')
    ? tellOfCookies(visit, back)
    : await leadToSignInHost(visit, '/connexion', { back, also: '&essai=2' })
}

/** How one stands is told first, as after signing in. */
async function goIn(visit: Visit, { sessionToken, remembered, returnPath }: Entered, state: string) {
  const { app, site } = visit
  const found = await findVisitor(app.database.pool, app.clock.now(), site, sessionToken)
  const isOpen = found?.visitor.person?.standing === 'open'
  return redirect(isOpen ? returnPath : membersArea, [
    sessionCookie(sessionToken, remembered),
    dropCookie(verifierCookie(state)),
  ])
}

/** Once a minute for each address: anybody can send any number of them. */
async function noteRefusal(visit: Visit): Promise<void> {
  const { app, site, ip } = visit
  const now = app.clock.now()
  const subject = { kind: 'slowedTrace', subject: `code ${ipSubject(ip)}` } as const
  const traced = await takeTry(app.db, now, site.realm.id, [subject])
  if (traced.allowed)
    await audit(app.db, now, { ...from(visit), event: 'codeRefused', details: { site: site.host } })
}

function tellOfCookies(visit: Visit, back: string): Response {
  const words = catalog[visit.language]
  return page(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        <p>{words.why}</p>
        <p>{words.allow(visit.site.host)}</p>
        <p>
          <ButtonLink href={`/connexion?retour=${encodeURIComponent(back)}`}>{words.again}</ButtonLink>
        </p>
        <Contacts language={visit.language} sites={[visit.site]} />
        <p>
          <a href="/">{words.home}</a>
        </p>
      </>
    ),
  })
}
