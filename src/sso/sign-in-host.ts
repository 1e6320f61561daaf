import { looksLikeToken } from '../accounts/tokens.ts'
import type { Visitor } from '../accounts/visitor.ts'
import type { Site } from '../organisations/site.ts'
import { originOf } from '../web/origin.ts'
import { redirect } from '../web/replies.tsx'
import type { Handler, Visit } from '../web/visit.ts'
import { makeCode } from './answer.ts'
import { leadToSignIn, leadToSignInHost } from './lead.ts'
import { findQuestion } from './question.ts'

/** For which site somebody signs in on the sign-in host, as `pour` in the address says. */
type For = {
  pour: string
  site: Site
  /** Whether that is what the site asked a while ago, and still waits for. */
  isLive: boolean
  returnPath: string | null
}

/**
 * `GET /connexion`: on the sign-in host the form, in the look of the site that asks; who is signed in is led back
 * there at once. On the other sites the way to that host.
 */
export const orAnswer =
  (form: Handler): Handler =>
  async visit => {
    if (!visit.site.isSignInHost) return await leadToSignIn(visit)
    const asked = await siteAsking(visit)
    if (!asked) return await form(visit)
    if (visit.visitor?.person) return await answer(visit, visit.visitor, asked)
    if (visit.visitor) return redirect(`/connexion/qui?pour=${encodeURIComponent(asked.pour)}`)
    return await form(inLookOf(visit, asked))
  }

/** What has to do with credentials: on the sign-in host in the look of the site one came from; any other leads there. */
export const onSignInHost =
  (handler: Handler): Handler =>
  async visit =>
    visit.site.isSignInHost ? await inLook(handler)(visit) : await leadToSignInHost(visit, visit.path)

/** In the look of the site one came from, where it is known; on the other sites as any page. */
export const inLook =
  (handler: Handler): Handler =>
  async visit => {
    const asked = await siteAsking(visit)
    return await handler(asked ? inLookOf(visit, asked) : visit)
  }

/**
 * `pour` is what a site was given when it asked, or, in letters, the host of a site of the realm: a letter may be
 * opened days later, and elsewhere. Anything else is as nothing.
 */
async function siteAsking({ app, site, query }: Visit): Promise<For | null> {
  const pour = query.get('pour')
  if (!pour || !site.isSignInHost) return null
  const question = looksLikeToken(pour)
    ? await findQuestion(app.db, app.clock.now(), site.realm.id, pour)
    : undefined
  const asking = question ? await app.sites.byId(question.siteId) : await app.sites.byHost(pour)
  if (!asking || asking.isSignInHost || asking.realm.id !== site.realm.id) return null
  return {
    pour,
    site: asking,
    isLive: question?.isLive ?? false,
    returnPath: question?.returnPath ?? null,
  }
}

/** The language one has chosen on the sign-in host, else that of the site. */
function inLookOf(visit: Visit, { pour, site }: For): Visit {
  const language = visit.cookies.has('language') ? visit.language : site.language
  return { ...visit, language, asking: { pour, site, origin: originOf(visit.app.settings, site.host) } }
}

/** What cannot be answered any more leads to the site all the same, which asks anew by itself. */
async function answer(visit: Visit, visitor: Visitor, asked: For): Promise<Response> {
  const origin = originOf(visit.app.settings, asked.site.host)
  const code = asked.isLive ? await makeCode(visit, visitor, asked.pour) : null
  if (!code) {
    const back = asked.returnPath
    return redirect(`${origin}/connexion${back ? `?retour=${encodeURIComponent(back)}` : ''}`)
  }
  const again = visit.query.has('essai') ? '&essai=2' : ''
  return redirect(`${origin}/connexion/retour?code=${code}&etat=${asked.pour}${again}`)
}
