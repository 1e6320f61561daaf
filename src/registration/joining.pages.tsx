import { Button, ButtonGroup, ButtonLink } from '../html/button.tsx'
import type { Catalog } from '../html/language.ts'
import { Contacts } from '../organisations/contacts.tsx'
import { dropCookie } from '../web/cookies.ts'
import { page, redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import {
  type DeadInvitation,
  findInvitation,
  invitationBehind,
  refusesDrafts,
  worthOf,
} from './invitations/invitation.ts'
import { invitationWords } from './invitations/invitation.words.ts'
import { AlreadyRegistered, DeadInvitationExplained, tellDead } from './invitations/invitation-dead.tsx'
import { pathOfStep } from './steps/registry.ts'
import { firstIncomplete, openWizard, type Wizard } from './wizard.ts'

const fr = {
  title: 'Créer un compte',
  how: {
    office:
      "Les nouveaux membres sont inscrits par leur organisation. Adressez-vous à la vôtre\u00a0: dès qu'elle aura saisi votre adresse e-mail, vous pourrez choisir votre mot de passe ici.",
    invitationNeeded:
      "L'inscription se fait avec le lien que votre structure vous envoie. Si vous ne l'avez pas reçu, demandez-le-lui, ou contactez-nous.",
  },
  forSomebodyNew: 'Vous avez déjà un compte. Cette page sert à inscrire une nouvelle personne.',
  withoutLink: "S'inscrire sans ce lien",
}
const en: typeof fr = {
  title: 'Create an account',
  how: {
    office:
      'New members are entered by their organisation. Ask yours: as soon as it has entered your e-mail address, you can choose your password here.',
    invitationNeeded:
      'You register with the link that your structure sends you. If you have not received it, ask for it, or contact us.',
  },
  forSomebodyNew: 'You have an account already. This page is for registering somebody new.',
  withoutLink: 'Register without this link',
}
const catalog: Catalog<typeof fr> = { fr, en }

/** `GET /inscription`: on to the form, or how one becomes a member here and whom to ask. */
export async function joiningPage(visit: Visit): Promise<Response> {
  const wizard = await openWizard(visit)
  if (wizard === 'submitted') return redirect('/inscription/envoyee')
  if (wizard === 'movedAway') return redirect('/inscription/plus-tard')
  if (wizard === 'invitationEnded') return await explainDead(visit, await deadLinkHere(visit), false)
  if (typeof wizard === 'string') return await explainJoining(visit, wizard)
  const dead = await deadLinkBehind(visit, wizard)
  if (dead) return await explainDead(visit, dead, true)
  return visit.visitor ? showHasAccount(visit) : redirect(pathOfStep(firstIncomplete(wizard)))
}

/** `POST /inscription/autre`: « Inscrire une autre personne », once one's own application is sent. */
export function joinAnother(): Response {
  return redirect('/inscription', [dropCookie('draft')])
}

/** Why there is no form here, and who enters new members or sends the link. */
export async function explainJoining(visit: Visit, why: 'office' | 'invitationNeeded'): Promise<Response> {
  const { app, site, language } = visit
  const words = catalog[language]
  const contacts = why === 'office' ? await app.sites.ofRealm(site.realm.id) : [site]
  return page(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        <p>{words.how[why]}</p>
        <Contacts language={language} sites={contacts} />
        <AlreadyRegistered visit={visit} />
      </>
    ),
  })
}

async function deadLinkHere({ app, site, cookies }: Visit): Promise<DeadInvitation> {
  const found = await findInvitation(app.db, app.clock.now(), site.realm.id, cookies.get('invitation') ?? '')
  return found.good ? { good: false, why: 'unknown' } : found
}

/** The link of a draft that cannot be sent any more: stopped, or used up by others meanwhile. */
async function deadLinkBehind({ app }: Visit, { application }: Wizard): Promise<DeadInvitation | null> {
  const invitation = application && (await invitationBehind(app.db, application))
  if (!invitation || !refusesDrafts(invitation)) return null
  const worth = worthOf(invitation, app.clock.now())
  return worth.good ? null : worth
}

async function explainDead(visit: Visit, dead: DeadInvitation, isDraftHere: boolean): Promise<Response> {
  const words = catalog[visit.language]
  const told = await tellDead(visit, dead)
  return page(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        <h2>{told.title}</h2>
        <DeadInvitationExplained visit={visit} told={told} isDraftHere={isDraftHere}>
          {visit.site.realm.policy.registration.startedBy === 'anyone' && (
            <form method="post" action="/inscription/autre">
              <Button>{words.withoutLink}</Button>
            </form>
          )}
        </DeadInvitationExplained>
      </>
    ),
  })
}

function showHasAccount(visit: Visit): Response {
  const words = catalog[visit.language]
  return page(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        <WaysForMembers visit={visit} what={words.forSomebodyNew} />
      </>
    ),
  })
}

/** For whoever is signed in already: one's own account, or the same page for somebody else. */
export function WaysForMembers({ visit, what }: { visit: Visit; what: string }) {
  const words = invitationWords[visit.language]
  return (
    <>
      <p>{what}</p>
      <p>{words.signedInAs(visit.visitor?.email ?? '')}</p>
      <form method="post" action="/deconnexion">
        <input type="hidden" name="retour" value={visit.path} />
        <ButtonGroup>
          <ButtonLink href="/espace/compte">{words.myAccount}</ButtonLink>
          <Button kind="secondary">{words.signOut}</Button>
        </ButtonGroup>
      </form>
    </>
  )
}
