import type { Catalog } from '../../html/language.ts'

const fr = {
  title: 'Ma fiche membre',
  intro: 'Tout ce que vous nous avez dit. Choisissez ce que vous voulez modifier.',
  change: 'Modifier',
  none: 'Non renseigné',
  save: 'Enregistrer',
  back: 'Revenir à mon compte',
  all: 'Voir toute ma fiche membre',
  meanwhile: 'Votre fiche a changé entre-temps',
  meanwhileHelp:
    "Elle a été modifiée dans un autre onglet, ou par le bureau. Rien n'est encore enregistré de ce que vous venez de saisir. Comparez, puis enregistrez ce qui est juste.",
  heldNow: 'Ce qui est enregistré maintenant',
  yours: 'Ce que vous avez saisi',
  takeHeld: 'Garder ce qui est enregistré',
}

const en: typeof fr = {
  title: 'My member record',
  intro: 'All that you have told us. Choose what you want to change.',
  change: 'Change',
  none: 'Not given',
  save: 'Save',
  back: 'Back to my account',
  all: 'See all of my member record',
  meanwhile: 'Your record has changed meanwhile',
  meanwhileHelp:
    'It was changed in another tab, or by the office. Nothing of what you have just typed is saved yet. Compare, then save what is right.',
  heldNow: 'What is held now',
  yours: 'What you have typed',
  takeHeld: 'Keep what is held',
}

export const changeWords: Catalog<typeof fr> = { fr, en }
