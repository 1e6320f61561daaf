import type { DemonstrationPage, DemonstrationSite } from './pages.ts'

function legalNotice(publisher: string, director: string): DemonstrationPage {
  return {
    kind: 'legal',
    slug: 'mentions-legales',
    title: 'Mentions légales',
    body: `## Éditeur du site

${publisher}

## Directeur de la publication

${director}

## Hébergement

Hébergeur Inventé, 4 rue des Serveurs, 59000 Lille. Téléphone\u00a0: 03 20 00 40 40.

## Textes et images

Ils appartiennent à leurs auteurs. Écrivez-nous avant de les reprendre.

Ce que nous faisons de vos données est dit à la page [Confidentialité](/confidentialite).`,
  }
}

const missions = `La Fédération réunit les compagnies d'experts des territoires. Elle les représente auprès des cours et des pouvoirs publics, et forme ceux qui débutent.

## Ce que nous faisons

- former les experts, débutants ou confirmés
- publier les textes et les modèles dont ils ont besoin
- réunir les compagnies une fois l'an, chaque fois dans une autre ville

## Où nous trouver

Le secrétariat reçoit sur rendez-vous, du mardi au vendredi. [Nous écrire](/contact).`

const trainings = `Ces dates sont pour les membres de toutes les compagnies.

- **Le rapport d'expertise**, Dijon, le 14 janvier
- **La mesure d'instruction**, Strasbourg, le 4 février
- **L'expert et l'audience**, Paris, le 18 mars

Pour vous inscrire, écrivez au secrétariat en indiquant votre compagnie. Les frais de voyage sont à la charge de chacun.`

const burgundy = `La Compagnie de Bourgogne compte une centaine d'experts, de Nevers à Dijon. Elle se réunit le premier lundi du mois, à dix-huit heures.

Pour devenir membre, adressez votre demande au secrétariat\u00a0: il vous dira quelles pièces joindre.`

const minutes = `## Réunion d'octobre

Vingt-huit membres présents. La convention avec la cour d'appel est renouvelée pour trois ans. La journée d'étude aura lieu à Beaune.

## Réunion de septembre

Trente et un membres présents. Les comptes de l'année sont approuvés à l'unanimité.`

const studyDay = `À compléter\u00a0: la date, le lieu et le programme.

Thème proposé\u00a0: la preuve numérique.`

const alsace = `La Compagnie d'Alsace réunit les experts de Strasbourg, Colmar et Mulhouse.

Une permanence se tient le jeudi après-midi, rue de la Nuée-Bleue.`

const workshop = `Terre et Feu réunit des personnes qui étudient, collectionnent ou pratiquent la céramique.

## Ce qui vous attend

- des visites d'ateliers et de musées
- deux conférences par trimestre
- une bibliothèque, ouverte le samedi matin

On peut adhérer seul ou à deux. [Devenir membre](/inscription)`

const library = `Les membres empruntent jusqu'à trois ouvrages pour un mois.

La bibliothèque est ouverte le samedi de dix heures à midi, au fond de la cour. Sonnez deux fois.`

const ordering = `Choisissez vos billets, vérifiez votre adresse de livraison, payez\u00a0: c'est tout.

Les billets à imprimer arrivent par message dans la journée\u00a0; les autres par la poste, en trois à cinq jours. Votre structure vous aide si une commande tarde.`

/** The federation: pages for everyone, for all its members, for those of one company, and one that is not published. */
export const federationPages: readonly DemonstrationSite[] = [
  {
    host: 'federation.localhost',
    postalAddress: '1 place du Palais\n21000 Dijon',
    pages: [
      legalNotice(
        `**Fédération nationale**\n1 place du Palais\n21000 Dijon\nTéléphone\u00a0: 03 80 00 10 10`,
        'Odile Marchand, présidente.',
      ),
      { slug: 'nos-missions', title: 'Nos missions', body: missions },
      {
        slug: 'calendrier-des-formations',
        title: 'Calendrier des formations',
        body: trainings,
        visibility: 'realm',
      },
    ],
  },
  {
    host: 'bourgogne.localhost',
    postalAddress: '8 rue Vauban\n21000 Dijon',
    pages: [
      legalNotice(
        '**Compagnie de Bourgogne**\n8 rue Vauban\n21000 Dijon\nTéléphone\u00a0: 03 80 00 20 20',
        'Claire Bonnet, présidente.',
      ),
      { slug: 'la-compagnie', title: 'La compagnie', body: burgundy },
      { slug: 'comptes-rendus', title: 'Comptes rendus', body: minutes, visibility: 'organisation' },
      { slug: 'journee-d-etude', title: "Journée d'étude", body: studyDay, isDraft: true },
    ],
  },
  {
    host: 'alsace.localhost',
    postalAddress: '15 rue de la Nuée-Bleue\n67000 Strasbourg',
    pages: [
      legalNotice(
        "**Compagnie d'Alsace**\n15 rue de la Nuée-Bleue\n67000 Strasbourg\nTéléphone\u00a0: 03 88 00 30 30",
        'Paul Klein, président.',
      ),
      { slug: 'la-compagnie', title: 'La compagnie', body: alsace },
    ],
  },
]

/** The association: what it is, for everyone; its library, for its members. */
export const associationPages: readonly DemonstrationSite[] = [
  {
    host: 'ceramique.localhost',
    postalAddress: '3 cour des Potiers\n71000 Mâcon',
    pages: [
      { slug: 'l-association', title: "L'association", body: workshop },
      { slug: 'la-bibliotheque', title: 'La bibliothèque', body: library, visibility: 'realm' },
    ],
  },
]

/** The works councils: how one orders, for everyone. */
export const worksCouncilPages: readonly DemonstrationSite[] = [
  {
    host: 'avantages.localhost',
    postalAddress: '22 quai de la Moselle\n57000 Metz',
    pages: [{ slug: 'commander', title: 'Commander', body: ordering }],
  },
]
