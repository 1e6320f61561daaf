import { Button, ButtonLink } from '../html/button.tsx'
import { ErrorSummary, type Problem } from '../html/error-summary.tsx'
import { PasswordFields } from '../html/password-field.tsx'
import { audit, from } from '../web/audit.ts'
import { dropCookie, hostCookie } from '../web/cookies.ts'
import { leave } from '../web/flash.ts'
import { page, redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { forAsking, ofShownSite } from './asking.ts'
import { deviceCookie } from './known-device.ts'
import { type Choice, choosePassword, findLink, type LinkState } from './password-choice.ts'
import { passwordChoiceWords } from './password-choice.words.ts'
import { passwordRules } from './password-rules.ts'
import { passwordWords } from './password-rules.words.ts'
import { signInWords } from './sign-in.words.ts'
import { looksLikeToken } from './tokens.ts'

/** The link waits in a cookie while one chooses: its address must not stay in the history of the browser. */
export const linkCookie = (token: string) => hostCookie('link', token, 8 * 3600)
const dropLink = dropCookie('link')

/**
 * `GET /mot-de-passe/nouveau`: from the letter with `?jeton=`, which leads at once to the same page without
 * it. Opening a link does not use it up: mail scanners open links too.
 */
export async function passwordChoicePage(visit: Visit): Promise<Response> {
  const { app, site } = visit
  const now = app.clock.now()
  const token = visit.query.get('jeton')
  if (token !== null) {
    const opened = await findLink(app.db, now, site.realm.id, token)
    if (opened.valid)
      await audit(app.db, now, { ...from(visit), event: 'linkOpened', accountId: opened.accountId })
    const here = forAsking(visit, '/mot-de-passe/nouveau')
    return redirect(here, [looksLikeToken(token) ? linkCookie(token) : dropLink])
  }
  const kept = visit.cookies.get('link') ?? ''
  const link = await findLink(app.db, now, site.realm.id, kept)
  return link.valid ? showForm(visit, { token: kept, email: link.email }, []) : showDeadLink(visit, link)
}

/** `POST /mot-de-passe/nouveau`. */
export async function saveChosenPassword(visit: Visit): Promise<Response> {
  const { app, site, form } = visit
  // Each tab chooses for the link that it shows, whatever another has opened since.
  const token = form.get('jeton') ?? visit.cookies.get('link') ?? ''
  const typed = { password: form.get('password') ?? '', again: form.get('again') ?? '' }
  const outcome = await choosePassword(visit, token, typed)
  if ('done' in outcome) {
    // The cookie of the link stays: the back button and « Enregistrer » once more must not end on an error.
    return redirect(forAsking(visit, '/connexion'), [
      dropCookie('session'),
      leave({ said: 'passwordSaved', email: outcome.email }),
      ...(outcome.deviceToken ? [deviceCookie(outcome.deviceToken)] : []),
    ])
  }
  const link = await findLink(app.db, app.clock.now(), site.realm.id, token)
  return link.valid
    ? showForm(visit, { token, email: link.email }, problemsOf(visit, outcome))
    : showDeadLink(visit, link)
}

/** What is wrong with the two passwords, each beside its field. */
export function problemsOf(visit: Visit, outcome: Extract<Choice, { refused: string }>): Problem[] {
  const words = passwordChoiceWords[visit.language]
  switch (outcome.refused) {
    case 'rules':
      return [{ field: 'password', message: words.weak(outcome.unmet.join(', ')) }]
    case 'different':
      return [{ field: 'again', message: words.different }]
    case 'busy':
      return [{ message: signInWords[visit.language].busy }]
    case 'link':
      return []
  }
}

function showForm(
  visit: Visit,
  { token, email }: { token: string; email: string },
  problems: readonly Problem[],
): Response {
  const words = passwordChoiceWords[visit.language]
  return page(visit, {
    title: words.title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={visit.language} problems={problems} />
        <h1>{words.title}</h1>
        <p>{words.forAccount(email)}</p>
        <form method="post" action={forAsking(visit, '/mot-de-passe/nouveau')} noValidate>
          <input type="hidden" name="jeton" value={token} />
          {/* For password managers, which keep the new password with this address. */}
          <input type="hidden" name="username" autocomplete="username" value={email} />
          <NewPasswordFields visit={visit} problems={problems} />
          <Button>{words.submit}</Button>
        </form>
      </>
    ),
  })
}

type NewPassword = {
  visit: Visit
  problems: readonly Problem[]
  /** The label of the password of now, where it is asked for first. */
  current?: string
}

/** The new password, twice, with the rules of the realm. */
export function NewPasswordFields({ visit, problems, current }: NewPassword) {
  const words = passwordChoiceWords[visit.language]
  const policy = visit.site.realm.policy.password
  const error = (name: string) => problems.find(problem => problem.field === name)?.message
  const field = (name: string, label: string, autocomplete = 'new-password') => ({
    name,
    label,
    autocomplete,
    error: error(name),
    required: true,
  })
  return (
    <PasswordFields
      language={visit.language}
      current={current ? field('current', current, 'current-password') : undefined}
      rules={passwordRules(policy, visit.language)}
      alternative={
        policy.requiredClasses > 0
          ? passwordWords[visit.language].passphrase(policy.passphraseFrom)
          : undefined
      }
      fields={[field('password', words.newPassword), field('again', words.again)]}
    />
  )
}

function showDeadLink(visit: Visit, link: Exclude<LinkState, { valid: true }>): Response {
  const words = passwordChoiceWords[visit.language]
  const title = { expired: words.expiredTitle, used: words.usedTitle, unknown: words.unknownTitle }[link.why]
  return page(visit, {
    title,
    status: 410,
    cookies: [],
    children: (
      <>
        <h1>{title}</h1>
        <p>{words[link.why]}</p>
        {'email' in link ? (
          <form method="post" action={forAsking(visit, '/mot-de-passe')}>
            <input type="hidden" name="email" value={link.email} />
            <Button>{words.newLink}</Button>
          </form>
        ) : (
          <p>
            <ButtonLink href={forAsking(visit, '/mot-de-passe')}>{words.newLink}</ButtonLink>
          </p>
        )}
        <ul class="links">
          <li>
            <a href={forAsking(visit, '/connexion')}>{words.signIn}</a>
          </li>
          <li>
            <a href={ofShownSite(visit, '/')}>{words.home}</a>
          </li>
        </ul>
      </>
    ),
  })
}
