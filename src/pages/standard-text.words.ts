import type { Catalog } from '../html/language.ts'
import type { Site } from '../organisations/site.ts'
import type { StandardKind } from './page.ts'

/** Paragraphs in Markdown. */
type Text = (site: Site) => string[]
type Words = Record<StandardKind, Text> & { titles: Record<StandardKind, (siteName: string) => string> }

const lines = (...given: (string | false | null | undefined)[]) => given.filter(Boolean).join('\n')
const points = (...given: (string | false)[]) =>
  given
    .filter(point => point !== false)
    .map(point => `- ${point}`)
    .join('\n')

/** A name or an address as it stands in Markdown, where some characters would mean something. */
const asTyped = (text: string) => text.replaceAll(/[\\`*_[\]<]/g, character => `\\${character}`)

const fr: Words = {
  titles: {
    home: siteName => `Bienvenue sur le site ${siteName}`,
    contact: () => 'Contact',
    legal: () => 'Mentions légales',
    privacy: () => 'Confidentialité',
  },
  home: () => [],
  contact: () => [
    'Une question, une adresse qui change, une difficulté pour vous connecter\u00a0? Écrivez-nous ou appelez-nous.',
  ],
  // Loi n° 2004-575 du 21 juin 2004 pour la confiance dans l'économie numérique, articles 1-1 et 6.
  legal: ({ organisation, postalAddress, contactPhone, contactEmail }) => [
    '## Éditeur du site',
    lines(
      `**${asTyped(organisation.name)}**`,
      postalAddress && asTyped(postalAddress),
      contactPhone && `Téléphone\u00a0: ${asTyped(contactPhone)}`,
      contactEmail && `Adresse e-mail\u00a0: ${contactEmail}`,
    ),
    '## Directeur de la publication',
    `La personne qui représente légalement «\u00a0${asTyped(organisation.name)}\u00a0».`,
    '## Hébergement',
    "Le site est servi par le logiciel libre Guichet. Le nom, l'adresse et le téléphone de l'hébergeur sont donnés à qui les demande, à l'adresse ci-dessus.",
    '## Textes et images',
    'Les textes, les images et le logo de ce site appartiennent à leurs auteurs. On ne les reprend pas sans leur accord, sauf dans les cas que la loi prévoit.',
    '## Signaler un contenu',
    "Si une page vous paraît contraire à la loi, écrivez-nous en indiquant son adresse et la raison\u00a0: nous l'examinerons sans tarder.",
    'Ce que nous faisons de vos données est dit à la page [Confidentialité](/confidentialite).',
  ],
  // RGPD, articles 13 et 14.
  privacy: ({ organisation, contactEmail, realm: { policy } }) => [
    `«\u00a0${asTyped(organisation.name)}\u00a0» tient la liste de ses membres avec ce site. Cette page dit ce que nous gardons de vous, pourquoi, combien de temps, et ce que vous pouvez demander.`,
    '## Ce que nous gardons, et pourquoi',
    points(
      "**Qui vous êtes**\u00a0: nom, adresse, téléphones, adresse e-mail, organisations dont vous êtes membre. C'est ce que demande votre adhésion (un contrat).",
      policy.accountSections.includes('household') &&
        '**Votre foyer**\u00a0: les personnes que vous nous avez déclarées, pour leurs droits.',
      policy.dues !== 'none' &&
        '**Vos cotisations**\u00a0: sommes dues, paiements, reçus, rappels. La loi demande de les garder pour la comptabilité.',
      policy.rubrics.length > 0 && '**Vos fiches**\u00a0: ce que vous publiez vous-même dans les rubriques.',
      policy.registration.startedBy !== 'office' &&
        '**Votre inscription**\u00a0: ce que vous avez rempli, les conditions que vous avez acceptées.',
      '**Votre connexion**\u00a0: appareils, liens demandés, et une empreinte de votre mot de passe, que personne ne peut relire.',
      'Les **messages** que nous vous avons envoyés (leur genre et leur date, jamais leur texte) et les **traces** de ce qui a été fait sur votre compte, pour sa sécurité (intérêt légitime).',
    ),
    '## Combien de temps',
    points(
      "Ce qui tient à votre adhésion\u00a0: jusqu'à l'effacement de vos données.",
      policy.dues !== 'none' &&
        "Les cotisations\u00a0: 10 ans (code de commerce, article L123-22), sans votre nom après l'effacement.",
      policy.registration.startedBy !== 'office' &&
        `Une inscription refusée\u00a0: ${policy.data.keepRefusedDays} jours.`,
      `Les messages\u00a0: ${policy.data.keepLetterDays} jours. Les traces\u00a0: ${policy.data.keepAuditDays} jours.`,
    ),
    '## Qui les voit',
    `Les personnes qui gèrent l'organisation dont vous êtes membre, celles qui gèrent l'organisation dont elle dépend s'il y en a une, et celles qui entretiennent le serveur pour nous. Nous ne vendons ni ne louons rien.${
      policy.directory === 'none'
        ? ''
        : " Dans l'annuaire, chacun choisit ce que les autres voient\u00a0: sans choix, le nom et l'organisation."
    }`,
    '## Cookies',
    "Ce site ne pose que les cookies dont il a besoin pour marcher\u00a0: votre connexion, la langue choisie, un formulaire commencé. Aucun ne vous suit ailleurs\u00a0: c'est pourquoi aucun bandeau ne vous demande votre accord.",
    '## Ce que vous pouvez demander',
    lines(
      'Voir vos données, les télécharger, les corriger, les faire effacer\u00a0: tout se fait à la page [Mes données](/espace/donnees).',
      policy.data.erasure === 'byOffice'
        ? "L'effacement est fait par le bureau, qui répond dans le mois."
        : `L'effacement se fait de lui-même ${policy.data.erasure.afterDays} jours après la demande.`,
    ),
    `Vous pouvez aussi nous écrire${contactEmail ? ` à ${contactEmail}` : ''}. Si notre réponse ne vous convient pas, adressez-vous à la CNIL (https://www.cnil.fr).`,
  ],
}

