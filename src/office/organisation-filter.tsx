import { Select } from '../html/choice.tsx'

type Props = {
  label: string
  /** What the choice of none in particular is called. */
  all: string
  organisations: readonly { id: string; name: string }[]
  chosen: string | null
}

/** Beyond it nobody finds one in a list: the organisation in view is searched for, above every page of the office. */
const mostToChooseFrom = 60

/** Narrows a list of the office to one organisation; not there where one runs only one, or finds none among so many. */
export function OrganisationFilter({ label, all, organisations, chosen }: Props) {
  if (organisations.length < 2) return null
  const offered =
    organisations.length > mostToChooseFrom ? organisations.filter(({ id }) => id === chosen) : organisations
  // What the address asks for stays seen, and can be undone.
  if (offered.length === 0) return null
  return (
    <Select
      name="organisation"
      label={label}
      value={chosen ?? ''}
      options={[{ value: '', label: all }, ...offered.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  )
}
