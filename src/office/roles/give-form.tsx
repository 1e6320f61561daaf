import { allRoles } from '../../accounts/permissions.ts'
import type { RoleName } from '../../accounts/visitor.ts'
import { Button, ButtonGroup } from '../../html/button.tsx'
import { Radios, Select } from '../../html/choice.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { RequiredNote } from '../../html/required-note.tsx'
import type { Visit } from '../../web/visit.ts'
import { mostInSight } from '../in-view.ts'
import { reachOf } from '../reach.ts'
import { officePage } from '../shell.tsx'
import type { Candidate } from './candidates.ts'
import { rolesPath } from './role.ts'
import { roleNames } from './role-names.words.ts'
import { rolesWords } from './roles.words.ts'

/** A role to be given, as it was typed; `id` is that of the form. */
export type Typed = {
  id: string
  email: string
  role: string
  organisation: string
  start: string
  end: string
}

type Shown = { candidate: Candidate; typed: Typed; problems: readonly Problem[] }

/** Asks which role somebody is to have, where, and on which days. */
export async function showGiveForm(visit: Visit, { candidate, typed, problems }: Shown): Promise<Response> {
  const { language } = visit
  const words = rolesWords[language]
  const error = (field: string) => problems.find(problem => problem.field === field)?.message
  const reach = await reachOf(visit, 'giveRoles')
  // Nobody keeps accounts where no dues are asked.
  const isOfUse = (role: RoleName) => role !== 'treasurer' || visit.site.realm.policy.dues !== 'none'
  const others = new URLSearchParams({ organisation: typed.organisation, role: typed.role })
  return officePage(visit, {
    title: words.give,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.givenTo(candidate.name)}</h1>
        <p class="lead">
          {[candidate.email, candidate.organisations].filter(Boolean).join(', ')}{' '}
          <a href={`${rolesPath}/nouveau?${others}`}>{words.other}</a>
        </p>
        <form method="post" action={rolesPath} noValidate>
          <input type="hidden" name="numero" value={typed.id} />
          <input type="hidden" name="personne" value={candidate.personId} />
          <input type="hidden" name="adresse" value={typed.email} />
          <RequiredNote language={language} />
          <Radios
            name="role"
            legend={words.role}
            value={typed.role}
            error={error('role')}
            required
            options={allRoles.filter(isOfUse).map(value => ({
              value,
              label: roleNames[language][value].name,
              hint: roleNames[language][value].allows,
            }))}
          />
          <OrganisationChoice
            visit={visit}
            reach={reach}
            chosen={typed.organisation}
            error={error('organisation')}
          />
          <Field
            name="debut"
            label={words.start}
            hint={words.startHint}
            value={typed.start}
            error={error('debut')}
            autocomplete="off"
            width="medium"
          />
          <Field
            name="fin"
            label={words.end}
            hint={words.endHint}
            value={typed.end}
            error={error('fin')}
            autocomplete="off"
            width="medium"
          />
          <p>{words.told}</p>
          <ButtonGroup>
            <Button>{words.give}</Button>
            <a href={rolesPath}>{words.cancel}</a>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}

type Choice = {
  visit: Visit
  reach: readonly { id: string; name: string }[]
  chosen: string
  error: string | undefined
}

/** Nothing to choose for who manages one organisation only; searched by keyword where there are many. */
function OrganisationChoice({ visit, reach, chosen, error }: Choice) {
  const words = rolesWords[visit.language]
  const [only] = reach
  if (only && reach.length === 1) return <input type="hidden" name="organisation" value={only.id} />
  const choice = (
    <Select
      name="organisation"
      label={words.organisation}
      hint={words.organisationHint}
      value={chosen}
      error={error}
      required
      options={[
        { value: '', label: words.chooseOrganisation },
        ...reach.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
  if (reach.length <= mostInSight) return choice
  return (
    <option-search
      placeholder={words.searchPlaceholder}
      none={words.searchNone}
      found={words.searchFound('{count}')}
      help={words.searchHelp}
    >
      {choice}
    </option-search>
  )
}
