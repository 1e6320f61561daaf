/** In both languages at once: where no site is known, neither is its language. */
export const plainWords = {
  notFound: "Cette page n'existe pas.\nThis page does not exist.",
  tooLarge: 'Ce formulaire est trop grand.\nThis form is too large.',
  away: 'Le service est momentanément indisponible. Réessayez dans un instant.\nThe service is away for a moment. Please try again shortly.',
} as const
