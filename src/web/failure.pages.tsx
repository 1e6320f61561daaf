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
  home: 'Back to the home page',
}
const catalog: Catalog<typeof fr> = { fr, en }

/** No such page on this site. */
export const notFound = (visit: Visit) => show(visit, 'notFound', 404)

/** The person's roles do not open this page. */
export const forbidden = (visit: Visit) => show(visit, 'forbidden', 403)

/** A POST that another site made the browser send. */
export const foreignPost = (visit: Visit) => show(visit, 'foreignPost', 403)

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
