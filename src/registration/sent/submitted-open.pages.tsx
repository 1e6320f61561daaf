import { Button, ButtonGroup, ButtonLink } from '../../html/button.tsx'
import type { Catalog } from '../../html/language.ts'
import { organisationName } from '../../organisations/organisations-below.ts'
import { dropCookie, hostCookie } from '../../web/cookies.ts'
import { page, redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { type Application, draftCookie, mintKey, openWith } from '../application.ts'
import { applicationHere } from '../wizard.ts'

const fr = {
  title: 'Une autre inscription est commencée ici',
  why: (organisation: string) =>
    `Votre demande est bien envoyée. Mais dans ce navigateur, une autre inscription est commencée, auprès de ${organisation}\u00a0: si vous affichez votre demande, elle ne sera plus accessible d'ici.`,
  show: 'Afficher ma demande',
  goOn: "Continuer l'inscription commencée",
  keepFirst: "Recevoir d'abord le lien de l'inscription commencée",
}
const en: typeof fr = {
  title: 'Another registration is begun here',
  why: organisation =>
    `Your application is sent. But in this browser another registration is begun, with ${organisation}: if you show your application, that one can no longer be reached from here.`,
  show: 'Show my application',
  goOn: 'Go on with the registration that is begun',
  keepFirst: 'Get the link to the registration that is begun first',
}
const catalog: Catalog<typeof fr> = { fr, en }

const sent = '/inscription/envoyee'
const here = '/inscription/ouvrir'

/**
 * Shows what somebody has sent who has proved to be as good as the browser that sent it; a draft that this browser
 * holds is not put aside before its owner says so, and the key waits in a cookie until then.
 */
export async function openSubmitted(visit: Visit, applicationId: string): Promise<Response> {
  const { app, site, cookies } = visit
  const held = await applicationHere(visit)
  if (held?.id === applicationId) return redirect(sent)
  const waiting = await waitingHere(visit)
  const key =
    waiting?.id === applicationId
      ? (cookies.get('application') ?? '')
      : await mintKey(app.db, app.clock.now(), { realm_id: site.realm.id, id: applicationId }, 'browser')
  if (held?.state !== 'draft') return redirect(sent, [draftCookie(key)])
  return redirect(here, [hostCookie('application', key, 3600)])
}

/** `GET /inscription/ouvrir`: whether to put the draft of this browser aside. */
export async function askToOpen(visit: Visit): Promise<Response> {
  const [held, waiting] = [await applicationHere(visit), await waitingHere(visit)]
  if (!waiting) return redirect('/connexion')
  // Nothing is begun any more that could be lost: the same answer as at once.
  if (held?.state !== 'draft') return await openHere(visit)
  const words = catalog[visit.language]
  const organisation = await organisationName(visit.app.db, {
    realmId: held.realm_id,
    organisationId: held.organisation_id,
  })
  return page(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        <p>{words.why(organisation)}</p>
        <form method="post" action={here}>
          <ButtonGroup>
            <Button>{words.show}</Button>
            <ButtonLink kind="secondary" href="/inscription">
              {words.goOn}
            </ButtonLink>
          </ButtonGroup>
        </form>
        <p>
          <a href="/inscription/plus-tard">{words.keepFirst}</a>
        </p>
      </>
    ),
  })
}

/** `POST /inscription/ouvrir`. */
export async function openHere(visit: Visit): Promise<Response> {
  const key = visit.cookies.get('application') ?? ''
  if (!(await waitingHere(visit))) return redirect('/connexion')
  return redirect(sent, [draftCookie(key), dropCookie('application')])
}

async function waitingHere({ app, site, cookies }: Visit): Promise<Application | null> {
  const key = cookies.get('application')
  const opened = key ? await openWith(app.db, app.clock.now(), site.realm.id, 'browser', key) : null
  return opened?.opens ? opened.application : null
}
