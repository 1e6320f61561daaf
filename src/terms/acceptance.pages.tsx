import type { Visitor } from '../accounts/visitor.ts'
import { Button } from '../html/button.tsx'
import { ErrorSummary } from '../html/error-summary.tsx'
import { Contacts } from '../organisations/contacts.tsx'
import { localPath, pathOf } from '../web/origin.ts'
import { page, redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { acceptPending, pendingTerms } from './acceptance.ts'
import { acceptanceWords } from './acceptance.words.ts'
import type { Terms } from './terms.ts'
import { fieldOfTerms, TermsInPlace, withoutYes } from './terms-in-place.tsx'

const here = '/conditions/accord'

/** The gate of the members' area while there are terms to accept. */
export function askForTerms(visit: Visit): Response {
  const back = pathOf(visit) ?? '/espace'
  return redirect(`${here}?retour=${encodeURIComponent(back)}`)
}

/** `GET /conditions/accord`. */
export async function acceptancePage(visit: Visit): Promise<Response> {
  const { visitor } = visit
  if (!visitor?.person) return redirect('/connexion')
  const back = localPath(visit.query.get('retour')) ?? '/espace'
  const pending = await pendingTerms(visit, visitor.person.id)
  return pending.length > 0 ? show(visit, visitor, back, pending) : redirect(back)
}

/** `POST /conditions/accord`. */
export async function saveAcceptance(visit: Visit): Promise<Response> {
  const { visitor, form } = visit
  if (!visitor?.person) return redirect('/connexion')
  const back = localPath(form.get('retour')) ?? '/espace'
  const outcome = await acceptPending(visit, visitor, visitor.person.id, terms => saysYes(form, terms))
  return 'done' in outcome ? redirect(back) : show(visit, visitor, back, outcome.pending, outcome.missing)
}

const saysYes = (form: URLSearchParams, terms: Terms) => form.get(fieldOfTerms(terms)) === 'oui'

function show(
  visit: Visit,
  visitor: Visitor,
  back: string,
  pending: readonly Terms[],
  missing: readonly Terms[] = [],
): Response {
  const { language, site, form } = visit
  const { name } = site.realm
  const words = acceptanceWords[language]
  const problems = withoutYes(missing, language)
  return page(visit, {
    title: words.title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.title}</h1>
        <p>{pending.length > 1 ? words.whySeveral(name) : words.why(name)}</p>
        <form method="post" action={here} noValidate>
          <input type="hidden" name="retour" value={back} />
          {pending.map(terms => (
            <TermsInPlace
              key={terms.id}
              terms={terms}
              language={language}
              checked={saysYes(form, terms)}
              problems={problems}
              level={2}
            />
          ))}
          <Button>{words.submit}</Button>
        </form>
        <WayOut visit={visit} visitor={visitor} />
      </>
    ),
  })
}

/** Nobody is kept in: what stays open without an answer, the way out, and whom to ask. */
function WayOut({ visit, visitor }: { visit: Visit; visitor: Visitor }) {
  const { language, site } = visit
  const words = acceptanceWords[language]
  const hasDues = site.realm.policy.accountSections.includes('dues')
  const links = [
    { href: '/espace/compte', label: words.account },
    ...(hasDues ? [{ href: '/espace/cotisation', label: words.dues }] : []),
    { href: '/espace/securite', label: words.security },
    ...(visitor.sharedBy > 1 ? [{ href: '/connexion/qui', label: words.changeOver }] : []),
  ]
  return (
    <>
      <h2>{words.otherwise}</h2>
      <p>{words.otherwiseHelp}</p>
      <ul>
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      <form method="post" action="/deconnexion">
        <Button kind="secondary">{words.signOut}</Button>
      </form>
      <Contacts language={language} sites={[site]} />
    </>
  )
}
