import { ButtonLink } from '../html/button.tsx'
import type { Catalog } from '../html/language.ts'
import { Notice } from '../html/notice.tsx'
import { htmlWords } from '../html/words.ts'
import { Contacts } from '../organisations/contacts.tsx'
import { forgetFlash, left } from '../web/flash.ts'
import { page } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { imagesIn } from './images/images.ts'
import { reaches } from './office/sites-in-reach.ts'
import { OtherSites } from './other-sites.tsx'
import { publishedPage, standardPages } from './page.ts'
import { summaryOf, Text } from './page-view.tsx'
import { pagesWords } from './pages.words.ts'
import { editPathOf } from './paths.ts'
import { standardText } from './standard-text.ts'

const fr = {
  title: 'Accueil',
  membersOnly: "L'espace membres vous donne accès à votre compte et aux pages réservées.",
  signIn: "Se connecter à l'espace membres",
  enter: "Entrer dans l'espace membres",
  first: 'Mot de passe oublié ou première connexion',
  join: 'Devenir membre',
  read: 'À lire',
  signedOut: 'Vous êtes déconnecté',
  signedOutHelp: 'À bientôt.',
  signedOutOfSite: 'De ce site seulement\u00a0: vous restez connecté aux autres sites.',
}
const en: typeof fr = {
  title: 'Home',
  membersOnly: "The members' area opens your account and the pages for members.",
  signIn: "Sign in to the members' area",
  enter: "Enter the members' area",
  first: 'Forgotten password or first sign-in',
  join: 'Become a member',
  read: 'To read',
  signedOut: 'You are signed out',
  signedOutHelp: 'See you soon.',
  signedOutOfSite: 'Of this site only: you stay signed in on the others.',
}
const catalog: Catalog<typeof fr> = { fr, en }

/** `GET /`: what the office says there, the way in, whom to contact, and the other sites of the realm. */
export async function homePage(visit: Visit): Promise<Response> {
  const { site, app, language } = visit
  const words = catalog[language]
  const own = await publishedPage(app.db, site, standardPages.home.slug)
  const { title, body } = own ?? standardText('home', site, language)
  const images = await imagesIn(app.db, site, body)
  const isMember = visit.visitor?.person?.standing === 'open'
  const readable = site.realm.policy.rubrics.filter(({ readableBy }) => readableBy === 'everyone' || isMember)
  const said = left(visit)?.said
  const signedOut = said === 'signedOut' || said === 'signedOutOfSite'
  return page(visit, {
    title: words.title,
    description: summaryOf(body),
    cookies: signedOut ? [forgetFlash] : [],
    children: (
      <>
        {signedOut && (
          <Notice kind="success" title={words.signedOut}>
            {said === 'signedOutOfSite' ? words.signedOutOfSite : words.signedOutHelp}
          </Notice>
        )}
        <h1>{title}</h1>
        {site.tagline && <p class="lead">{site.tagline}</p>}
        {body && <Text body={body} images={images} />}
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
        <p>
          <a href="/guide">{htmlWords[language].guide}</a>
        </p>
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
        <OtherSites visit={visit} sites={await app.sites.ofRealm(site.realm.id)} most={40} />
        {reaches(visit.visitor, 'editPages', site) && (
          <p class="page-edit">
            <a href={editPathOf(site, 'home', own?.id)}>{pagesWords[language].edit}</a>
          </p>
        )}
      </>
    ),
  })
}
