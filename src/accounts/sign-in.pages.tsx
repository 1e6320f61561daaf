import { ErrorSummary, type Problem } from '../html/error-summary.tsx'
import { Notice } from '../html/notice.tsx'
import { htmlWords } from '../html/words.ts'
import { audit, from } from '../web/audit.ts'
import { dropCookie, hostCookie } from '../web/cookies.ts'
import { type Flash, forgetFlash, leave, left } from '../web/flash.ts'
import { localPath, pathOf } from '../web/origin.ts'
import { page, redirect } from '../web/replies.tsx'
import type { Handler, Visit } from '../web/visit.ts'
import { forAsking, ofShownSite } from './asking.ts'
import { deviceCookie } from './known-device.ts'
import type { Registrations } from './registered.ts'
import { endSession, endSignIn, findVisitor, sessionLimits } from './session.ts'
import { type SignInOutcome, signIn } from './sign-in.ts'
import { signInWords } from './sign-in.words.ts'
import { SignInFields } from './sign-in-fields.tsx'

/** `GET /connexion`: the form, which a script opens as a dialog over the page one is on. */
export function signInPage(visit: Visit): Response {
  const back = localPath(visit.query.get('retour'))
  if (visit.visitor) return redirect(back ?? '/espace')
  const flash = left(visit)
  const email = flash?.said === 'passwordSaved' || flash?.said === 'mayEnter' ? flash.email : ''
  return show(visit, { status: 200, email, back, flash, problems: [], cookies: flash ? [forgetFlash] : [] })
}

/** `POST /connexion`, among those who have registered and not confirmed their address yet. */
export const signInWithPassword =
  (registrations: Registrations): Handler =>
  visit =>
    enterWithPassword(visit, registrations)

async function enterWithPassword(visit: Visit, registrations: Registrations): Promise<Response> {
  const words = signInWords[visit.language]
  const typed = { email: visit.form.get('email') ?? '', password: visit.form.get('password') ?? '' }
  const back = localPath(visit.form.get('retour'))
  const missing: Problem[] = []
  if (!typed.email.trim()) missing.push({ field: 'email', message: words.emailMissing })
  if (!typed.password) missing.push({ field: 'password', message: words.passwordMissing })
  if (missing.length > 0) return show(visit, { status: 422, email: typed.email, back, problems: missing })
  const remember = visit.form.has('remember')
  const outcome = await signIn(visit, typed.email, typed.password, remember, registrations)
  if ('unconfirmed' in outcome) return await registrations.show(visit, outcome.unconfirmed)
  return 'done' in outcome ? await welcome(visit, outcome, back) : tell(visit, outcome, typed.email, back)
}

/**
 * `POST /deconnexion`: ends the sign-in, here and on all the sites that it has opened, or with « Seulement ce site »
 * the session of this one; then the page that the form names, else the home page.
 */
export async function signOut(visit: Visit): Promise<Response> {
  const { visitor, app, site, form } = visit
  const isOfSite = form.has('site') && visitor !== null && visitor.sessionId !== visitor.signInId
  const event = isOfSite ? 'signedOutOfSite' : 'signedOut'
  if (visitor) {
    await app.db.transaction().execute(async tx => {
      await (isOfSite ? endSession(tx, visitor) : endSignIn(tx, visitor))
      const who = { accountId: visitor.accountId, personId: visitor.person?.id ?? null }
      await audit(tx, app.clock.now(), { ...from(visit), event, ...who, details: { site: site.host } })
    })
  }
  const next = localPath(form.get('retour'))
  if (next) return redirect(next, [dropCookie('session')])
  return redirect('/', [dropCookie('session'), leave({ said: event })])
}

/** The gate of reserved pages, on the sign-in host: shows the form, which leads back to the page that was asked for. */
export function askToSignIn(visit: Visit): Response {
  const back = pathOf(visit)
  return redirect(back ? `/connexion?reserve=1&retour=${encodeURIComponent(back)}` : '/connexion')
}

