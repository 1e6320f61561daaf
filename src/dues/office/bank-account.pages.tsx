import { friendlyFormatIBAN } from 'ibantools'
import { Button, ButtonGroup } from '../../html/button.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { RequiredNote } from '../../html/required-note.tsx'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { type AccountProblem, keepAccount, longestHolder, ownAccountOf, readAccount } from './bank-account.ts'
import { lineIn } from './line-typed.ts'
import { type OrganisationHere, organisationHere, pathOfPlans } from './organisation-here.ts'
import { plansWords } from './plans.words.ts'

type Typed = { holder: string; iban: string; bic: string }

/** `GET /bureau/cotisations/tarifs/compte`. */
export async function bankAccountPage(visit: Visit): Promise<Response> {
  const { organisation } = await organisationHere(visit)
  if (!organisation) return notFound(visit)
  const account = await ownAccountOf(visit.app.db, visit.site.realm.id, organisation.id)
  const typed = {
    holder: account?.holder ?? '',
    iban: friendlyFormatIBAN(account?.iban) ?? '',
    bic: account?.bic ?? '',
  }
  return show(visit, organisation, typed, [])
}

/** `POST /bureau/cotisations/tarifs/compte`. */
export async function saveBankAccount(visit: Visit): Promise<Response> {
  const { organisation } = await organisationHere(visit)
  if (!organisation) return notFound(visit)
  const line = (name: string) => lineIn(visit.form, name, 300)
  const typed = { holder: line('titulaire'), iban: line('iban'), bic: line('bic') }
  const reading = readAccount(typed)
  if ('problems' in reading) return show(visit, organisation, typed, reading.problems)
  await keepAccount(visit, organisation.id, reading.account)
  return redirect(pathOfPlans(organisation.id), [leave({ said: 'plansKept', what: 'bankAccount' })])
}

const fieldOf: Record<AccountProblem, string> = {
  holderMissing: 'titulaire',
  holderLong: 'titulaire',
  ibanMissing: 'iban',
  ibanWrong: 'iban',
  ibanNotSepa: 'iban',
  bicWrong: 'bic',
  bicCountry: 'bic',
}

function show(
  visit: Visit,
  organisation: OrganisationHere,
  typed: Typed,
  wrong: readonly AccountProblem[],
): Response {
  const { language } = visit
  const words = plansWords[language]
  const problems: Problem[] = wrong.map(name => ({
    field: fieldOf[name],
    message: name === 'holderLong' ? words.holderLong(longestHolder) : words[name],
  }))
  const error = (field: string) => problems.find(problem => problem.field === field)?.message
  return officePage(visit, {
    title: words.account,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.account}</h1>
        <p class="lead">{organisation.name}</p>
        <form method="post" action="/bureau/cotisations/tarifs/compte" noValidate>
          <input type="hidden" name="organisation" value={organisation.id} />
          <RequiredNote language={language} />
          <Field
            name="titulaire"
            label={words.holder}
            hint={words.holderHint}
            value={typed.holder}
            error={error('titulaire')}
            autocomplete="off"
            spellcheck={false}
            required
          />
          <Field
            name="iban"
            label={words.iban}
            hint={words.ibanHint}
            value={typed.iban}
            error={error('iban')}
            autocomplete="off"
            spellcheck={false}
            required
          />
          <Field
            name="bic"
            label={words.bic}
            hint={words.bicHint}
            value={typed.bic}
            error={error('bic')}
            autocomplete="off"
            spellcheck={false}
            width="medium"
          />
          <ButtonGroup>
            <Button>{words.saveAccount}</Button>
            <a href={pathOfPlans(organisation.id)}>{words.back}</a>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}
