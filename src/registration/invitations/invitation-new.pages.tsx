import { Button, ButtonGroup, ButtonLink } from '../../html/button.tsx'
import { Radios, Select } from '../../html/choice.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { RequiredNote } from '../../html/required-note.tsx'
import { reachOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { readInvitation } from './invitation-new.ts'
import { hasInvitations } from './invitations.ts'
import { invitationsWords } from './invitations.words.ts'
import { invite } from './invite.ts'

type Reach = readonly { id: string; name: string }[]

/** `GET /bureau/invitations/nouvelle`. */
export async function newInvitationPage(visit: Visit): Promise<Response> {
  if (!hasInvitations(visit)) return notFound(visit)
  return showForm(visit, await reachOf(visit, 'invite'), [])
}

/** `POST /bureau/invitations`. */
export async function makeLink(visit: Visit): Promise<Response> {
  if (!hasInvitations(visit)) return notFound(visit)
  const reach = await reachOf(visit, 'invite')
  const read = readInvitation(visit, reach)
  if ('problems' in read) return showForm(visit, reach, read.problems)
  const invited = await invite(visit, read.request)
  return redirect('/bureau/invitations', [leave({ said: 'invitationMade', ...invited })])
}

function showForm(visit: Visit, reach: Reach, problems: readonly Problem[]): Response {
  const words = invitationsWords[visit.language]
  const field = (name: string) => ({
    name,
    value: visit.form.get(name) ?? undefined,
    error: problems.find(problem => problem.field === name)?.message,
  })
  const organisations = reach.map(({ id, name }) => ({ value: id, label: name }))
  return officePage(visit, {
    title: words.newTitle,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={visit.language} problems={problems} />
        <h1>{words.newTitle}</h1>
        <form method="post" action="/bureau/invitations" noValidate>
          <RequiredNote language={visit.language} />
          <Select
            {...field('organisation')}
            label={words.organisationLabel}
            hint={words.organisationHint}
            options={
              organisations.length === 1
                ? organisations
                : [{ value: '', label: words.organisationNone }, ...organisations]
            }
            required
          />
          <Radios
            {...field('forWhom')}
            legend={words.forWhomLegend}
            options={[
              { value: 'many', label: words.forMany, hint: words.forManyHint },
              { value: 'one', label: words.forOne, hint: words.forOneHint },
            ]}
            required
          />
          <Field
            {...field('email')}
            type="email"
            label={words.email}
            hint={words.emailHint}
            autocomplete="off"
          />
          <Field
            {...field('lastDay')}
            label={words.lastDayLabel}
            hint={words.lastDayHint}
            autocomplete="off"
            width="medium"
          />
          <Field
            {...field('mostUses')}
            label={words.mostUses}
            hint={words.mostUsesHint}
            inputmode="numeric"
            autocomplete="off"
            width="short"
          />
          <ButtonGroup>
            <Button>{words.submit}</Button>
            <ButtonLink kind="secondary" href="/bureau/invitations">
              {words.cancel}
            </ButtonLink>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}
