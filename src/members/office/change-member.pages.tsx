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
import { changeMember, type NumberTaken } from './change-member.ts'
import { contextOf, memberFieldsIn, numberIn } from './form-in.ts'
import type { HeldPerson } from './held-person.ts'
import { holdNotice } from './hold-notice.tsx'
import { listWords } from './list.words.ts'
import { memberWords } from './member.words.ts'
import { NameFields, OtherFields, problemOf } from './member-fields.tsx'
import { memberFormWords } from './member-form.words.ts'
import { nameOf } from './name-of.ts'
import { pathOfPerson, personHere } from './person-here.ts'
import { type MemberContext, readMember, type TypedMember, typedFrom } from './read-member.ts'
import { refusedPage } from './refused.pages.tsx'

const fr = { title: 'Corriger la fiche', save: 'Enregistrer' }
const en: typeof fr = { title: 'Correct the record', save: 'Save' }
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
  // A field that the form does not have leaves what is held as it is.
  const typed = { ...typedFrom(held), ...(held.hold === 'whole' ? memberFieldsIn(visit.form) : {}) }
  const shown = { held, context, typed, numbers: typedNumbers(visit.form, held) }
  const numbers = held.memberships.map(({ id }) => [id, readNumber(visit, held, id)] as const)
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

function typedNumbers(form: URLSearchParams, held: HeldPerson): Record<string, string> {
  const sent = held.memberships.filter(({ id }) => form.has(numberField(id)))
  return {
    ...numbersOf(held),
    ...Object.fromEntries(
      sent.map(({ id }) => [id, (form.get(numberField(id)) ?? '').slice(0, 200).toWellFormed()]),
    ),
  }
}

function readNumber({ form, language }: Visit, held: HeldPerson, id: string) {
  const own = held.memberships.find(membership => membership.id === id)?.number ?? null
  return form.has(numberField(id)) ? numberIn(form, numberField(id), language) : { number: own }
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
}

async function show(visit: Visit, { held, context, typed, numbers, problems }: Shown): Promise<Response> {
  const { language } = visit
  const words = catalog[language]
  const form = memberFormWords[language]
  const fields = { context, typed, problems }
  const isWhole = held.hold === 'whole'
  const notice = await holdNotice(visit, held)
  return officePage(visit, {
    title: words.title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.title}</h1>
        <p class="lead">{nameOf(held) || listWords[language].unnamed}</p>
        {notice}
        <form method="post" action={`${pathOfPerson(held.id)}/modifier`} noValidate>
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
