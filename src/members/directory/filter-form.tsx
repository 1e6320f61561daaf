import { Button } from '../../html/button.tsx'
import { Select } from '../../html/choice.tsx'
import { Field } from '../../html/field.tsx'
import type { Visit } from '../../web/visit.ts'
import { directoryWords } from './directory.words.ts'
import type { Showable } from './entry.ts'
import { all, type Organisation } from './organisations.ts'

const path = '/annuaire'

/** What the address asks for, as this reader may ask it. */
export type Asked = {
  organisations: readonly Organisation[]
  chosen: Organisation | null
  search: string
  bounds: readonly Showable[]
}

/** Beyond it nobody finds one in a list: it is typed, or followed from a member. */
const mostToChooseFrom = 60

/** The address of a page of what is asked for. All organisations have to be said where the site has one of its own. */
export function hrefOf(
  visit: Visit,
  {
    organisations,
    chosen,
    search,
  }: Pick<Asked, 'organisations' | 'search'> & { chosen: { id: string } | null },
  place: Record<string, string> = {},
): string {
  const own = organisations.find(({ id }) => id === visit.site.organisation.id)
  const opensWith = own?.parentId ? own.id : null
  const query = new URLSearchParams({
    ...(search ? { recherche: search } : {}),
    ...((chosen?.id ?? null) === opensWith ? {} : { organisation: chosen?.id ?? all }),
    ...place,
  })
  return query.size > 0 ? `${path}?${query}` : path
}

/** What the list is searched and narrowed by. */
export function FilterForm({ visit, asked }: { visit: Visit; asked: Asked }) {
  const words = directoryWords[visit.language]
  const { organisations, chosen, search } = asked
  const offered = organisations.filter(({ parentId }) => parentId !== null)
  return (
    <search>
      <form class="office-filter" method="get" action={path}>
        <Field
          name="recherche"
          type="search"
          label={labelOf(asked, words)}
          hint={words.searchHint}
          value={search}
          autocomplete="off"
        />
        {offered.length > 0 && offered.length <= mostToChooseFrom && (
          <Select
            name="organisation"
            label={words.organisation}
            value={chosen?.id ?? all}
            options={[
              { value: all, label: words.allOrganisations },
              ...offered.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        {offered.length > mostToChooseFrom && (
          <input type="hidden" name="organisation" value={chosen?.id ?? all} />
        )}
        <Button kind="secondary">{words.submit}</Button>
        {search && <a href={hrefOf(visit, { ...asked, search: '' })}>{words.clear}</a>}
      </form>
    </search>
  )
}

/** A field says what it looks through: no town where none may be shown. */
function labelOf({ bounds, organisations }: Asked, words: (typeof directoryWords)['fr']): string {
  const hasPlaces = bounds.includes('town') || bounds.includes('address')
  if (organisations.length > 1) return hasPlaces ? words.search : words.searchNameOrganisation
  return hasPlaces ? words.searchNamePlace : words.searchName
}
