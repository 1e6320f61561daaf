import { emailKey } from '../../accounts/email-address.ts'
import { suggestEmail } from '../../accounts/email-suggestion.ts'
import { Button } from '../../html/button.tsx'
import type { Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { Notice } from '../../html/notice.tsx'
import { readLine } from '../../members/read-line.ts'
import type { Answers } from '../answers.ts'
import { secondAdherentWords } from './second-adherent.words.ts'
import { problemOf, type Step, type StepContext, type StepView, type Typed } from './step.ts'

const fields = ['givenName', 'familyName', 'email'] as const
const longestName = 100
const nobody: Typed = Object.fromEntries(fields.map(field => [field, '']))

/** The second person of a couple; with nothing typed there is none. */
export const secondAdherentStep: Step = {
  slug: 'deuxieme-adherent',
  title: { fr: secondAdherentWords.fr.title, en: secondAdherentWords.en.title },
  keeps: field => (fields as readonly string[]).includes(field),
  read,
  typedOf: ({ secondAdherent }) => ({ ...nobody, ...secondAdherent }),
  view: SecondAdherentFields,
  summary,
  change: (_, button) => (button === 'remove' ? nobody : null),
}

function read(typed: Typed, { language, held }: StepContext): ReturnType<Step['read']> {
  const words = secondAdherentWords[language]
  const [givenName = '', familyName = '', typedEmail = ''] = fields.map(field => readLine(typed[field]))
  const ownEmail = held?.secondAdherent?.signsIn ? (held.secondAdherent.email ?? '') : null
  if (!givenName && !familyName && (!typedEmail || typedEmail === ownEmail))
    return { answers: { secondAdherent: null } }
  const problems: Problem[] = []
  for (const [field, text] of [
    ['familyName', familyName],
    ['givenName', givenName],
  ] as const) {
    if (!text) problems.push({ field, message: words[`${field}Missing`] })
    else if (text.length > longestName) problems.push({ field, message: words[`${field}Long`] })
  }
  const email = ownEmail ?? typedEmail
  if (!email) problems.push({ field: 'email', message: words.emailMissing })
  else if (!emailKey(email)) problems.push({ field: 'email', message: words.emailWrong })
  if (problems.length > 0) return { problems }
  return { answers: { secondAdherent: { givenName, familyName, email } } }
}

function SecondAdherentFields({ context, typed, problems }: StepView) {
  const words = secondAdherentWords[context.language]
  const field = (name: string) => ({ name, value: typed[name], error: problemOf(problems, name) })
  const second = context.held?.secondAdherent
  const meant = suggestEmail(typed.email ?? '')
  const hint = second?.signsIn ? words.emailOwn : words.emailHint
  return (
    <>
      <p>{context.held ? words.changing : words.help}</p>
      <WhoLeaves context={context} typed={typed} />
      <Field {...field('familyName')} label={words.familyName} autocomplete="off" />
      <Field {...field('givenName')} label={words.givenName} autocomplete="off" />
      <Field
        {...field('email')}
        type="email"
        label={words.email}
        hint={meant ? words.emailMeant(meant) : hint}
        readonly={second?.signsIn}
        autocomplete="off"
      />
      {second && fields.some(name => typed[name]) && (
        <Button kind="secondary" name="go" value="remove">
          {words.remove}
        </Button>
      )}
    </>
  )
}

/** The second person whose fields have been emptied, before it counts. */
function WhoLeaves({ context, typed }: Pick<StepView, 'context' | 'typed'>) {
  const second = context.held?.secondAdherent
  if (!second || fields.some(name => readLine(typed[name]))) return null
  const words = secondAdherentWords[context.language]
  const name = `${second.givenName} ${second.familyName}`
  return <Notice kind="information">{second.signsIn ? words.leavesSignIn(name) : words.leaves(name)}</Notice>
}

function summary(
  { secondAdherent: second }: Answers,
  { language }: StepContext,
): ReturnType<Step['summary']> {
  const words = secondAdherentWords[language]
  if (!second) return [{ label: words.label, value: words.none }]
  const meant = suggestEmail(second.email)
  const said = [`${second.givenName} ${second.familyName}`, second.email].filter(Boolean).join(', ')
  if (!meant) return [{ label: words.label, value: said }]
  const value = (
    <>
      {said}
      <div class="hint">{words.emailMeant(meant)}</div>
    </>
  )
  return [{ label: words.label, value }]
}