const en: Words = {
  titles: {
    home: siteName => `Welcome to ${siteName}`,
    contact: () => 'Contact',
    legal: () => 'Legal notice',
    privacy: () => 'Privacy',
  },
  home: () => [],
  contact: () => ['A question, a new address, trouble signing in? Write to us or call.'],
  legal: ({ organisation, postalAddress, contactPhone, contactEmail }) => [
    '## Publisher',
    lines(
      `**${asTyped(organisation.name)}**`,
      postalAddress && asTyped(postalAddress),
      contactPhone && `Telephone: ${asTyped(contactPhone)}`,
      contactEmail && `E-mail address: ${contactEmail}`,
    ),
    '## Editor responsible',
    `The legal representative of “${asTyped(organisation.name)}”.`,
    '## Hosting',
    'The site is served by the free software Guichet. Name, address and telephone of whoever hosts it are given to anybody who asks, at the address above.',
    '## Texts and images',
    'The texts, images and logo of this site belong to their authors. They are not used elsewhere without their consent, except where the law allows it.',
    '## Reporting content',
    'If you think that a page is against the law, write to us with its address and the reason: we will look at it without delay.',
    'What we do with your data is said on the page [Privacy](/confidentialite).',
  ],
  privacy: ({ organisation, contactEmail, realm: { policy } }) => [
    `“${asTyped(organisation.name)}” keeps the list of its members with this site. This page says what we keep about you, why, how long, and what you can ask for.`,
    '## What we keep, and why',
    points(
      '**Who you are**: name, address, telephones, e-mail address, organisations that you are a member of. Your membership takes it (a contract).',
      policy.accountSections.includes('household') &&
        '**Your household**: the persons that you have declared, for their rights.',
      policy.dues !== 'none' &&
        '**Your dues**: what is owed and paid, receipts, reminders. The law asks us to keep them for the accounts.',
      policy.rubrics.length > 0 && '**Your records**: what you publish yourself in the rubrics.',
      policy.registration.startedBy !== 'office' &&
        '**Your registration**: what you filled in, the terms that you accepted.',
      '**Your sign-in**: devices, links asked for, and a print of your password, which nobody can read back.',
      'The **letters** that we sent you (kind and date, never the text) and the **traces** of what was done on your account, for its security (legitimate interest).',
    ),
    '## How long',
    points(
      'What belongs to your membership: until your data is erased.',
      policy.dues !== 'none' &&
        'Dues: 10 years (French code de commerce, article L123-22), without your name once erased.',
      policy.registration.startedBy !== 'office' &&
        `A registration that was refused: ${policy.data.keepRefusedDays} days.`,
      `Letters: ${policy.data.keepLetterDays} days. Traces: ${policy.data.keepAuditDays} days.`,
    ),
    '## Who sees it',
    `Those who run the organisation that you are a member of, those who run the one above it where there is one, and those who keep the server for us. We sell and rent out nothing.${
      policy.directory === 'none'
        ? ''
        : ' In the directory everybody chooses what others see: without a choice, name and organisation.'
    }`,
    '## Cookies',
    'This site sets only the cookies that it needs to work: your sign-in, the language chosen, a form that was begun. None follows you elsewhere, which is why no banner asks for your consent.',
    '## What you can ask for',
    lines(
      'See your data, download it, correct it, have it erased: all of it on the page [My data](/espace/donnees).',
      policy.data.erasure === 'byOffice'
        ? 'The office carries the erasure out, and answers within a month.'
        : `The erasure happens by itself ${policy.data.erasure.afterDays} days after it was asked for.`,
    ),
    `You can also write to us${contactEmail ? ` at ${contactEmail}` : ''}. If our answer does not suit you, turn to the CNIL (https://www.cnil.fr).`,
  ],
}

/** The texts of the pages that every site has. */
export const standardTextWords: Catalog<Words> = { fr, en }
