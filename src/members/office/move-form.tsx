import type { RoleName } from '../../accounts/visitor.ts'
import { Button, ButtonGroup } from '../../html/button.tsx'
import { Radios } from '../../html/choice.tsx'
import type { Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { Notice } from '../../html/notice.tsx'
import { roleNames } from '../../office/roles/role-names.words.ts'
import type { Visit } from '../../web/visit.ts'
import { problemOf } from './member-fields.tsx'
import type { MembershipOfPerson } from './membership-here.ts'
import { moveWords } from './move.words.ts'
import { pathOfPerson } from './person-here.ts'

export type TypedMove = { number: string; roles: string }

type Props = {
  visit: Visit
  here: MembershipOfPerson
  toOrganisationId: string
  typed: TypedMove
  problems: readonly Problem[]
  /** Those that the person has in the organisation that is left, and whether who asks may end them. */
  roles: readonly RoleName[]
  endsRoles: boolean
}

/** The number in the new organisation, and what becomes of the roles in the old one. */
export function MoveForm(props: Props) {
  const { visit, here, toOrganisationId, typed, problems } = props
  const { held, membership } = here
  const words = moveWords[visit.language]
  const path = pathOfPerson(held.id)
  return (
    <form method="post" action={`${path}/deplacer`} noValidate>
      <input type="hidden" name="adhesion" value={membership.id} />
      <input type="hidden" name="de" value={membership.organisationId} />
      <input type="hidden" name="vers" value={toOrganisationId} />
      <Field
        name="number"
        label={words.number}
        hint={words.numberHint(membership.number ?? '')}
        value={typed.number}
        error={problemOf(problems, 'number')}
        autocomplete="off"
        width="medium"
      />
      <RolesThere {...props} />
      <ButtonGroup>
        <Button>{words.save}</Button>
        <a href={path}>{words.back}</a>
      </ButtonGroup>
    </form>
  )
}

/** Chosen by whoever gives roles in the organisation that is left; said to the others. */
function RolesThere({ visit, here, roles, endsRoles, typed }: Props) {
  const { language } = visit
  const words = moveWords[language]
  const { organisationName } = here.membership
  if (roles.length === 0) return null
  const names = new Intl.ListFormat(language).format(roles.map(role => roleNames[language][role].name))
  if (!endsRoles) return <Notice kind="information">{words.rolesAre(names, organisationName)}</Notice>
  return (
    <Radios
      name="roles"
      legend={words.roles(organisationName)}
      hint={words.rolesHint(names)}
      value={typed.roles}
      options={[
        { value: 'keep', label: words.rolesKept },
        { value: 'end', label: words.rolesEnd },
      ]}
    />
  )
}
