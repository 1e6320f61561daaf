import { ButtonLink } from '../html/button.tsx'
import type { Catalog } from '../html/language.ts'
import { Notice } from '../html/notice.tsx'
import { Contacts } from '../organisations/contacts.tsx'
import { forgetFlash, left } from '../web/flash.ts'
import { originOf } from '../web/origin.ts'
import { page } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'

const fr = {
  title: 'Accueil',
  welcome: (name: string) => `Bienvenue sur le site ${name}`,
  membersOnly: "L'espace membres vous donne accès à votre compte et aux pages réservées.",
  signIn: "Se connecter à l'espace membres",
  enter: "Entrer dans l'espace membres",
  first: 'Mot de passe oublié ou première connexion',
  join: 'Devenir membre',
  read: 'À lire',
  signedOut: 'Vous êtes déconnecté',
  signedOutHelp: 'À bientôt.',
  sites: 'Les autres sites',
}
const en: typeof fr = {
  title: 'Home',
  welcome: name => `Welcome to ${name}`,
  membersOnly: "The members' area opens your account and the pages for members.",
  signIn: "Sign in to the members' area",
  enter: "Enter the members' area",
  first: 'Forgotten password or first sign-in',
  join: 'Become a member',
  read: 'To read',
  signedOut: 'You are signed out',
  signedOutHelp: 'See you soon.',
  sites: 'The other sites',
}
const catalog: Catalog<typeof fr> = { fr, en }

/** `GET /`: who the site belongs to, the way in, whom to contact, and the other sites of the realm. */
export async function homePage(visit: Visit): Promise<Response> {
  const { site, app, language } = visit
  const words = catalog[language]
  const others = (await app.sites.ofRealm(site.realm.id)).filter(other => other.id !== site.id)
  const isMember = visit.visitor?.person?.standing === 'open'
  const readable = site.realm.policy.rubrics.filter(({ readableBy }) => readableBy === 'everyone' || isMember)
  const signedOut = left(visit)?.said === 'signedOut'
  return page(visit, {
    title: words.title,
    cookies: signedOut ? [forgetFlash] : [],
    children: (
      <>
        {signedOut && (
          <Notice kind="success" title={words.signedOut}>
            {words.signedOutHelp}
          </Notice>
        )}
        <h1>{words.welcome(site.name)}</h1>
        {site.tagline && <p class="lead">{site.tagline}</p>}
        <p>{words.membersOnly}</p>
        <p>
          {visit.visitor ? (
            <ButtonLink href="/espace">{words.enter}</ButtonLink>
          ) : (
            <ButtonLink href="/connexion">{words.signIn}</ButtonLink>
          )}
        </p>
        {!visit.visitor && (
          <p>
            <a href="/mot-de-passe">{words.first}</a>
          </p>
        )}
        {!visit.visitor && site.realm.policy.registration.startedBy === 'anyone' && (
          <p>
            <a href="/inscription">{words.join}</a>
          </p>
        )}
        {readable.length > 0 && (
          <>
            <h2>{words.read}</h2>
            <ul>
              {readable.map(({ name, title, introduction }) => (
                <li key={name}>
                  <a href={`/rubriques/${name}`}>{title[language]}</a>
                  {introduction && `\u00a0: ${introduction[language]}`}
                </li>
              ))}
            </ul>
          </>
        )}
        <Contacts language={language} sites={[site]} />
        {others.length > 0 && (
          <>
            <h2>{words.sites}</h2>
            <ul>
              {others.map(other => (
                <li key={other.id}>
                  <a href={`${originOf(app.settings, other.host)}/`}>{other.name}</a>
                </li>
              ))}
            </ul>
          </>
        )}
      </>
    ),
  })
}
