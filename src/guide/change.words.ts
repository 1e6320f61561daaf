import type { Catalog } from '../html/language.ts'

const fr = {
  title: 'Mettre à jour vos données personnelles',
  record: 'Modifier votre fiche',
  recordHow: (account: string, change: string) =>
    `Dans ${account}, cliquez sur ${change}. Toutes les informations sont modifiables, une page après l'autre\u00a0:`,
  same: "Ce sont les mêmes pages que lors de l'inscription.",
  stars: "Les champs marqués d'une étoile * doivent être remplis.",
  missing: "S'il en manque un, la page le dit à côté du champ et en haut, et garde ce que vous avez saisi.",
  save: 'Enregistrer',
  saveHow: (save: string, saved: string) =>
    `Cliquez sur ${save}. Le message en vert indique ${saved}\u00a0: c'est fait.`,
  saveFigure: 'Le message en vert, une fois la fiche enregistrée.',
  email: "Changer d'adresse e-mail",
  emailHow: (submit: string) =>
    `Saisissez la nouvelle adresse et votre mot de passe, puis cliquez sur ${submit}. Un message y est envoyé.`,
  emailConfirm: (confirm: string) =>
    `Ouvrez ce message, suivez son lien et cliquez sur ${confirm}. Jusque-là, vous vous connectez avec l'ancienne adresse.`,
  emailLost:
    "Vous n'avez plus accès à l'ancienne boîte aux lettres\u00a0? Vous pouvez quand même changer, tant que vous connaissez votre mot de passe. Sinon, contactez-nous.",
  second: 'Permettre à la seconde personne de se connecter',
  secondHow: (grant: string) =>
    `La seconde personne du couple peut avoir sa propre connexion. Cliquez sur ${grant}\u00a0: elle reçoit un lien pour choisir son mot de passe.`,
  secondEnd: 'Vous pouvez retirer cette autorisation à tout moment.',
  devices: 'Voir les appareils connectés à votre compte',
  devicesHow: (security: string) =>
    `La page ${security} en donne la liste. Un appareil que vous ne reconnaissez pas\u00a0? Terminez sa connexion, puis choisissez un nouveau mot de passe.`,
  data: 'Consulter, télécharger ou faire effacer vos données',
  dataHow: (data: string) => `La page ${data} montre ce que nous gardons à votre sujet, et combien de temps.`,
  erasure: {
    byOffice: "L'effacement se demande sur cette page\u00a0; le bureau s'en charge.",
    byItself: (days: number) =>
      `L'effacement se demande sur cette page\u00a0; il a lieu ${days} jours après, et vous pouvez y renoncer jusque-là.`,
  },
}

const en: typeof fr = {
  title: 'Keeping your details up to date',
  record: 'Change your record',
  recordHow: (account, change) =>
    `In ${account}, click on ${change}. All details can be changed, one page after the other:`,
  same: 'They are the same pages as when one registers.',
  stars: 'The fields with a star * have to be filled in.',
  missing: 'If one is missing, the page says so beside the field and on top, and keeps what you have typed.',
  save: 'Save',
  saveHow: (save, saved) => `Click on ${save}. The message in green says ${saved}: it is done.`,
  saveFigure: 'The message in green, once the record is saved.',
  email: 'Change your e-mail address',
  emailHow: submit =>
    `Enter the new address and your password, then click on ${submit}. A message goes there.`,
  emailConfirm: confirm =>
    `Open that message, follow its link and click on ${confirm}. Until then, you sign in with the old address.`,
  emailLost:
    'You have no access to the old mailbox any more? You can change all the same, as long as you know your password. If not, contact us.',
  second: 'Let the second person sign in',
  secondHow: grant =>
    `The second person of the couple can have a sign-in of their own. Click on ${grant}: they receive a link to choose their password.`,
  secondEnd: 'You can withdraw this at any time.',
  devices: 'See the devices that are signed in to your account',
  devicesHow: security =>
    `The page ${security} lists them. A device that you do not recognise? End its sign-in, then choose a new password.`,
  data: 'See, download or have your data erased',
  dataHow: data => `The page ${data} shows what we hold about you, and for how long.`,
  erasure: {
    byOffice: 'Erasure is asked for on that page; the office carries it out.',
    byItself: days =>
      `Erasure is asked for on that page; it happens ${days} days later, and you can withdraw until then.`,
  },
}

export const changeGuideWords: Catalog<typeof fr> = { fr, en }
