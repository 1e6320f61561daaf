import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Notice } from '../../html/notice.tsx'
import { reachOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import type { HeldPerson } from './held-person.ts'
import { holdNotice } from './hold-notice.tsx'
import { memberFormWords } from './member-form.words.ts'
import { addMembership } from './membership-add.ts'
import { membershipAddWords } from './membership-add.words.ts'
import { AdditionForm, type TypedAddition } from './membership-add-form.tsx'
import {
  type Organisation,
  plansOf,
  readAddition,
  setsDues,
  typedIn,
  untouched,
} from './membership-add-read.ts'
import { organisationStepPage } from './membership-organisation.tsx'
import { nameOf } from './name-of.ts'
import { pathOfPerson, personHere } from './person-here.ts'
import { refusedPage } from './refused.pages.tsx'

/** `GET /bureau/adherents/:id/adhesion?vers=`: of which organisation, then with what. */
export async function addMembershipPage(visit: Visit): Promise<Response> {
  return await withOrganisations(visit, async (held, organisations) => {
    const asked = visit.query.get('vers')
    const chosen =
      organisations.length === 1 ? organisations[0] : organisations.find(({ id }) => id === asked)
    return chosen
      ? await show(visit, held, chosen, await untouched(visit, chosen), [])
      : choose(visit, held, organisations, asked !== null)
  })
}

/** `POST /bureau/adherents/:id/adhesion`. */
export async function saveNewMembership(visit: Visit): Promise<Response> {
  return await withOrganisations(visit, async (held, organisations) => {
    const { form, language } = visit
    const id = form.get('vers')
    const there = held.memberships.find(({ organisationId }) => organisationId === id)
    const chosen = there
      ? { id: there.organisationId, name: there.organisationName }
      : organisations.find(organisation => organisation.id === id)
    if (!chosen) return choose(visit, held, organisations, true)
    const typed = typedIn(form)
    const reading = await readAddition(visit, chosen, typed)
    if ('problems' in reading) return await show(visit, held, chosen, typed, reading.problems)
    const outcome = await addMembership(visit, held, reading)
    if ('done' in outcome)
      return redirect(pathOfPerson(held.id), [leave({ said: 'membershipHandled', what: 'added' })])
    const words = membershipAddWords[language]
    if (outcome.refused === 'already')
      return refusedPage(
        visit,
        held,
        words.title,
        <Notice kind="information">{words.already(chosen.name)}</Notice>,
        409,
      )
    const name = nameOf(outcome.by)
    const form_ = memberFormWords[language]
    return await show(visit, held, chosen, typed, [
      { field: 'number', message: name ? form_.numberTaken(name) : form_.numberTakenByUnnamed },
    ])
  })
}

/** Those of which the person has never been a member: whoever has left one is readmitted there. */
async function withOrganisations(
  visit: Visit,
  handle: (held: HeldPerson, organisations: readonly Organisation[]) => Promise<Response>,
): Promise<Response> {
  const here = await personHere(visit, 'enterMembers')
  if (!here) return notFound(visit)
  const { held } = here
  const words = membershipAddWords[visit.language]
  if (held.hold === 'former') return refusedPage(visit, held, words.title, await holdNotice(visit, held))
  const isNone = ({ id }: Organisation) =>
    held.memberships.every(({ organisationId }) => organisationId !== id)
  const free = (await reachOf(visit, 'enterMembers')).filter(isNone)
  if (free.length === 0 && visit.method === 'GET')
    return refusedPage(visit, held, words.title, <Notice kind="information">{words.nowhere}</Notice>, 409)
  return await handle(held, free)
}

function choose(
  visit: Visit,
  held: HeldPerson,
  organisations: readonly Organisation[],
  wasAsked: boolean,
): Response {
  const words = membershipAddWords[visit.language]
  const path = pathOfPerson(held.id)
  return organisationStepPage(visit, {
    title: words.title,
    lead: nameOf(held),
    intro: words.intro,
    action: `${path}/adhesion`,
    organisations,
    wasAsked,
    back: path,
  })
}

async function show(
  visit: Visit,
  held: HeldPerson,
  organisation: Organisation,
  typed: TypedAddition,
  problems: readonly Problem[],
): Promise<Response> {
  const { language } = visit
  const words = membershipAddWords[language]
  const setsWhatIsOwed = await setsDues(visit, organisation.id)
  return officePage(visit, {
    title: words.title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.title}</h1>
        <p class="lead">{[nameOf(held), organisation.name].filter(Boolean).join(', ')}</p>
        <p>{words.intro}</p>
        <AdditionForm
          language={language}
          path={pathOfPerson(held.id)}
          organisationId={organisation.id}
          typed={typed}
          plans={setsWhatIsOwed ? await plansOf(visit, organisation) : null}
          problems={problems}
        />
      </>
    ),
  })
}
