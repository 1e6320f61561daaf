import type { Catalog } from '../../html/language.ts'

const fr = {
  subject: (site: string) => `${site}\u00a0: votre adhésion est suspendue`,
  opening: (organisation: string, since: string, day: string | null) =>
    `Votre adhésion à ${organisation} est suspendue depuis le ${since}${day ? `, car votre cotisation était à régler au plus tard le ${day}` : ''}.`,
  until:
    "Elle reprendra d'elle-même dès que votre règlement sera enregistré. D'ici là, vous pouvez toujours vous connecter pour régler votre cotisation et consulter vos données.",
  reason: (organisation: string) =>
    `Vous recevez ce message parce que votre adhésion à ${organisation} est suspendue.`,
  unpaid: (day: string, letters: number) =>
    `Cotisation à régler au plus tard le ${day}, impayée ${letters === 0 ? 'sans rappel envoyé' : letters === 1 ? 'après un rappel' : `après ${letters} rappels`}`,
}

const en: typeof fr = {
  subject: site => `${site}: your membership is suspended`,
  opening: (organisation, since, day) =>
    `Your membership of ${organisation} has been suspended since ${since}${day ? `, because your dues were to be paid by ${day}` : ''}.`,
  until:
    'It resumes by itself as soon as your payment is recorded. Until then you can still sign in to pay your dues and to see your data.',
  reason: organisation => `You get this message because your membership of ${organisation} is suspended.`,
  unpaid: (day, letters) =>
    `Dues to be paid by ${day}, unpaid ${letters === 0 ? 'without a reminder sent' : letters === 1 ? 'after one reminder' : `after ${letters} reminders`}`,
}

export const suspendedWords: Catalog<typeof fr> = { fr, en }
