import { Button } from '../../html/button.tsx'
import { ErrorSummary } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import type { Visit } from '../../web/visit.ts'
import { officePage } from '../shell.tsx'
import { type Candidate, findCandidates } from './candidates.ts'
import { rolesPath } from './role.ts'
import { rolesWords } from './roles.words.ts'

/** Asks who is to have a role, and shows who may be meant; what was chosen before goes along. */
export async function showWhoForm(visit: Visit): Promise<Response> {
  const { query, language } = visit
  const words = rolesWords[language]
  const typed = query.get('recherche')?.slice(0, 200).replaceAll('\0', '')
  const search = typed?.trim() ?? ''
  const found = search ? await findCandidates(visit, search) : null
  const problem = typed !== undefined && !search ? words.whoMissing : undefined
  const along = ['organisation', 'role'].flatMap(name => {
    const value = query.get(name)
    return value ? [[name, value] as const] : []
  })
  return officePage(visit, {
    title: words.whoTitle,
    status: problem ? 422 : 200,
    problem: problem !== undefined,
    children: (
      <>
        <ErrorSummary
          language={language}
          problems={problem ? [{ field: 'recherche', message: problem }] : []}
        />
        <h1>{words.whoTitle}</h1>
        <form method="get" action={`${rolesPath}/nouveau`} noValidate>
          {along.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Field
            name="recherche"
            label={words.who}
            hint={words.whoHint}
            value={typed}
            error={problem}
            autocomplete="off"
            spellcheck={false}
          />
          <Button>{words.find}</Button>
        </form>
        {found && found.candidates.length === 0 && <p role="status">{words.whoNone}</p>}
        {found && found.candidates.length > 0 && (
          <>
            <h2>{words.found}</h2>
            <ul class="view-choices">
              {found.candidates.map(candidate => (
                <li key={candidate.personId}>
                  <Choice visit={visit} candidate={candidate} search={search} along={along} />
                </li>
              ))}
            </ul>
            {found.more && <p>{words.whoMore}</p>}
          </>
        )}
        <p>
          <a href={rolesPath}>{words.back}</a>
        </p>
      </>
    ),
  })
}

type ChoiceProps = {
  visit: Visit
  candidate: Candidate
  search: string
  along: readonly (readonly [string, string])[]
}

function Choice({ visit, candidate, search, along }: ChoiceProps) {
  const words = rolesWords[visit.language]
  const { personId, name, email, organisations } = candidate
  const details = [email ?? words.cannotSignIn, organisations].filter(Boolean).join(', ')
  if (!email)
    return (
      <p>
        {name} <span class="muted">{details}</span>
      </p>
    )
  const query = new URLSearchParams([
    ['personne', personId],
    ['adresse', search],
    ...along.map(pair => [...pair]),
  ])
  return (
    <a href={`${rolesPath}/nouveau?${query}`}>
      {name} <span class="muted">{details}</span>
    </a>
  )
}
