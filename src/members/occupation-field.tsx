import { Select } from '../html/choice.tsx'
import type { Catalog, Language } from '../html/language.ts'

const fr = {
  label: 'Fonction',
  hint: 'Vous pouvez rechercher par mot clé',
  optional: 'Facultatif.',
  nothing: 'Choisissez…',
  placeholder: 'Tapez un mot clé',
  none: 'Aucune fonction ne correspond',
  found: (count: string) => `Fonctions trouvées\u00a0: ${count}`,
  help: 'Utilisez les flèches pour parcourir la liste, Entrée pour choisir',
}
const en: typeof fr = {
  label: 'Occupation',
  hint: 'You can search by keyword',
  optional: 'Optional.',
  nothing: 'Choose…',
  placeholder: 'Type a keyword',
  none: 'No occupation matches',
  found: count => `Occupations found: ${count}`,
  help: 'Use the arrow keys to go through the list, Enter to choose',
}
const catalog: Catalog<typeof fr> = { fr, en }

type Props = {
  language: Language
  occupations: readonly { readonly id: string; readonly label: string }[]
  name: string
  value: string | undefined
  error: string | undefined
  required: boolean
}

/** One of the realm's occupations: searched by keyword, or chosen from the whole list. */
export function OccupationField({ language, occupations, ...field }: Props) {
  const words = catalog[language]
  return (
    <option-search
      placeholder={words.placeholder}
      none={words.none}
      found={words.found('{count}')}
      help={words.help}
    >
      <Select
        {...field}
        label={words.label}
        hint={field.required ? words.hint : `${words.optional} ${words.hint}`}
        options={[
          { value: '', label: words.nothing },
          ...occupations.map(({ id, label }) => ({ value: id, label })),
        ]}
      />
    </option-search>
  )
}
