/** A step of a guide on paper: where the page covers it, and words that it cannot do without. */
type PaperStep = { anchor: string; words: readonly string[] }

const step = (anchor: string, ...words: string[]): PaperStep => ({ anchor, words })

/**
 * The steps of the three guides that organisations have handed out on paper, line by line, with the site of the demonstration
 * whose page has to cover them. The comments are what the paper says.
 */
export const printedGuides: Readonly<Record<string, readonly PaperStep[]>> = {
  'federation.localhost': [
    // « Vous devez être à jour de vos cotisations »
    step(
      'avant-cotisation',
      'Vous êtes à jour de votre cotisation',
      "L'espace membres s'ouvre aux membres à jour",
    ),
    // « et avoir fourni à votre compagnie territoriale une adresse courriel valide »
    step('avant-adresse', 'Votre organisation doit avoir votre adresse e-mail, exacte et en service'),
    // « la compagnie doit avoir saisi les données vous concernant dans la base de données en ligne »
    step('avant-inscription', 'base des membres', 'Nouvel adhérent', 'Voir qui contacter'),
    // « Lancer la procédure … en cliquant sur « Mot de passe oublié ou première connexion » »
    step('mot-de-passe-demander', 'Se connecter', 'Mot de passe oublié ou première connexion'),
    // « clic », après la saisie de l'adresse
    step('mot-de-passe-adresse', 'Adresse e-mail', 'Recevoir le lien'),
    // « vous recevez le message « cet utilisateur n'existe pas », vérifiez auprès de votre Compagnie »
    step(
      'mot-de-passe-reponse',
      "Cet utilisateur n'existe pas",
      'vérifiez auprès de votre organisation',
      'secretariat@bourgogne.example',
      '03 88 00 30 30',
    ),
    // « vous devez déjà figurer dans l'annuaire … pour vous connecter »
    step('mot-de-passe-reponse', 'vous devez déjà figurer dans la base des membres'),
    // « Consultez votre messagerie »
    step(
      'mot-de-passe-message',
      'Consulter votre messagerie',
      'Choisir mon mot de passe',
      'une heure',
      'spams',
    ),
    // « saisissez dans les deux champs le mot de passe que vous avez choisi », « clic »
    step('mot-de-passe-choisir', "deux fois, à l'identique", 'Nouveau mot de passe', 'Enregistrer'),
    // « 8 caractères dont 1 chiffre, 1 majuscule et 1 caractère spécial »
    step(
      'mot-de-passe-choisir',
      'au moins 8 caractères',
      'un chiffre',
      'une majuscule',
      'un caractère spécial',
    ),
    // « Un message vous alertera … Dans ce cas saisissez à nouveau le mot de passe … cliquez sur enregistrer »
    step('mot-de-passe-refus', 'nomme chaque règle', 'cliquez de nouveau sur « Enregistrer »'),
    // « Si les deux mots de passe saisis ne sont pas identiques … relancer la procédure »
    step(
      'mot-de-passe-refus',
      'Les deux mots de passe ne sont pas identiques',
      "il n'y a rien à recommencer",
    ),
    // « Pour faire apparaître les caractères que vous saisissez, cliquez sur l'œil »
    step('mot-de-passe-choisir', 'Afficher le mot de passe', "l'œil", 'fait apparaître ce que vous tapez'),
    // « vous pouvez désormais vous connecter »
    step(
      'mot-de-passe-enregistre',
      'Votre mot de passe est enregistré',
      'Vous pouvez maintenant vous connecter',
    ),
    // « saisissez votre mot de passe »
    step('connexion-formulaire', 'Adresse e-mail', 'Mot de passe', 'Se connecter'),
    // « vous avez accès … aux espaces membres de tous les sites territoriaux hébergés »
    step(
      'connexion-tous-les-sites',
      "l'espace membres des 3 sites",
      'Compagnie de Bourgogne',
      "Compagnie d'Alsace",
    ),
  ],
  'ceramique.localhost': [
    // « il faut d'abord y être inscrit (voir procédure d'adhésion) »
    step('avant-inscription', "il faut d'abord s'être inscrit"),
    step('inscription-ouvrir', 'Créer un compte', '4 étapes'),
    // « 1- Cliquer sur Se connecter »
    step('connexion-ouvrir', 'Cliquer sur « Se connecter »'),
    // « On aboutit aussi au formulaire … si on tente d'accéder à toute rubrique … réservé aux membres »
    step('connexion-ouvrir', 'en demandant une page réservée aux membres'),
    // « 2- Remplir le formulaire »
    step('connexion-formulaire', 'Remplir le formulaire', 'Adresse e-mail', 'Mot de passe'),
    // « ceux … qui ont été rappelés sur le mail d'accusé réception »
    step('inscription-confirmer', 'rappelle votre identifiant', 'jamais votre mot de passe'),
    // « Ne pas se tromper d'adresse mail si on en dispose de plusieurs »
    step('connexion-formulaire', 'Plusieurs adresses e-mail'),
    // « Le mail de la seconde personne … ne permet pas de se connecter »
    step('connexion-formulaire', "seconde personne d'un couple ne permet pas de se connecter"),
    // « s'il y a eu erreur sur l'adresse mail saisie, nous contacter à … »
    step('connexion-formulaire', "Une erreur dans l'adresse", 'bureau@ceramique.example'),
    // « se souvenir de moi »
    step('connexion-se-souvenir', 'Se souvenir de moi', '30 jours'),
    // « Mot de passe oublié ? … un mail vous permettant de renouveler votre mot de passe »
    step('connexion-formulaire', 'Mot de passe oublié ou première connexion'),
    // « Votre mot de passe n'est connu que par vous, même l'administrateur système n'y a pas accès »
    step('connexion-formulaire', "n'est connu que de vous", 'pas même nous'),
    // « 2bis, étape 1 : renseigner l'adresse mail sous laquelle vous êtes inscrit »
    step('mot-de-passe-adresse', "Saisir l'adresse e-mail sous laquelle vous êtes inscrit"),
    // « Si celle-ci est reconnue par le système, le message en vert apparaît »
    step('mot-de-passe-reponse', 'message en vert', "Un message vient d'être envoyé"),
    // « Sinon … recommencer, ou nous contacter »
    step('mot-de-passe-reponse', "Cet utilisateur n'existe pas", 'recommencez', 'contactez-nous'),
    // « étape 2 … regarder dans les spams ou c'est que l'adresse … n'est pas la bonne »
    step(
      'mot-de-passe-message',
      'spams',
      "n'est peut-être pas celle que vous avez donnée",
      'Renvoyer',
      '60 secondes',
    ),
    // « étape 3 : saisissez deux fois votre nouveau mot de passe (il peut être le même que le premier) »
    step('mot-de-passe-choisir', "deux fois, à l'identique", 'Vous pouvez reprendre celui que vous aviez'),
    // « Le message en vert vous indique que le nouveau mot de passe a bien été pris en compte »
    step('mot-de-passe-enregistre', 'message en vert', 'Votre mot de passe est enregistré'),
    // « 3 – Vous êtes connecté se signale par la mention « se déconnecter » en lieu et place de « se connecter » »
    step('connexion-reussie', '« Se déconnecter »', 'à la place de « Se connecter »'),
    // « 4- Accéder à son compte … « Espace membres – Mon compte » »
    step('compte-ouvrir', '« Espace membres », puis sur « Mon compte »'),
    // « 5-1 Cotisation : … prochaine échéance … en rouge si elle est dépassée (modifiable par nos soins) »
    step('compte-echeance', 'prochaine échéance', 'en rouge', "C'est le bureau qui tient cette date"),
    // « le dépassement … n'entraîne pas automatiquement une déconnexion … après plusieurs relances »
    step(
      'cotisation-retard',
      "ne ferme pas l'espace membres",
      'Après 2 rappels',
      'suspendue',
      'le bureau qui en décide',
    ),
    // « 5-2 Connexion : rappel de votre identifiant et de votre dénomination composée du prénom suivi du nom »
    step(
      'compte-identifiant',
      'identifiant',
      'dénomination',
      'prénom suivi du nom',
      'Modifier ma fiche membre',
    ),
    // « 5-3 Identité : rappel de tous les éléments que vous avez saisis »
    step('compte-identite', 'Tout ce que vous avez saisi', 'Modifier ma fiche membre'),
    // « Voir et modifier mes fiches … triées dans l'ordre chronologique … Cliquer sur la rubrique »
    step(
      'compte-mes-fiches',
      'Voir et modifier mes fiches',
      "dans l'ordre des dates",
      'rubrique de votre choix',
    ),
    // « Créer une fiche … Cliquer sur la rubrique de votre choix »
    step('compte-nouvelle-fiche', 'Créer une fiche', 'rubrique de votre choix', 'Stages'),
    // « Réinitialiser votre mot de passe »
    step('compte-mot-de-passe', 'Réinitialiser mon mot de passe'),
    // « Payer votre cotisation … toutes les informations … nous privilégions le virement bancaire »
    step('compte-payer', 'Payer ma cotisation', 'virement'),
    step('cotisation-payer', 'IBAN', 'virement bancaire est préféré', "n'y a pas de paiement par carte"),
    // « 6- Mettre à jour … La procédure est la même que lors de l'inscription … les zones avec * »
    step(
      'modifier-fiche',
      "mêmes pages que lors de l'inscription",
      'Toutes les informations sont modifiables',
      '*',
    ),
    // « Étape 1 : identifiants … 4 : validation »
    step('inscription-identifiants', 'Étape 1 sur 4', 'Vos identifiants', 'Numéro de téléphone'),
    step('inscription-adresse', 'Étape 2 sur 4', 'Votre adresse', 'Code postal'),
    step('inscription-deuxieme-adherent', 'Étape 3 sur 4', 'Deuxième adhérent (facultatif)'),
    step('inscription-validation', 'Étape 4 sur 4', 'Validation', 'Valider mon inscription'),
    // « si le message en vert n'apparaît pas c'est qu'une information obligatoire n'a pas été remplie »
    step('modifier-enregistrer', 'message en vert', 'Votre fiche est à jour'),
    step('modifier-fiche', "S'il en manque un, la page le dit à côté du champ et en haut"),
  ],
  'avantages.localhost': [
    // « Votre structure vous a envoyé un lien pour vous inscrire »
    step('avant-inscription', 'Votre structure vous envoie un lien pour vous inscrire'),
    // « 1re étape : Je clique sur le lien réceptionné par mail »
    step('inscription-ouvrir', "Cliquer sur le lien d'inscription", 'message de votre structure'),
    // « 2e étape : Je remplis tous les champs obligatoires* et je choisis un mot de passe, je clique sur suivant »
    step(
      'inscription-compte',
      'Créez votre compte',
      'choisissez un mot de passe',
      'champs obligatoires',
      'Suivant',
    ),
    // « Votre entreprise / CSE devra valider votre inscription »
    step('inscription-compte', 'Votre structure devra valider votre inscription'),
    // « Nom, Prénom, Fonction (par mot clé), Email, Numéro de téléphone, Mot de passe, Ressaisissez »
    step(
      'inscription-compte',
      'Nom',
      'Prénom',
      'Fonction',
      'mot clé',
      'Adresse e-mail',
      'Numéro de téléphone',
    ),
    step('inscription-compte', 'avec ou sans espaces, points ou tirets', 'Ressaisissez le mot de passe'),
    // « Précédent, Suivant »
    step('inscription-ouvrir', 'Précédent', 'Suivant', 'Reprendre plus tard'),
    // « 3e étape : Je rentre mon adresse de livraison … pour recevoir vos billets »
    step('inscription-adresse-de-livraison', 'adresse de livraison', 'pour recevoir vos billets', 'Suivant'),
    // « 4e étape : Je peux ajouter mes bénéficiaires (conjoint, époux et enfants à charge) »
    step(
      'inscription-beneficiaires',
      'membres de votre famille',
      'conjoint',
      'enfants à charge',
      '26 ans',
      'Facultatif',
    ),
    // « 5e étape : Je clique sur oui pour accepter les CGV, CGU et règlement … envoyer ma demande »
    step('inscription-validation', '« Oui »', '(CGU)', '(CGV)', 'Règlement', 'Envoyer ma demande'),
    // « Félicitations, vous pouvez accéder à votre espace »
    step('inscription-terminee', 'Félicitations', 'Se connecter'),
    // « la structure de laquelle vous dépendez sera informée »
    step('inscription-reponse', 'la structure dont vous dépendez en est informée', 'sa réponse par e-mail'),
    // « Une fois la création de votre compte réalisée, vous devez réinitialiser le mot de passe »
    step('inscription-confirmer', 'Confirmer mon adresse', 'sept jours'),
    step('inscription-terminee', "il n'est pas nécessaire d'en demander un autre"),
    // « Cliquez sur connexion → J'ai oublié mon mot de passe »
    step('mot-de-passe-demander', 'Se connecter', 'Mot de passe oublié ou première connexion'),
    // « Inscrivez votre adresse mail et cliquez sur réinitialiser »
    step('mot-de-passe-adresse', 'Adresse e-mail', 'Recevoir le lien'),
    step(
      'mot-de-passe-reponse',
      "Si cette adresse est connue, un message vient d'être envoyé",
      "quelle que soit l'adresse",
    ),
    // « Entrez votre mot de passe (8 caractères min.) »
    step(
      'mot-de-passe-choisir',
      'au moins 8 caractères',
      'Nouveau mot de passe',
      'Ressaisissez le mot de passe',
    ),
    step(
      'mot-de-passe-choisir',
      'une minuscule',
      'au moins 3 de ces 4 sortes',
      "une phrase d'au moins 15 caractères",
    ),
  ],
}
