import type { Catalog } from '../html/language.ts'

const fr = {
  title: 'Bureau',
  yourRoles: 'Vos rôles',
  atAGlance: "En un coup d'œil",
  members: (count: number): string => (count > 1 ? 'adhérents' : 'adhérent'),
  neverSignedIn: (count: number): string => (count > 1 ? 'jamais connectés' : 'jamais connecté'),
  noAddress: () => 'sans adresse valable',
  undelivered: (count: number): string =>
    count > 1 ? "n'ont pas reçu leur message" : "n'a pas reçu son message",
  late: () => 'en retard de cotisation',
  undecided: (count: number) =>
    count === 1 ? '1 demande attend une décision' : `${count} demandes attendent une décision`,
  undecidedOver: (most: number) => `Plus de ${most} demandes attendent une décision`,
  tooMany: (most: string) =>
    `Plus de ${most} adhérents\u00a0: choisissez une organisation en vue pour voir ses chiffres.`,
  letters: 'Derniers messages',
  failedLetters: 'Messages refusés',
  allLetters: 'Voir tous les derniers messages',
  to: 'À',
  what: 'Message',
  state: 'État',
  noMail: "Aucun serveur de messagerie n'est réglé (SMTP_URL)\u00a0: les messages attendent.",
  noLetters: 'Aucun message pour le moment.',
}
const en: typeof fr = {
  title: 'Office',
  yourRoles: 'Your roles',
  atAGlance: 'At a glance',
  members: count => (count > 1 ? 'members' : 'member'),
  neverSignedIn: () => 'never signed in',
  noAddress: () => 'without a valid address',
  undelivered: () => 'did not get their letter',
  late: () => 'late with their dues',
  undecided: count =>
    count === 1 ? '1 application awaits a decision' : `${count} applications await a decision`,
  undecidedOver: most => `More than ${most} applications await a decision`,
  tooMany: most => `More than ${most} members: choose an organisation in view to see its figures.`,
  letters: 'Latest letters',
  failedLetters: 'Letters that were refused',
  allLetters: 'See all the latest letters',
  to: 'To',
  what: 'Letter',
  state: 'State',
  noMail: 'No mail server is set (SMTP_URL): letters are waiting.',
  noLetters: 'No letters so far.',
}

export const homeWords: Catalog<typeof fr> = { fr, en }
