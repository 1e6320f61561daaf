import type { Catalog } from '../../html/language.ts'
import type { MailingState } from './mailing.ts'
import type { Reason } from './recipients.ts'

const number = (count: number) => count.toLocaleString('fr-FR')
const inEnglish = (count: number) => count.toLocaleString('en-GB')

const fr = {
  title: 'Envois de première connexion',
  intro:
    "Le message de première connexion permet à un adhérent de choisir son mot de passe. Pour l'envoyer à plusieurs, affichez d'abord leur liste.",
  toList: 'Choisir une liste',
  none: 'Aucun envoi pour le moment.',
  caption: 'Derniers envois',
  when: 'Demandé',
  state: 'État',
  states: {
    waiting: 'en attente',
    running: 'en cours',
    done: 'terminé',
    stopped: 'arrêté',
  } satisfies Record<MailingState, string>,
  done: 'Adhésions parcourues',
  letters: 'Messages envoyés',
  ofAll: (done: number, total: number) => `${number(done)} sur ${number(total)}`,

  newTitle: 'Envoyer la première connexion',
  near: (typed: string) => `Aucun «\u00a0${typed}\u00a0»\u00a0: il s'agit des noms proches.`,
  nobody: 'Personne de cette liste ne recevrait ce message.',
  willGet: (letters: number) =>
    letters === 1 ? '1 message sera envoyé.' : `${number(letters)} messages seront envoyés.`,
  what: "Chaque message contient un lien pour choisir un mot de passe, valable sept jours. Il part au nom du site de l'organisation de l'adhérent.",
  list: 'Dans cette liste',
  memberships: 'Adhésions',
  sharedMailbox: "Partagent la boîte de quelqu'un qui le reçoit",
  leftOut: 'Ne le recevront pas',
  reasons: {
    notAdmitted: 'Ne sont pas adhérents en ce moment',
    shared: "Sont aussi adhérents d'une organisation que vous ne gérez pas",
    noAddress: 'Sans adresse valable',
    signsIn: 'Ont déjà choisi un mot de passe',
    recent: "L'ont déjà reçu ces sept derniers jours",
  } satisfies Record<Reason, string>,
  send: (letters: number) => (letters === 1 ? 'Envoyer 1 message' : `Envoyer ${number(letters)} messages`),
  back: 'Revenir à la liste',

  oneTitle: 'Envoi de première connexion',
  askedAt: (moment: string) => `Demandé le ${moment}.`,
  stateSaid: {
    waiting: "L'envoi va commencer.",
    running: "L'envoi est en cours. Vous pouvez quitter cette page\u00a0: il continue.",
    done: "L'envoi est terminé.",
    stopped: "L'envoi est arrêté. Les messages déjà préparés partent, les autres non.",
  } satisfies Record<MailingState, string>,
  heldBack: (letters: number) =>
    letters === 1
      ? "1 message n'a pas été envoyé\u00a0: cette adresse a déjà reçu trop de messages. Refaites l'envoi demain."
      : `${number(letters)} messages n'ont pas été envoyés\u00a0: ces adresses ont déjà reçu trop de messages. Refaites l'envoi demain.`,
  progress: 'Avancement',
  refresh: 'Actualiser la page',
  stop: "Arrêter l'envoi",
  all: 'Tous les envois',
  again:
    'Pour relancer ceux qui ne se connectent toujours pas, affichez la liste «\u00a0Jamais connectés\u00a0» et recommencez après sept jours.',
}

const en: typeof fr = {
  title: 'First sign-in mailings',
  intro:
    'The first sign-in letter lets a member choose a password. To send it to many, first show the list of them.',
  toList: 'Choose a list',
  none: 'No mailings so far.',
  caption: 'Latest mailings',
  when: 'Asked for',
  state: 'State',
  states: { waiting: 'waiting', running: 'under way', done: 'done', stopped: 'stopped' },
  done: 'Memberships gone through',
  letters: 'Letters sent',
  ofAll: (done, total) => `${inEnglish(done)} of ${inEnglish(total)}`,

  newTitle: 'Send the first sign-in',
  near: typed => `No “${typed}”: these are similar names.`,
  nobody: 'Nobody in this list would get this letter.',
  willGet: letters =>
    letters === 1 ? '1 letter will be sent.' : `${inEnglish(letters)} letters will be sent.`,
  what: 'Each letter has a link to choose a password, valid for seven days. It goes out in the name of the site of the member’s organisation.',
  list: 'In this list',
  memberships: 'Memberships',
  sharedMailbox: 'Share the mailbox of somebody who gets it',
  leftOut: 'Will not get it',
  reasons: {
    notAdmitted: 'Are not members at this time',
    shared: 'Are also members of an organisation that you do not run',
    noAddress: 'Without valid address',
    signsIn: 'Have chosen a password already',
    recent: 'Have had it within the last seven days',
  },
  send: letters => (letters === 1 ? 'Send 1 letter' : `Send ${inEnglish(letters)} letters`),
  back: 'Back to the list',

  oneTitle: 'First sign-in mailing',
  askedAt: moment => `Asked for on ${moment}.`,
  stateSaid: {
    waiting: 'The mailing is about to start.',
    running: 'The mailing is under way. You may leave this page: it goes on.',
    done: 'The mailing is done.',
    stopped: 'The mailing is stopped. Letters that are ready leave, the others do not.',
  },
  heldBack: letters =>
    letters === 1
      ? '1 letter was not sent: its address has had too many. Ask for the mailing again tomorrow.'
      : `${inEnglish(letters)} letters were not sent: their addresses have had too many. Ask for the mailing again tomorrow.`,
  progress: 'Progress',
  refresh: 'Refresh the page',
  stop: 'Stop the mailing',
  all: 'All mailings',
  again:
    'To ask those again who still do not sign in, show the list “Never signed in” and send to it after seven days.',
}

export const mailingWords: Catalog<typeof fr> = { fr, en }
