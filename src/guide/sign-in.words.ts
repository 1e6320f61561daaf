import type { Catalog } from '../html/language.ts'

const fr = {
  title: 'Se connecter',
  open: (signIn: string) => `Cliquer sur ${signIn}`,
  openHow: (signIn: string) => `${signIn} est en haut de chaque page.`,
  openReserved:
    "On arrive aussi à ce formulaire en demandant une page réservée aux membres\u00a0: elle s'ouvre ensuite.",
  openElsewhere: (host: string) =>
    `La connexion se fait sur ${host}, dans les couleurs de ce site, puis vous revenez ici. C'est normal\u00a0: tous les sites du réseau se servent du même compte.`,
  openFigure: "Le haut de la page, quand on n'est pas connecté.",
  form: 'Remplir le formulaire',
  formHow: (email: string, password: string, submit: string) =>
    `Saisissez votre ${email} et votre ${password}, puis cliquez sur ${submit}.`,
  formFigure: "Le formulaire de connexion, tel qu'il est sur ce site.",
  several:
    'Plusieurs adresses e-mail\u00a0? Prenez celle que vous avez donnée en vous inscrivant, la seule que le site connaît.',
  second:
    "L'adresse de la seconde personne d'un couple ne permet pas de se connecter, sauf si la première l'a autorisée depuis son compte. Prenez celle de la première personne.",
  mistaken: (contact: string) =>
    `Une erreur dans l'adresse donnée à l'inscription\u00a0? Écrivez-nous à ${contact}\u00a0: nous la corrigerons.`,
  mistakenNobody:
    "Une erreur dans l'adresse donnée à l'inscription\u00a0? Contactez-nous\u00a0: nous la corrigerons.",
  forgotten: (way: string) =>
    `Mot de passe oublié\u00a0? Cliquez sur ${way}\u00a0: vous en choisirez un autre.`,
  slowed:
    'Après plusieurs erreurs, il faut attendre un peu avant de réessayer. Choisir un nouveau mot de passe lève cette attente.',
  secret:
    "Votre mot de passe n'est connu que de vous. Personne ne peut le lire, pas même nous, et personne ne vous le demandera.",
  remember: (box: string) => `Cocher ${box}, ou non`,
  rememberHow: (box: string) =>
    `Avec ${box}, vous restez connecté sur cet appareil, même après avoir fermé le navigateur.`,
  who: 'Dire qui vous êtes, si vous partagez une boîte aux lettres',
  whoHow:
    'Plusieurs membres peuvent avoir la même adresse e-mail. Ils ont alors un même mot de passe, et la page demande après la connexion qui est là.',
  whoChange: 'Depuis votre compte, vous pouvez ensuite changer de personne.',
  connected: 'Vérifier que vous êtes connecté',
  connectedHow: (signOut: string, signIn: string, area: string) =>
    `${signOut} est affiché en haut de la page à la place de ${signIn}, avec votre nom et le lien ${area}.`,
  connectedFigure: 'Le haut de la page, quand on est connecté.',
  all: "Passer d'un site à l'autre sans vous reconnecter",
  allHow: (count: number) => `Une seule connexion ouvre l'espace membres des ${count} sites du réseau\u00a0:`,
  allThen: 'Ouvrez celui que vous voulez\u00a0: vous y êtes déjà reconnu.',
  restricted: "Si l'espace membres ne s'ouvre pas",
  restrictedHow: 'Après le mot de passe, la page dit pourquoi, quoi faire et qui contacter.',
  late: "Cotisation en retard\u00a0: l'espace membres s'ouvre de nouveau dès que votre paiement est enregistré.",
  suspended: 'Adhésion suspendue après plusieurs rappels\u00a0: de même.',
  awaiting: 'Demande pas encore validée\u00a0: la page le dit, et vous recevrez un message.',
  stillOpen: 'Vous pouvez toujours\u00a0:',
  leave: 'Se déconnecter',
  leaveHow: (signOut: string) =>
    `Sur un ordinateur que vous partagez, cliquez sur ${signOut} en haut de la page quand vous avez fini.`,
  leaveAll: (here: string) =>
    `Cela vous déconnecte de tous les sites à la fois. ${here}, où il est proposé, ne ferme que le site où vous êtes.`,
}

const en: typeof fr = {
  title: 'Signing in',
  open: signIn => `Click on ${signIn}`,
  openHow: signIn => `${signIn} is at the top of every page.`,
  openReserved:
    'One also comes to this form by asking for a page that is for members only: it opens afterwards.',
  openElsewhere: host =>
    `One signs in on ${host}, in the colours of this site, and then comes back here. That is as it should be: all the sites of the network use the same account.`,
  openFigure: 'The top of the page, before one is signed in.',
  form: 'Fill in the form',
  formHow: (email, password, submit) => `Enter your ${email} and your ${password}, then click on ${submit}.`,
  formFigure: 'The sign-in form, as it is on this site.',
  several:
    'Several e-mail addresses? Take the one that you gave when you registered, the only one that the site knows.',
  second:
    'The address of the second person of a couple does not sign in, unless the first one has allowed it in their account. Take that of the first person.',
  mistaken: contact => `A mistake in the address that was given? Write to ${contact}: we will correct it.`,
  mistakenNobody: 'A mistake in the address that was given? Contact us: we will correct it.',
  forgotten: way => `A forgotten password? Click on ${way}: you will choose another one.`,
  slowed:
    'After several mistakes one has to wait a little before trying again. Choosing a new password ends that wait.',
  secret: 'Only you know your password. Nobody can read it, not even we, and nobody will ask you for it.',
  remember: box => `Tick ${box}, or not`,
  rememberHow: box => `With ${box}, you stay signed in on this device, even after closing the browser.`,
  who: 'Say who you are, if you share a mailbox',
  whoHow:
    'Several members may have the same e-mail address. They then have one password, and after signing in the page asks who is there.',
  whoChange: 'In your account, you can change to another person afterwards.',
  connected: 'Check that you are signed in',
  connectedHow: (signOut, signIn, area) =>
    `${signOut} is shown at the top of the page instead of ${signIn}, with your name and the link ${area}.`,
  connectedFigure: 'The top of the page, once one is signed in.',
  all: 'Go from one site to another without signing in again',
  allHow: count => `One sign-in opens the members' areas of the ${count} sites of the network:`,
  allThen: 'Open the one you want: you are known there already.',
  restricted: "If the members' area does not open",
  restrictedHow: 'After the password, the page says why, what to do and whom to contact.',
  late: "Dues that are late: the members' area opens again as soon as your payment is recorded.",
  suspended: 'Membership suspended after several reminders: likewise.',
  awaiting: 'Application not approved yet: the page says so, and you will receive a message.',
  stillOpen: 'You can still:',
  leave: 'Sign out',
  leaveHow: signOut =>
    `On a computer that you share, click on ${signOut} at the top of the page when you have done.`,
  leaveAll: here =>
    `That signs you out of all the sites at once. ${here}, where it is offered, only leaves the site where you are.`,
}

export const signInGuideWords: Catalog<typeof fr> = { fr, en }
