import type { RoleName } from '../../accounts/visitor.ts'
import type { Catalog } from '../../html/language.ts'

type RoleWords = { name: string; allows: string }

const fr = {
  reader: {
    name: 'lecture',
    allows: 'Voir les adhérents, les demandes et les cotisations, sans rien changer.',
  },
  secretary: {
    name: 'secrétariat',
    allows:
      'Saisir et modifier les adhérents, inviter, décider des demandes, publier les fiches et les pages.',
  },
  treasurer: {
    name: 'trésorerie',
    allows: 'Voir les adhérents, enregistrer les paiements et les relevés, régler les tarifs, suspendre.',
  },
  publisher: { name: 'publication', allows: 'Publier les fiches et les pages du site.' },
  manager: {
    name: 'responsable',
    allows: 'Tout ce qui précède, et donner les rôles, publier les conditions, effacer des données.',
  },
} satisfies Record<RoleName, RoleWords>
const en: typeof fr = {
  reader: { name: 'reader', allows: 'See members, applications and dues, without changing anything.' },
  secretary: {
    name: 'secretary',
    allows: 'Enter and change members, invite, decide applications, publish records and pages.',
  },
  treasurer: {
    name: 'treasurer',
    allows: 'See members, record payments and statements, set the plans, suspend.',
  },
  publisher: { name: 'publisher', allows: 'Publish the records and the pages of the site.' },
  manager: {
    name: 'manager',
    allows: 'All of the above, and give roles, publish terms, erase data.',
  },
}

/** What a role is called, and what it allows, in a few words. */
export const roleNames: Catalog<Record<RoleName, RoleWords>> = { fr, en }
