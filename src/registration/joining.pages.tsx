import type { Catalog } from '../html/language.ts'
import { Contacts } from '../organisations/contacts.tsx'
import type { Policy } from '../organisations/policy.ts'
import { page } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'

type StartedBy = Policy['registration']['startedBy']

const fr = {
  title: 'Créer un compte',
  how: {
    office:
      "Les nouveaux membres sont inscrits par leur organisation. Adressez-vous à la vôtre : dès qu'elle aura saisi votre adresse e-mail, vous pourrez choisir votre mot de passe ici.",
    invitee:
      "L'inscription se fait avec le lien que votre structure vous envoie. Si vous ne l'avez pas reçu, demandez-le-lui, ou contactez-nous.",
    anyone: 'Pour adhérer, contactez-nous : nous vous inscrirons avec votre adresse e-mail.',
  } satisfies Record<StartedBy, string>,
  already: 'Vous êtes déjà inscrit ?',
  first: 'Mot de passe oublié ou première connexion',
}
const en: typeof fr = {
  title: 'Create an account',
  how: {
    office:
      'New members are entered by their organisation. Ask yours: as soon as it has entered your e-mail address, you can choose your password here.',
    invitee:
      'You register with the link that your structure sends you. If you have not received it, ask for it, or contact us.',
    anyone: 'To join, contact us: we will enter you with your e-mail address.',
  },
  already: 'Are you registered already?',
  first: 'Forgotten password or first sign-in',
}
const catalog: Catalog<typeof fr> = { fr, en }

/** `GET /inscription`: how one becomes a member here, and whom to ask. */
export async function joiningPage(visit: Visit): Promise<Response> {
  const words = catalog[visit.language]
  const { startedBy } = visit.site.realm.policy.registration
  const contacts = startedBy === 'office' ? await visit.app.sites.ofRealm(visit.site.realm.id) : [visit.site]
  return page(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        <p>{words.how[startedBy]}</p>
        <Contacts language={visit.language} sites={contacts} />
        <h2>{words.already}</h2>
        <p>
          <a href="/mot-de-passe">{words.first}</a>
        </p>
      </>
    ),
  })
}
