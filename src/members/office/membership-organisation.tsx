import { Button, ButtonGroup } from '../../html/button.tsx'
import { Select } from '../../html/choice.tsx'
import type { Catalog, Language } from '../../html/language.ts'

const fr = {
  organisation: 'Organisation',
  choose: 'Choisissez…',
  missing: 'Choisissez une organisation',
  next: 'Continuer',
  back: 'Revenir à la fiche',
  placeholder: 'Tapez un nom',
  none: 'Aucune organisation ne correspond',
  found: (count: string) => `Organisations trouvées\u00a0: ${count}`,
  help: 'Utilisez les flèches pour parcourir la liste, Entrée pour choisir',
}
const en: typeof fr = {
  organisation: 'Organisation',
  choose: 'Choose…',
  missing: 'Choose an organisation',
  next: 'Continue',
  back: 'Back to the record',
  placeholder: 'Type a name',
  none: 'No organisation matches',
  found: count => `Organisations found: ${count}`,
  help: 'Use the arrow keys to go through the list, Enter to choose',
}
export const organisationStepWords: Catalog<typeof fr> = { fr, en }

/** As many as one finds one's way among without searching. */
const mostInSight = 8

type Props = {
  language: Language
  action: string
  organisations: readonly { id: string; name: string }[]
  /** The membership that it is about, where there is one already. */
  membershipId?: string
  error: string | undefined
  /** Where one came from. */
  back: string
}

/** Which organisation: asked first and alone, since what comes next is said of it. */
export function OrganisationStep({ language, action, organisations, membershipId, error, back }: Props) {
  const words = organisationStepWords[language]
  const select = (
    <Select
      name="vers"
      label={words.organisation}
      value=""
      error={error}
      required
      options={[
        { value: '', label: words.choose },
        ...organisations.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
  return (
    <form method="get" action={action} noValidate>
      {membershipId && <input type="hidden" name="adhesion" value={membershipId} />}
      {organisations.length <= mostInSight ? (
        select
      ) : (
        <option-search
          placeholder={words.placeholder}
          none={words.none}
          found={words.found('{count}')}
          help={words.help}
        >
          {select}
        </option-search>
      )}
      <ButtonGroup>
        <Button>{words.next}</Button>
        <a href={back}>{words.back}</a>
      </ButtonGroup>
    </form>
  )
}
