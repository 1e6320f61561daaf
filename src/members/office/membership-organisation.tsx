import { Button, ButtonGroup } from '../../html/button.tsx'
import { Select } from '../../html/choice.tsx'
import { ErrorSummary } from '../../html/error-summary.tsx'
import type { Catalog } from '../../html/language.ts'
import { officePage } from '../../office/shell.tsx'
import type { Visit } from '../../web/visit.ts'

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
const catalog: Catalog<typeof fr> = { fr, en }

/** As many as one finds one's way among without searching. */
const mostInSight = 8

type Step = {
  title: string
  /** Who it is about. */
  lead: string
  intro: string
  action: string
  organisations: readonly { id: string; name: string }[]
  /** The membership that it is about, where there is one already. */
  membershipId?: string
  /** One was asked for that is not among them. */
  wasAsked: boolean
  /** Where one came from. */
  back: string
}

/** Which organisation: asked first and alone, since what comes next is said of it. */
export function organisationStepPage(visit: Visit, step: Step): Response {
  const { language } = visit
  const error = step.wasAsked ? catalog[language].missing : undefined
  return officePage(visit, {
    title: step.title,
    status: error ? 422 : 200,
    problem: error !== undefined,
    children: (
      <>
        <ErrorSummary language={language} problems={error ? [{ field: 'vers', message: error }] : []} />
        <h1>{step.title}</h1>
        <p class="lead">{step.lead}</p>
        <p>{step.intro}</p>
        <form method="get" action={step.action} noValidate>
          {step.membershipId && <input type="hidden" name="adhesion" value={step.membershipId} />}
          <OrganisationChoice visit={visit} organisations={step.organisations} error={error} />
          <ButtonGroup>
            <Button>{catalog[language].next}</Button>
            <a href={step.back}>{catalog[language].back}</a>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}

type ChoiceProps = Pick<Step, 'organisations'> & { visit: Visit; error: string | undefined }

function OrganisationChoice({ visit, organisations, error }: ChoiceProps) {
  const words = catalog[visit.language]
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
  if (organisations.length <= mostInSight) return select
  return (
    <option-search
      placeholder={words.placeholder}
      none={words.none}
      found={words.found('{count}')}
      help={words.help}
    >
      {select}
    </option-search>
  )
}
