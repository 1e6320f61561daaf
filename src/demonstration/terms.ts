import { enterTerms, type TermsKind } from '../terms/terms.ts'
import type { Scene } from './scene.ts'

/** Publishes texts that have been in force for four months, and ask nobody again. */
async function publish(
  { tx, today }: Pick<Scene, 'tx' | 'today'>,
  realmId: string,
  texts: Partial<Record<TermsKind, string>>,
): Promise<void> {
  const inForceOn = today.subtract({ months: 4 })
  const publishedAt = inForceOn.toZonedDateTime('Europe/Paris').toInstant()
  for (const [kind, body] of Object.entries(texts) as [TermsKind, string][]) {
    await enterTerms(tx, publishedAt, realmId, { kind, body, inForceOn, asksAgain: false }, null)
  }
}

/** What the members of a network of works councils accept. */
export async function worksCouncilTerms(scene: Pick<Scene, 'tx' | 'today'>, realmId: string): Promise<void> {
  await publish(scene, realmId, { termsOfUse, termsOfSale, rules })
}

/** What the members of an association accept. */
export async function associationTerms(scene: Pick<Scene, 'tx' | 'today'>, realmId: string): Promise<void> {
  await publish(scene, realmId, { rules: statutes })
}

const termsOfUse = `1. À quoi sert ce site
Avantages Plus ouvre ce site aux salariés des comités sociaux et économiques qui sont membres du réseau, ainsi qu'à leur famille. Il permet de consulter les offres, de commander des billets et de suivre ses commandes.

2. Votre compte
Votre compte est personnel. Il est ouvert lorsque votre structure a validé votre inscription. Gardez votre mot de passe pour vous : personne du réseau ne vous le demandera. Si vous pensez que quelqu'un d'autre l'utilise, changez-le aussitôt et prévenez-nous.

3. Vos informations
Vous vous engagez à donner des informations exactes et à les tenir à jour, en particulier l'adresse à laquelle vos billets sont envoyés. Une erreur d'adresse peut retarder une livraison.

4. Vos données
Nous n'utilisons vos données que pour gérer vos droits, vos commandes et leur livraison. Elles ne sont ni vendues ni louées. Vous pouvez les consulter, les corriger et en demander la suppression en écrivant à accueil@avantages.example.

5. Disponibilité
Le site est ouvert tous les jours. Il peut être arrêté pour son entretien : nous l'annonçons à l'avance lorsque l'arrêt dépasse une heure.

6. Fin du compte
Votre compte se ferme lorsque vous quittez l'entreprise ou que votre comité quitte le réseau. Les billets déjà commandés restent valables.`

const termsOfSale = `1. Qui vend
Les billets et les bons sont proposés par Avantages Plus, pour le compte des comités sociaux et économiques du réseau, aux seuls salariés inscrits et à leurs ayants droit.

2. Les prix
Les prix sont indiqués en euros, toutes taxes comprises. La participation de votre comité est déduite avant le paiement ; la somme qui reste à votre charge est affichée avant que vous ne validiez la commande.

3. La commande
Une commande est ferme dès qu'elle est validée. Un message la confirme et rappelle ce qui a été commandé, pour qui et à quel prix.

4. La livraison
Les billets électroniques sont envoyés par message dans la journée. Les billets imprimés partent sous cinq jours ouvrés, à l'adresse de livraison de votre compte.

5. Échange et remboursement
Un billet daté n'est ni repris ni échangé, sauf si le spectacle ou la sortie est annulé. Un bon d'achat sans date peut être rendu dans les quatorze jours qui suivent sa réception, s'il n'a pas servi.

6. Une question, une réclamation
Écrivez à accueil@avantages.example ou appelez le 03 89 00 50 50. Nous répondons sous cinq jours ouvrés.`

const rules = `1. Qui a droit aux avantages
Le salarié inscrit par sa structure, appelé ouvrant droit, et les membres de sa famille qu'il a déclarés : conjoint, partenaire de PACS, concubin, enfants à charge. Aucune ancienneté n'est demandée.

2. Usage personnel
Les billets et les bons sont réservés à l'ouvrant droit et à ses ayants droit. Il est interdit de les revendre, même à prix coûtant.

3. Changements de situation
Une naissance, une séparation, un déménagement, un départ de l'entreprise : signalez-les dans le mois, depuis votre compte ou auprès de votre structure.

4. En cas d'abus
Une fausse déclaration ou une revente peut entraîner, après que la personne a été entendue par sa structure, la suspension de ses droits pour un an au plus.`

const statutes = `Statuts et règlement de l'association Terre et Feu

Article 1. L'association
Terre et Feu réunit des personnes qui étudient, collectionnent ou pratiquent la céramique. Elle est régie par la loi du 1er juillet 1901. Son but est de faire connaître les œuvres, les ateliers et les techniques, par des visites, des conférences et des publications.

Article 2. Les membres
Est membre toute personne, ou tout couple, qui a rempli le formulaire d'adhésion et réglé sa cotisation. Les deux personnes d'un couple ont chacune une voix à l'assemblée générale.

Article 3. La cotisation
Son montant est fixé chaque année par l'assemblée générale. Elle vaut douze mois à partir de l'adhésion. Un membre qui n'a pas réglé sa cotisation après deux rappels est suspendu ; il retrouve ses droits dès qu'il l'a réglée.

Article 4. Les fiches
Chaque membre peut présenter ses pièces et ses recherches aux autres membres. Il reste l'auteur de ses textes et de ses photographies, et répond de ce qu'il publie. Le bureau peut retirer une fiche qui nuirait à un tiers.

Article 5. L'annuaire
L'annuaire est réservé aux membres. Il ne peut servir ni à la publicité ni à la vente, et ne doit pas être communiqué à d'autres.

Article 6. L'assemblée générale
Elle se réunit une fois par an, sur convocation envoyée quinze jours à l'avance. Elle entend le rapport du bureau, approuve les comptes et élit le bureau pour deux ans.

Article 7. Départ
Un membre peut quitter l'association à tout moment par une simple lettre. La cotisation de l'année en cours n'est pas remboursée.`
