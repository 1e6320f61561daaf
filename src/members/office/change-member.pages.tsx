import { Button, ButtonGroup } from '../../html/button.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import type { Catalog } from '../../html/language.ts'
import { RequiredNote } from '../../html/required-note.tsx'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { countryName } from '../countries.ts'
import { changeMember, type NumberTaken } from './change-member.ts'
import { contextOf, memberFieldsIn, numberIn } from './form-in.ts'
import type { HeldPerson } from './held-person.ts'
import { holdNotice } from './hold-notice.tsx'
import { listWords } from './list.words.ts'
import { mergeTyped, shownAsText, shownField, shownIn } from './meanwhile.ts'
import { memberWords } from './member.words.ts'
import { NameFields, OtherFields, problemOf } from './member-fields.tsx'
import { memberFormWords } from './member-form.words.ts'
import { nameOf } from './name-of.ts'
import { pathOfPerson, personHere } from './person-here.ts'
import { type MemberContext, readMember, type TypedMember, typedFrom } from './read-member.ts'
import { refusedPage } from './refused.pages.tsx'

const fr = {
  title: 'Corriger la fiche',
  save: 'Enregistrer',
  meanwhile: (now: string) =>
    `Quelqu'un d'autre vient de corriger cette ligne\u00a0: elle est maintenant ${now ? `«\u00a0${now}\u00a0»` : 'vide'}. Vérifiez, puis enregistrez encore une fois.`,
}
const en: typeof fr = {
  title: 'Correct the record',
  save: 'Save',
  meanwhile: now =>
    `Somebody else has just corrected this line: it is now ${now ? `“${now}”` : 'empty'}. Check it, then save once more.`,
}
const catalog: Catalog<typeof fr> = { fr, en }

const numberField = (membershipId: string) => `number-${membershipId}`

/** `GET /bureau/adherents/:id/modifier`. */
export async function changeMemberPage(visit: Visit): Promise<Response> {
  const here = await personHere(visit, 'enterMembers')
  if (!here) return notFound(visit)
  const { held } = here
  if (held.hold === 'former') return await refuse(visit, held)
  const context = await contextOf(visit, held)
  return await show(visit, { held, context, typed: typedFrom(held), numbers: numbersOf(held), problems: [] })
}

/** `POST /bureau/adherents/:id/modifier`. */
export async function saveMember(visit: Visit): Promise<Response> {
  const here = await personHere(visit, 'enterMembers')
  if (!here) return notFound(visit)
  const { held } = here
  const context = await contextOf(visit, held)
  const sent = sentIn(visit.form, held)
  const now = linesOf(held)
  // A form that does not say what it showed is taken to have shown what is held.
  const { merged, doubts } = mergeTyped(shownIn(visit.form) ?? now, now, sent)
  const typed: TypedMember = { ...typedFrom(held), ...merged }
  const shown = { held, context, typed, numbers: numbersIn(merged, held) }
  if (doubts.length > 0)
    return await show(visit, { ...shown, problems: doubtsInWords(visit, context, now, doubts), isLate: true })
  const numbers = held.memberships.map(({ id }) => [id, readNumber(visit, merged, id)] as const)
  const reading = readMember(typed, context)
  const problems = [
    ...('problems' in reading ? reading.problems : []),
    ...numbers.flatMap(([, read]) => ('problem' in read ? [read.problem] : [])),
  ]
  if ('problems' in reading || problems.length > 0) return await show(visit, { ...shown, problems })
  const outcome = await changeMember(
    visit,
    held,
    reading.values,
    new Map(numbers.map(([id, read]) => [id, 'number' in read ? read.number : null])),
  )
  if ('done' in outcome)
    return redirect(pathOfPerson(held.id), [leave({ said: 'memberKept', what: 'changed', letter: 'none' })])
  // Somebody was quicker by a moment: looked at anew, it is merged or in doubt.
  if (outcome.refused === 'changed') return await saveMember(visit)
  return outcome.refused === 'former'
    ? await refuse(visit, held)
    : await show(visit, { ...shown, problems: problemsOf(visit, outcome.taken) })
}