/** Who are you, then how do you stand, then the page that was asked for; on another site, that site says the rest. */
async function welcome(
  visit: Visit,
  outcome: Extract<SignInOutcome, { done: true }>,
  back: string | null,
): Promise<Response> {
  const { app, site } = visit
  const found = await findVisitor(app.database.pool, app.clock.now(), site, outcome.sessionToken)
  const person = found?.visitor.person
  const page = person?.standing === 'open' ? (back ?? '/espace') : '/espace'
  const next = person ? page : `/connexion/qui?retour=${encodeURIComponent(back ?? '/espace')}`
  return redirect(visit.asking ? forAsking(visit, '/connexion') : next, [
    sessionCookie(outcome.sessionToken, visit.form.has('remember')),
    deviceCookie(outcome.deviceToken),
    forgetFlash,
  ])
}

/** Without « Se souvenir de moi » it goes when the browser is closed. */
export function sessionCookie(token: string, remembered: boolean): string {
  return hostCookie('session', token, remembered ? sessionLimits.remembered.total('seconds') : undefined)
}

function tell(
  visit: Visit,
  outcome: Extract<SignInOutcome, { refused: string }>,
  email: string,
  back: string | null,
): Response {
  const words = signInWords[visit.language]
  if (outcome.refused === 'busy') {
    const headers = { 'Retry-After': '10' }
    return show(visit, { status: 503, email, back, problems: [{ message: words.busy }], headers })
  }
  const wait = words.wait(outcome.waitSeconds)
  const message =
    outcome.refused === 'slowed'
      ? words.slowed(wait)
      : [words.wrong, outcome.waitSeconds > 0 && words.thenWait(wait)].filter(Boolean).join('. ')
  return show(visit, {
    status: outcome.refused === 'slowed' ? 429 : 422,
    email,
    back,
    problems: [{ field: 'email', message }],
    help: true,
    headers: outcome.waitSeconds > 0 ? { 'Retry-After': String(outcome.waitSeconds) } : {},
  })
}

type Form = {
  status: number
  email: string
  back: string | null
  problems: readonly Problem[]
  flash?: Flash | null
  help?: boolean
  cookies?: readonly string[]
  headers?: Readonly<Record<string, string>>
}

function show(visit: Visit, form: Form): Response {
  const words = signInWords[visit.language]
  const { status, cookies = [], headers = {} } = form
  const error = (field: string) =>
    form.help ? undefined : form.problems.find(p => p.field === field)?.message
  return page(visit, {
    title: words.title,
    status,
    cookies,
    headers,
    problem: form.problems.length > 0,
    children: (
      <>
        <ErrorSummary language={visit.language} problems={form.problems} />
        {form.flash?.said === 'passwordSaved' && (
          <Notice kind="success" title={words.passwordSaved}>
            {words.passwordSavedHelp}
          </Notice>
        )}
        <div data-sign-in-panel>
          <h1>{words.title}</h1>
          {visit.query.has('reserve') && <p>{words.reserved}</p>}
          {form.help && <p>{words.wrongHelp}</p>}
          {form.help && (
            <p>
              <a href={forAsking(visit, '/mot-de-passe')}>{words.forgotten}</a>
            </p>
          )}
          <form method="post" action={forAsking(visit, '/connexion')} noValidate data-sign-in>
            {form.back && <input type="hidden" name="retour" value={form.back} />}
            <SignInFields
              language={visit.language}
              email={form.email}
              isRemembered={visit.form.has('remember')}
              error={error}
            />
          </form>
          <ul class="links">
            {!form.help && (
              <li>
                <a href={forAsking(visit, '/mot-de-passe')}>{words.forgotten}</a>
              </li>
            )}
            <li>
              <a href={ofShownSite(visit, '/inscription')}>{words.createAccount}</a>
            </li>
            <li>
              <a href={ofShownSite(visit, '/guide')}>{htmlWords[visit.language].guide}</a>
            </li>
            <li>
              <a href={ofShownSite(visit, '/')}>{words.home}</a>
            </li>
          </ul>
        </div>
      </>
    ),
  })
}
