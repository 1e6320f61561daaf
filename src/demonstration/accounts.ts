/** Password of every account of the demonstration that has one. Public: that is why it stays on loopback. */
export const demonstrationPassword = 'Bienvenue-2026!'

/** What the landing page tells of each account, site by site. */
export const demonstrationAccounts = {
  'federation.localhost': [
    ['secretariat@federation.example', 'bureau national', 'national office'],
    ['national@federation.example', 'membre national, à jour', 'member of the national body, dues paid'],
  ],
  'bourgogne.localhost': [
    ['secretariat@bourgogne.example', 'bureau de la compagnie', 'office of the company'],
    ['adherent@bourgogne.example', 'adhérent, à jour', 'member, dues paid'],
    [
      'nouveau@bourgogne.example',
      'à jour, jamais connecté : demandez un lien',
      'dues paid, never signed in: ask for a link',
    ],
    ['retard@bourgogne.example', 'en retard : accès limité', 'overdue: restricted'],
  ],
  'alsace.localhost': [['adherent@alsace.example', 'adhérente, à jour', 'member, dues paid']],
  'ceramique.localhost': [
    ['bureau@ceramique.example', 'bureau', 'office'],
    ['adherent@ceramique.example', 'couple, échéance dans deux mois', 'couple, dues due in two months'],
    [
      'conjoint@ceramique.example',
      'seconde personne du couple, sans connexion propre',
      "second person of the couple, no sign-in of one's own",
    ],
    [
      'retard@ceramique.example',
      'échéance dépassée, un rappel : entre encore',
      'due date passed, one reminder: still gets in',
    ],
    [
      'suspendu@ceramique.example',
      'suspendue après les rappels : accès limité',
      'suspended after the reminders: restricted',
    ],
    ['famille@ceramique.example', 'une adresse, deux membres', 'one mailbox, two members'],
  ],
  'avantages.localhost': [
    ['accueil@avantages.example', 'bureau du réseau', 'office of the network'],
    ['cse@verrerie.example', 'responsable du CSE Verrerie', 'manager of CSE Verrerie'],
    ['salarie@verrerie.example', 'ouvrant-droit, admise', 'employee, admitted'],
    ['attente@verrerie.example', 'demande envoyée, pas encore admise', 'application sent, not yet admitted'],
  ],
} as const satisfies Record<string, readonly (readonly [email: string, fr: string, en: string])[]>
