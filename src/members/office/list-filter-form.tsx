import { Button } from '../../html/button.tsx'
import { Checkbox, Select } from '../../html/choice.tsx'
import { Field } from '../../html/field.tsx'
import { OrganisationFilter } from '../../office/organisation-filter.tsx'
import type { Visit } from '../../web/visit.ts'
import { listWords } from './list.words.ts'
import { duesNames, hrefOf, membersPath, nameOf, stateNames } from './list-address.ts'
import type { ListHere } from './list-here.ts'

/** What the list is searched and narrowed by; all of it stands in the address. */
export function FilterForm({ visit, here: { asked, view } }: { visit: Visit; here: ListHere }) {
  const words = listWords[visit.language]
  return (
    <search>
      <form class="office-filter" method="get" action={membersPath}>
        <Field
          name="recherche"
          type="search"
          label={words.search}
          hint={words.searchHint}
          value={asked.search}
          autocomplete="off"
        />
        <Select
          name="etat"
          label={words.state}
          value={nameOf(stateNames, asked.state)}
          options={Object.entries(stateNames).map(([value, state]) => ({
            value,
            label: state ? words.states[state] : words.allStates,
          }))}
        />
        {visit.site.realm.policy.dues !== 'none' && (
          <Select
            name="cotisation"
            label={words.dues}
            value={asked.dues ? nameOf(duesNames, asked.dues) : ''}
            options={[
              { value: '', label: words.allDues },
              ...Object.entries(duesNames).map(([value, dues]) => ({ value, label: words.duesStates[dues] })),
            ]}
          />
        )}
        <OrganisationFilter
          label={words.organisation}
          all={words.allOrganisations}
          organisations={view}
          chosen={asked.organisationId}
        />
        <Checkbox name="jamais" value="1" label={words.never} checked={asked.neverSignedIn} />
        <Checkbox name="sans-adresse" value="1" label={words.noAddress} checked={asked.noAddress} />
        <Button kind="secondary">{words.submit}</Button>
        {hrefOf(asked) !== membersPath && <a href={membersPath}>{words.clear}</a>}
      </form>
    </search>
  )
}
