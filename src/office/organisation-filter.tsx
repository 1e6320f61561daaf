import { Select } from '../html/choice.tsx'

type Props = {
  label: string
  /** What the choice of none in particular is called. */
  all: string
  organisations: readonly { id: string; name: string }[]
  chosen: string | null
}

/** Narrows a list of the office to one organisation; not there where one runs only one. */
export function OrganisationFilter({ label, all, organisations, chosen }: Props) {
  if (organisations.length < 2) return null
  return (
    <Select
      name="organisation"
      label={label}
      value={chosen ?? ''}
      options={[
        { value: '', label: all },
        ...organisations.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
