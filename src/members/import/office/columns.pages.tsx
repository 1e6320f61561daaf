import { Button, ButtonGroup } from '../../../html/button.tsx'
import { Select } from '../../../html/choice.tsx'
import { ErrorSummary, type Problem } from '../../../html/error-summary.tsx'
import { Notice } from '../../../html/notice.tsx'
import { officePage } from '../../../office/shell.tsx'
import { notFound } from '../../../web/failure.pages.tsx'
import { redirect } from '../../../web/replies.tsx'
import type { Visit } from '../../../web/visit.ts'
import { type Field, fields, namesSomeone } from '../headings.ts'
import { importWords } from '../import.words.ts'
import { startCheck } from './change-import.ts'
import { ImportHead } from './head.tsx'
import { importHere } from './import-here.ts'
import { importPath } from './import-path.ts'
import type { MemberImport } from './member-import.ts'
import { officeImportWords } from './office.words.ts'

const nameOfField = (at: number) => `colonne-${at + 1}`

/** Whether the columns can still be said anew: the file is there, and nothing goes on with it. */
export function columnsAreOpen({ state, file, report }: MemberImport): boolean {
  return (
    file !== null && report === null && (state === 'uploaded' || state === 'checked' || state === 'failed')
  )
}

/** `GET /bureau/adherents/import/:id/colonnes`: the columns as they were guessed or chosen, to be corrected. */
export async function columnsPage(visit: Visit): Promise<Response> {
  const here = await importHere(visit)
  if (!here) return notFound(visit)
  if (!columnsAreOpen(here.found)) return redirect(`${importPath}/${here.found.id}`)
  return showColumns(visit, here.found, here.organisation)
}

/** `POST /bureau/adherents/import/:id/colonnes`: takes them as they are now, and starts the dry run. */
export async function saveColumns(visit: Visit): Promise<Response> {
  const here = await importHere(visit)
  if (!here) return notFound(visit)
  const { found, organisation } = here
  if (!columnsAreOpen(found)) return redirect(`${importPath}/${found.id}`)
  const chosen = found.columns.columns.map((_, at) => fieldOf(visit.form.get(nameOfField(at))))
  const problems = problemsOf(visit, found, chosen)
  if (problems.length > 0) return showColumns(visit, found, organisation, { chosen, problems })
  await startCheck(visit, found, { ...found.columns, fields: chosen })
  return redirect(`${importPath}/${found.id}`)
}

function fieldOf(value: string | null): Field | null {
  return fields.find(field => field === value) ?? null
}

function problemsOf(visit: Visit, { columns }: MemberImport, chosen: readonly (Field | null)[]): Problem[] {
  const words = officeImportWords[visit.language]
  const named = importWords[visit.language].fields
  const problems = chosen.flatMap((field, at) => {
    const first = chosen.indexOf(field)
    if (field === null || first === at) return []
    const heading = columns.columns[first]?.heading || words.column(first + 1)
    return [{ field: nameOfField(at), message: words.twice(named[field], heading) }]
  })
  const at = Object.fromEntries(chosen.flatMap((field, index) => (field ? [[field, index]] : [])))
  if (!namesSomeone({ at, ignored: [], width: chosen.length, givenFirst: false }))
    problems.push({ field: nameOfField(0), message: words.noName })
  return problems
}

type Typed = { chosen: readonly (Field | null)[]; problems: readonly Problem[] }

/** The page of an import whose columns are to be looked at. */
export function showColumns(
  visit: Visit,
  found: MemberImport,
  organisation: string,
  typed?: Typed,
): Response {
  const { language } = visit
  const words = officeImportWords[language]
  const { columns, fields: guessed, delimiter, garbled } = found.columns
  const { chosen, problems } = typed ?? { chosen: guessed, problems: [] }
  return officePage(visit, {
    title: words.columnsTitle,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <ImportHead visit={visit} found={found} organisation={organisation} title={words.columnsTitle} />
        {garbled && <Notice kind="information">{words.garbled}</Notice>}
        {found.checked?.failed && <Notice kind="problem">{words.failed[found.checked.failed]}</Notice>}
        <p>{words.columnsIntro(words.delimiters[delimiter])}</p>
        <form method="post" action={`${importPath}/${found.id}/colonnes`} class="import-columns">
          {columns.map(({ heading, samples }, at) => (
            <Select
              key={at}
              name={nameOfField(at)}
              label={heading || words.column(at + 1)}
              hint={samples.length > 0 ? words.samples(samples.join(' · ')) : words.noSamples}
              value={chosen[at] ?? ''}
              options={[
                { value: '', label: words.ignore },
                ...fields.map(field => ({ value: field, label: importWords[language].fields[field] })),
              ]}
              error={problems.find(({ field }) => field === nameOfField(at))?.message}
            />
          ))}
          <p>{words.checkHint}</p>
          <ButtonGroup>
            <Button>{words.check}</Button>
            <Button kind="secondary" formaction={`${importPath}/${found.id}/annulation`}>
              {words.cancel}
            </Button>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}
