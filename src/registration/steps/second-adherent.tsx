import { emailKey } from '../../accounts/email-address.ts'
import { suggestEmail } from '../../accounts/email-suggestion.ts'
import type { Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import type { Catalog } from '../../html/language.ts'
import { readLine } from '../../members/read-line.ts'
import { problemOf, type Step, type StepView } from './step.ts'

const fr = {
  title: 'Deuxième adhérent (facultatif)',
  help: 'Vous adhérez en couple\u00a0? Indiquez la seconde personne. Sinon, passez à la suite.',
  familyName: 'Nom',
  familyNameMissing: 'Saisissez le nom de la seconde personne',
  givenName: 'Prénom',
  givenNameMissing: 'Saisissez le prénom de la seconde personne',
  email: 'Adresse e-mail',
  emailHint:
    'Elle ne sert pas à se connecter\u00a0: le compte est celui du premier adhérent. Une seule adresse pour deux\u00a0? Donnez la même.',
  emailMissing: "Saisissez l'adresse e-mail de la seconde personne",
  emailWrong: "Cette adresse e-mail n'est pas complète\u00a0: elle ressemble à nom@exemple.fr",
  emailMeant: (email: string) => `Vouliez-vous écrire ${email}\u00a0?`,
  familyNameLong: 'Nom de la seconde personne\u00a0: cent caractères au plus',
  givenNameLong: 'Prénom de la seconde personne\u00a0: cent caractères au plus',
  label: 'Deuxième adhérent',
  none: 'Aucun',
}
const en: typeof fr = {
  title: 'Second adherent (optional)',
  help: 'Are you joining as a couple? Tell us who the second person is. If not, go on.',
  familyName: 'Last name',
  familyNameMissing: 'Enter the last name of the second person',
  givenName: 'First name',
  givenNameMissing: 'Enter the first name of the second person',
  email: 'E-mail address',
  emailHint:
    'It is not for signing in: the account is the first adherent’s. One address for both? Give the same.',
  emailMissing: 'Enter the e-mail address of the second person',
  emailWrong: 'This e-mail address is not complete: it looks like name@example.com',
  emailMeant: email => `Did you mean ${email}?`,
  familyNameLong: 'Last name of the second person: one hundred characters at most',
  givenNameLong: 'First name of the second person: one hundred characters at most',
  label: 'Second adherent',
  none: 'None',
}
const catalog: Catalog<typeof fr> = { fr, en }

const fields = ['givenName', 'familyName', 'email'] as const
const longestName = 100

/** The second person of a couple; with nothing typed there is none. */
export const secondAdherentStep: Step = {
  slug: 'deuxieme-adherent',
  title: { fr: fr.title, en: en.title },
  keeps: field => (fields as readonly string[]).includes(field),
  read: (typed, { language }) => {
    const words = catalog[language]
    const [givenName = '', familyName = '', email = ''] = fields.map(field => readLine(typed[field]))
    if (!givenName && !familyName && !email) return { answers: { secondAdherent: null } }
    const problems: Problem[] = []
    for (const [field, text] of [
      ['familyName', familyName],
      ['givenName', givenName],
    ] as const) {
      if (!text) problems.push({ field, message: words[`${field}Missing`] })
      else if (text.length > longestName) problems.push({ field, message: words[`${field}Long`] })
    }
    if (!email) problems.push({ field: 'email', message: words.emailMissing })
    else if (!emailKey(email)) problems.push({ field: 'email', message: words.emailWrong })
    if (problems.length > 0) return { problems }
    return { answers: { secondAdherent: { givenName, familyName, email } } }
  },
  view: SecondAdherentFields,
  summary: ({ secondAdherent: second }, { language }) => {
    const words = catalog[language]
    if (!second) return [{ label: words.label, value: words.none }]
    const meant = suggestEmail(second.email)
    const said = `${second.givenName} ${second.familyName}, ${second.email}`
    if (!meant) return [{ label: words.label, value: said }]
    const value = (
      <>
        {said}
        <div class="hint">{words.emailMeant(meant)}</div>
      </>
    )
    return [{ label: words.label, value }]
  },
}

function SecondAdherentFields({ context, typed, problems }: StepView) {
  const words = catalog[context.language]
  const field = (name: string) => ({ name, value: typed[name], error: problemOf(problems, name) })
  const meant = suggestEmail(typed.email ?? '')
  return (
    <>
      <p>{words.help}</p>
      <Field {...field('familyName')} label={words.familyName} autocomplete="off" />
      <Field {...field('givenName')} label={words.givenName} autocomplete="off" />
      <Field
        {...field('email')}
        type="email"
        label={words.email}
        hint={meant ? words.emailMeant(meant) : words.emailHint}
        autocomplete="off"
      />
    </>
  )
}
