import type { Catalog } from '../../html/language.ts'
import type { Tone } from './steps.ts'

/** Of which site and organisation, and the day by which the dues are to be paid. */
type Said = { organisation: string; day: string }
type Tones<T> = Record<Tone, T>

const fr = {
  subject: {
    before: (site, { day }) => `${site}\u00a0: votre cotisation, à régler avant le ${day}`,
    first: site => `${site}\u00a0: votre cotisation est arrivée à échéance`,
    again: site => `${site}\u00a0: votre cotisation reste à régler`,
    last: site => `${site}\u00a0: dernier rappel pour votre cotisation`,
  } satisfies Tones<(site: string, said: Said) => string>,
  opening: {
    before: ({ organisation, day }) =>
      `Votre cotisation à ${organisation} est valable jusqu'au ${day}. Merci de la régler d'ici là.`,
    first: ({ organisation, day }) =>
      `Votre cotisation à ${organisation} était à régler au plus tard le ${day}. C'est peut-être un simple oubli\u00a0: merci de la régler dès que vous le pourrez.`,
    again: ({ organisation, day }) =>
      `Malgré notre précédent message, votre cotisation à ${organisation}, à régler au plus tard le ${day}, ne nous est pas parvenue. Merci de la régler sans attendre.`,
    last: ({ organisation, day }) =>
      `Votre cotisation à ${organisation} était à régler au plus tard le ${day}. Nous n'avons pas enregistré votre règlement, et ce message est notre dernier rappel.`,
  } satisfies Tones<(said: Said) => string>,
  /** What the last one says comes next. */
  next: {
    byItself: (day: string) =>
      `Sans règlement, votre adhésion sera suspendue à partir du ${day}. Elle reprendra dès que votre règlement sera enregistré.`,
    askOffice: (day: string) =>
      `Sans règlement, votre adhésion pourra être suspendue par le bureau à partir du ${day}. Elle reprendra alors dès que votre règlement sera enregistré.`,
  },
  reason: (organisation: string) =>
    `Vous recevez ce message parce que vous êtes membre de ${organisation} et que votre cotisation est à renouveler.`,
}

const en: typeof fr = {
  subject: {
    before: (site, { day }) => `${site}: your dues, to be paid by ${day}`,
    first: site => `${site}: your dues have fallen due`,
    again: site => `${site}: your dues are still to be paid`,
    last: site => `${site}: last reminder of your dues`,
  },
  opening: {
    before: ({ organisation, day }) =>
      `Your dues to ${organisation} are paid until ${day}. Please pay the next ones by then.`,
    first: ({ organisation, day }) =>
      `Your dues to ${organisation} were to be paid by ${day}. You may simply have forgotten: please pay them as soon as you can.`,
    again: ({ organisation, day }) =>
      `In spite of our earlier message, your dues to ${organisation}, to be paid by ${day}, have not reached us. Please pay them without delay.`,
    last: ({ organisation, day }) =>
      `Your dues to ${organisation} were to be paid by ${day}. We have not recorded your payment, and this is our last reminder.`,
  },
  next: {
    byItself: day =>
      `Without payment your membership will be suspended from ${day}. It resumes as soon as your payment is recorded.`,
    askOffice: day =>
      `Without payment the office may suspend your membership from ${day}. It then resumes as soon as your payment is recorded.`,
  },
  reason: organisation =>
    `You get this message because you are a member of ${organisation} and your dues are to be renewed.`,
}

export const reminderWords: Catalog<typeof fr> = { fr, en }