async function refuse(visit: Visit, held: HeldPerson): Promise<Response> {
  return refusedPage(visit, held, catalog[visit.language].title, await holdNotice(visit, held))
}

function numbersOf(held: HeldPerson): Record<string, string> {
  return Object.fromEntries(held.memberships.map(({ id, number }) => [id, number ?? '']))
}

/** All that the form shows of a person, line by line. */
function linesOf(held: HeldPerson): Record<string, string> {
  const numbers = Object.entries(numbersOf(held)).map(([id, number]) => [numberField(id), number])
  return { ...(held.hold === 'whole' ? typedFrom(held) : {}), ...Object.fromEntries(numbers) }
}

/** What the form brings; a field that it does not have leaves what is held as it is. */
function sentIn(form: URLSearchParams, held: HeldPerson): Record<string, string> {
  const numbers = held.memberships.map(({ id }) => numberField(id)).filter(field => form.has(field))
  return {
    ...(held.hold === 'whole' ? memberFieldsIn(form) : {}),
    ...Object.fromEntries(
      numbers.map(field => [field, (form.get(field) ?? '').slice(0, 200).toWellFormed()]),
    ),
  }
}

function numbersIn(lines: Readonly<Record<string, string>>, held: HeldPerson): Record<string, string> {
  return Object.fromEntries(held.memberships.map(({ id }) => [id, lines[numberField(id)] ?? '']))
}

function readNumber({ language }: Visit, lines: Readonly<Record<string, string>>, id: string) {
  const field = numberField(id)
  return numberIn(new URLSearchParams({ [field]: lines[field] ?? '' }), field, language)
}

/** Beside each line that two have changed: what it is now. A choice of a list is said by its name. */
function doubtsInWords(
  { language }: Visit,
  { occupations }: MemberContext,
  now: Readonly<Record<string, string>>,
  doubts: readonly string[],
): Problem[] {
  const named = (field: string) => {
    const text = now[field] ?? ''
    if (field === 'country') return text && countryName(text, language)
    return field === 'occupation' ? (occupations.find(({ id }) => id === text)?.label ?? '') : text
  }
  return doubts.map(field => ({ field, message: catalog[language].meanwhile(named(field)) }))
}

function problemsOf({ language }: Visit, taken: readonly NumberTaken[]): Problem[] {
  const words = memberFormWords[language]
  return taken.map(({ membershipId, by }) => ({
    field: numberField(membershipId),
    message: nameOf(by) ? words.numberTaken(nameOf(by)) : words.numberTakenByUnnamed,
  }))
}

type Shown = {
  held: HeldPerson
  context: MemberContext
  typed: TypedMember
  numbers: Readonly<Record<string, string>>
  problems: readonly Problem[]
  /** Somebody else has changed the same meanwhile. */
  isLate?: boolean
}

async function show(
  visit: Visit,
  { held, context, typed, numbers, problems, isLate }: Shown,
): Promise<Response> {
  const { language } = visit
  const words = catalog[language]
  const form = memberFormWords[language]
  const fields = { context, typed, problems }
  const isWhole = held.hold === 'whole'
  const notice = await holdNotice(visit, held)
  return officePage(visit, {
    title: words.title,
    status: isLate ? 409 : problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.title}</h1>
        <p class="lead">{nameOf(held) || listWords[language].unnamed}</p>
        {notice}
        <form method="post" action={`${pathOfPerson(held.id)}/modifier`} noValidate>
          <input type="hidden" name={shownField} value={shownAsText(linesOf(held))} />
          {isWhole && <RequiredNote language={language} />}
          {isWhole && <NameFields {...fields} />}
          {held.memberships.map(({ id, organisationName }) => (
            <Field
              key={id}
              name={numberField(id)}
              label={held.memberships.length > 1 ? form.numberIn(organisationName) : form.number}
              value={numbers[id]}
              error={problemOf(problems, numberField(id))}
              autocomplete="off"
              width="medium"
            />
          ))}
          {isWhole && <OtherFields {...fields} />}
          <ButtonGroup>
            <Button>{words.save}</Button>
            <a href={pathOfPerson(held.id)}>{memberWords[language].backToRecord}</a>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}
