/** In both languages at once: where no site is known, neither is its language. */
export const plainWords = {
  notFound: "Cette page n'existe pas.\nThis page does not exist.",
  tooLarge: 'Ce formulaire est trop grand.\nThis form is too large.',
  away: 'Le service est momentanément indisponible. Réessayez dans un instant.\nThe service is away for a moment. Please try again shortly.',
  notSecure:
    "Ce site ne répond qu'en connexion sécurisée : ouvrez son adresse avec https://.\nSi vous l'hébergez : placez-le derrière un serveur mandataire qui parle TLS, envoie X-Forwarded-Proto: https, et dont l'adresse figure dans TRUSTED_PROXIES.\n\nThis site answers over a secure connection only: open its address with https://.\nIf you host it: put it behind a reverse proxy that speaks TLS, sends X-Forwarded-Proto: https, and whose address is in TRUSTED_PROXIES.",
} as const
