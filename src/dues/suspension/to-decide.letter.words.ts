import type { Catalog } from '../../html/language.ts'

const fr = {
  subject: (site: string, count: number) =>
    count === 1
      ? `${site}\u00a0: une adhésion en retard, à suspendre ou non`
      : `${site}\u00a0: ${count} adhésions en retard, à suspendre ou non`,
  waiting: (count: number) =>
    count === 1
      ? "Un adhérent n'a pas réglé sa cotisation après le dernier rappel."
      : `${count} adhérents n'ont pas réglé leur cotisation après le dernier rappel.`,
  choice:
    'Pour chacun, vous choisissez de suspendre son adhésion ou de lui laisser encore du temps. Rien ne se fait sans vous.',
  see: 'Voir et décider',
  signIn:
    'Le lien vous demande de vous connecter. Si un autre responsable décide avant vous, la page le dit.',
  reason: (organisation: string) =>
    `Vous recevez ce message parce que vous décidez des suspensions pour ${organisation}.`,
}

const en: typeof fr = {
  subject: (site, count) =>
    count === 1
      ? `${site}: one late membership, to suspend or not`
      : `${site}: ${count} late memberships, to suspend or not`,
  waiting: count =>
    count === 1
      ? 'One member has not paid the dues after the last reminder.'
      : `${count} members have not paid their dues after the last reminder.`,
  choice:
    'For each of them you choose to suspend the membership or to leave more time. Nothing is done without you.',
  see: 'See and decide',
  signIn: 'The link asks you to sign in. If another manager decides before you, the page says so.',
  reason: organisation => `You get this message because you decide about suspensions for ${organisation}.`,
}

export const toDecideWords: Catalog<typeof fr> = { fr, en }
