import { looksLikeId, newId } from '../../database/new-id.ts'
import { Button, ButtonGroup } from '../../html/button.tsx'
import { Select } from '../../html/choice.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { RequiredNote } from '../../html/required-note.tsx'
import { reachOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { AlikeBox } from './alike-box.tsx'
import {
  EmailFields,
  problemOfShared,
  problemsOfEmail,
  type TypedEmail,
  typedEmailIn,
} from './email-fields.tsx'
import { contextOf, memberFieldsIn, numberIn } from './form-in.ts'
import { NameFields, OtherFields, problemOf } from './member-fields.tsx'
import { memberFormWords } from './member-form.words.ts'
import { nameOf } from './name-of.ts'
import { type Doubts, enterByHand } from './new-member.ts'
import { newMemberWords } from './new-member.words.ts'
import { pathOfPerson } from './person-here.ts'
import { type MemberContext, readMember, type TypedMember } from './read-member.ts'

/** Everything that stands in the form. */
type Typed = {
  id: string
  organisation: string
  number: string
  member: TypedMember
  email: TypedEmail
  others: readonly string[]
}

type Reach = readonly { id: string; name: string }[]

/** `GET /bureau/adherents/nouveau`. */
export async function newMemberPage(visit: Visit): Promise<Response> {
  const reach = await reachOf(visit, 'enterMembers')
  const typed = {
    ...typedIn(new URLSearchParams({ letter: 'now' })),
    organisation: reach.length > 1 ? '' : (reach[0]?.id ?? ''),
  }
  return show(visit, { reach, typed, context: await contextOf(visit, null), problems: [], doubts: null })
}

/** `POST /bureau/adherents`. */
export async function saveNewMember(visit: Visit): Promise<Response> {
  const { language, form } = visit
  const reach = await reachOf(visit, 'enterMembers')
  const typed = typedIn(form)
  const context = await contextOf(visit, null)
  const organisationId =
    reach.length === 1 ? reach[0]?.id : reach.find(({ id }) => id === typed.organisation)?.id
  const number = numberIn(form, 'number', language)
  const reading = readMember(typed.member, context)
  const problems = [
    ...(organisationId
      ? []
      : [{ field: 'organisation', message: newMemberWords[language].organisationMissing }]),
    ...('problems' in reading ? reading.problems : []),
    ...problemsOfEmail(typed.email, language),
    ...('problem' in number ? [number.problem] : []),
  ]
  if (!organisationId || 'problems' in reading || 'problem' in number || problems.length > 0)
    return show(visit, { reach, typed, context, problems, doubts: null })
  const outcome = await enterByHand(
    visit,
    reach.map(({ id }) => id),
    {
      formId: typed.id,
      organisationId,
      number: number.number,
      email: typed.email.email || null,
      values: reading.values,
      sendsLetter: typed.email.letter === 'now',
      sharedAccount: typed.email.shared || null,
      others: typed.others,
    },
  )
  if ('refused' in outcome) {
    const doubts = outcome.refused
    return show(visit, { reach, typed, context, problems: problemsOf(visit, doubts, typed.others), doubts })
  }
  return redirect(pathOfPerson(outcome.personId), [
    leave({ said: 'memberKept', what: 'entered', letter: outcome.letter }),
  ])
}

function typedIn(form: URLSearchParams): Typed {
  const id = form.get('id') ?? ''
  return {
    id: looksLikeId(id) ? id : newId(),
    organisation: form.get('organisation') ?? '',
    number: (form.get('number') ?? '').slice(0, 200).toWellFormed(),
    member: memberFieldsIn(form),
    email: typedEmailIn(form),
    others: (form.get('other') ?? '').split(' ').filter(looksLikeId),
  }
}

function problemsOf(visit: Visit, doubts: Doubts, others: readonly string[]): Problem[] {
  const words = memberFormWords[visit.language]
  const { numberTakenBy, shared, alike } = doubts
  const name = numberTakenBy && nameOf(numberTakenBy)
  return [
    ...(alike.every(({ id }) => others.includes(id))
      ? []
      : [{ field: 'other', message: newMemberWords[visit.language].alike }]),
    ...(name === null
      ? []
      : [{ field: 'number', message: name ? words.numberTaken(name) : words.numberTakenByUnnamed }]),
    ...(shared ? [problemOfShared(shared, visit.language)] : []),
  ]
}

type Shown = {
  reach: Reach
  typed: Typed
  context: MemberContext
  problems: readonly Problem[]
  doubts: Doubts | null
}

function show(visit: Visit, { reach, typed, context, problems, doubts }: Shown): Response {
  const { language } = visit
  const words = newMemberWords[language]
  const form = memberFormWords[language]
  const fields = { context, typed: typed.member, problems }
  return officePage(visit, {
    title: words.title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
        <form method="post" action="/bureau/adherents" noValidate>
          <input type="hidden" name="id" value={typed.id} />
          <RequiredNote language={language} />
          <AlikeBox
            language={language}
            alike={doubts?.alike ?? []}
            others={typed.others}
            error={problemOf(problems, 'other')}
          />
          {reach.length > 1 && (
            <Select
              name="organisation"
              label={words.organisation}
              value={typed.organisation}
              error={problemOf(problems, 'organisation')}
              required
              options={[
                { value: '', label: words.organisationNone },
                ...reach.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
          <NameFields {...fields} />
          <EmailFields
            language={language}
            typed={typed.email}
            problems={problems}
            account={doubts?.shared ?? null}
            hint={form.emailHint}
            legend={form.letter}
          />
          <Field
            name="number"
            label={form.number}
            value={typed.number}
            error={problemOf(problems, 'number')}
            autocomplete="off"
            width="medium"
          />
          <OtherFields {...fields} />
          <ButtonGroup>
            <Button>{words.save}</Button>
            <a href="/bureau/adherents">{words.back}</a>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}
