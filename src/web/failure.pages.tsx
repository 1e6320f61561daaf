import type { Catalog } from '../html/language.ts'
import { page } from './replies.tsx'
import type { Visit } from './visit.ts'

const fr = {
  notFound: {
    title: "Cette page n'existe pas",
    text: "L'adresse est peut-être incomplète, ou la page a été retirée.",
  },
  forbidden: {
    title: 'Cette page ne vous est pas ouverte',
    text: "Elle demande un rôle que vous n'avez pas. Adressez-vous à un responsable.",
  },
  foreignPost: {
    title: 'Ce formulaire ne vient pas de ce site',
    text: "Rien n'a été enregistré. Revenez à la page du site et envoyez le formulaire de là.",
  },
  failed: {
    title: "Quelque chose s'est mal passé",
    text: "Rien n'est perdu de votre côté : réessayez dans un instant. Si cela continue, contactez-nous.",
  },
  notSecure: {
    title: "Cette connexion n'est pas protégée",
    text: "Ce site ne répond qu'en connexion sécurisée, pour que personne ne puisse lire votre mot de passe.",
  },
  secureAddress: 'Ouvrir la même page en connexion sécurisée',
  forHosts:
    "Si vous hébergez ce site : placez-le derrière un serveur mandataire qui parle TLS, qui envoie « X-Forwarded-Proto: https », et dont l'adresse figure dans TRUSTED_PROXIES.",
  home: "Revenir à l'accueil",
}
const en: typeof fr = {
  notFound: {
    title: 'This page does not exist',
    text: 'Perhaps the address is not complete, or the page has been taken away.',
  },
  forbidden: {
    title: 'This page is not open to you',
    text: 'It takes a role that you do not have. Ask a manager.',
  },
  foreignPost: {
    title: 'This form does not come from this site',
    text: 'Nothing has been saved. Go back to the page of the site and send the form from there.',
  },
  failed: {
    title: 'Something went wrong',
    text: 'Nothing is lost on your side: please try again in a moment. If it goes on, contact us.',
  },
  notSecure: {
    title: 'This connection is not protected',
    text: 'This site answers over a secure connection only, so that nobody can read your password.',
  },
  secureAddress: 'Open the same page over a secure connection',
  forHosts:
    'If you host this site: put it behind a reverse proxy that speaks TLS, that sends “X-Forwarded-Proto: https”, and whose address is in TRUSTED_PROXIES.',
  home: 'Back to the home page',
}
const catalog: Catalog<typeof fr> = { fr, en }

/** No such page on this site. */
export const notFound = (visit: Visit) => show(visit, 'notFound', 404)

/** The person's roles do not open this page. */
export const forbidden = (visit: Visit) => show(visit, 'forbidden', 403)

/** A POST that another site made the browser send. */
export const foreignPost = (visit: Visit) => show(visit, 'foreignPost', 403)

/** Plain http elsewhere than on localhost: browsers would drop the session cookie, so nothing is asked here. */
export function notSecure(visit: Visit): Response {
  const words = catalog[visit.language]
  return page(visit, {
    title: words.notSecure.title,
    status: 400,
    children: (
      <>
        <h1>{words.notSecure.title}</h1>
        <p>{words.notSecure.text}</p>
        <p>
          <a href={`https://${visit.site.host}${visit.path}`}>{words.secureAddress}</a>
        </p>
        <p class="hint">{words.forHosts}</p>
      </>
    ),
  })
}

/** A fault of ours, or the database is away: the details go to the log, not to the page. */
export function failed(visit: Visit, error: unknown): Response {
  visit.app.log.error(error, `${visit.method} ${visit.path} failed`)
  return show(visit, 'failed', 503, { 'Retry-After': '5' })
}

function show(
  visit: Visit,
  what: 'notFound' | 'forbidden' | 'foreignPost' | 'failed',
  status: number,
  headers: Record<string, string> = {},
): Response {
  const words = catalog[visit.language]
  return page(visit, {
    title: words[what].title,
    status,
    headers,
    children: (
      <>
        <h1>{words[what].title}</h1>
        <p>{words[what].text}</p>
        <p>
          <a href="/">{words.home}</a>
        </p>
      </>
    ),
  })
}
