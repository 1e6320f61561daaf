import type { Catalog } from '../html/language.ts'
import type { Policy } from '../organisations/policy.ts'

type DuesRules = Exclude<Policy['dues'], 'none'>

/** A day of every year, `09-01`, in the year 2000, which has all of them. */
const dayOf = (monthDay: string) => Temporal.PlainDate.from(`2000-${monthDay}`)
const inFrench = (monthDay: string) =>
  `${dayOf(monthDay).day === 1 ? '1er' : dayOf(monthDay).day} ${dayOf(monthDay).toLocaleString('fr-FR', { month: 'long' })}`
const inEnglish = (monthDay: string) =>
  dayOf(monthDay).toLocaleString('en-GB', { day: 'numeric', month: 'long' })

const days = (count: number) => `${count} jour${count > 1 ? 's' : ''}`
const daysInEnglish = (count: number) => `${count} day${count > 1 ? 's' : ''}`

const fr = {
  title: 'Votre cotisation',
  due: 'Savoir quand la payer',
  period: {
    rolling: () => 'Elle vaut un an à partir du paiement.',
    calendar: () => 'Elle vaut pour une année civile, du 1er janvier au 31 décembre.',
    season: ({ seasonStartsOn }) =>
      `Elle vaut pour une saison d'un an, qui commence le ${inFrench(seasonStartsOn)}.`,
  } satisfies Record<DuesRules['period'], (rules: DuesRules) => string> as Record<
    DuesRules['period'],
    (rules: DuesRules) => string
  >,
  rollOver: (from: string) =>
    `Une première cotisation payée à partir du ${inFrench(from)} vaut aussi pour la période suivante.`,
  lateRenewal: {
    continues: 'Payée en retard, elle court quand même à la suite de la précédente.',
    restarts: 'Payée en retard, elle vaut un an à partir du paiement.',
  },
  newMember: (count: number) => `Un nouvel adhérent a ${days(count)} pour payer la première fois.`,
  where: (account: string) => `La prochaine échéance est dans ${account}.`,
  pay: 'La payer',
  payHow: (pay: string) =>
    `Cliquez sur ${pay}\u00a0: la page donne le montant, l'IBAN et la référence de votre virement, avec un code QR pour l'application de votre banque.`,
  transfer:
    'Le virement bancaire est préféré. Recopiez bien la référence\u00a0: elle fait reconnaître votre paiement.',
  notOnline: "Il n'y a pas de paiement par carte, et rien n'est prélevé.",
  received:
    'Dès que le bureau a reçu et enregistré le paiement, vous recevez un message, et votre reçu est sur la même page.',
  late: "Si l'échéance est dépassée",
  red: (account: string) => `Dans ${account}, la date est en rouge.`,
  entry: {
    untilSuspended:
      "Vous pouvez toujours vous connecter\u00a0: un retard ne ferme pas l'espace membres par lui-même.",
    paidUp:
      "Vous pouvez toujours vous connecter, mais seulement pour payer, voir votre compte et vos données et changer de mot de passe. L'espace membres s'ouvre de nouveau dès que votre paiement est enregistré.",
  },
  reminders: (before: readonly number[], after: readonly number[]) => {
    const said = [
      before.length > 0 && `${before.map(days).join(' et ')} avant l'échéance`,
      after.length > 0 && `${after.map(days).join(' et ')} après`,
    ].filter(Boolean)
    return `Vous recevez un rappel par e-mail\u00a0: ${said.join(', puis ')}.`
  },
  suspended: (reminders: number, after: number) =>
    `Après ${reminders} rappel${reminders > 1 ? 's' : ''} d'une échéance dépassée${after > 0 ? `, et ${days(after)} de plus` : ''}, l'adhésion peut être suspendue. L'espace membres se ferme alors jusqu'au paiement.`,
  suspension: {
    askOffice: "C'est le bureau qui en décide.",
    byItself: 'Cela se fait automatiquement.',
  },
  lateFigure: (title: string) => `La partie ${title}, quand l'échéance est dépassée.`,
}

const en: typeof fr = {
  title: 'Your dues',
  due: 'Know when to pay them',
  period: {
    rolling: () => 'They are good for a year from the payment.',
    calendar: () => 'They are good for a calendar year, from 1 January to 31 December.',
    season: ({ seasonStartsOn }) =>
      `They are good for a season of one year, which begins on ${inEnglish(seasonStartsOn)}.`,
  },
  rollOver: from => `First dues that are paid from ${inEnglish(from)} on are good for the next period too.`,
  lateRenewal: {
    continues: 'Paid late, they run on from the ones before all the same.',
    restarts: 'Paid late, they are good for a year from the payment.',
  },
  newMember: count => `A new member has ${daysInEnglish(count)} to pay for the first time.`,
  where: account => `The next due date stands in ${account}.`,
  pay: 'Pay them',
  payHow: pay =>
    `Click on ${pay}: the page gives the amount, the IBAN and the reference of your transfer, with a QR code for the app of your bank.`,
  transfer: 'A bank transfer is preferred. Be sure to copy the reference: by it your payment is recognised.',
  notOnline: 'There is no payment by card, and nothing is debited.',
  received:
    'As soon as the office has received and recorded the payment, you receive a message, and your receipt is on the same page.',
  late: 'When the due date is past',
  red: account => `In ${account}, the date is red.`,
  entry: {
    untilSuspended: "You can still sign in: being late does not close the members' area by itself.",
    paidUp:
      "You can still sign in, but only to pay, to see your account and your data and to change your password. The members' area opens again as soon as your payment is recorded.",
  },
  reminders: (before, after) => {
    const said = [
      before.length > 0 && `${before.map(daysInEnglish).join(' and ')} before the due date`,
      after.length > 0 && `${after.map(daysInEnglish).join(' and ')} after it`,
    ].filter(Boolean)
    return `You receive a reminder by e-mail: ${said.join(', then ')}.`
  },
  suspended: (reminders, after) =>
    `After ${reminders} reminder${reminders > 1 ? 's' : ''} of a due date that is past${after > 0 ? `, and ${daysInEnglish(after)} more` : ''}, the membership can be suspended. The members' area is then closed until the payment.`,
  suspension: { askOffice: 'The office decides on it.', byItself: 'That happens by itself.' },
  lateFigure: title => `The part ${title}, when the due date is past.`,
}

export const duesGuideWords: Catalog<typeof fr> = { fr, en }
