import { Button } from '../../../html/button.tsx'
import { Select } from '../../../html/choice.tsx'
import { ErrorSummary, type Problem } from '../../../html/error-summary.tsx'
import { FileField } from '../../../html/file-field.tsx'
import { momentInWords } from '../../../html/moment-in-words.ts'
import { Table } from '../../../html/table.tsx'
import { reachOf } from '../../../office/reach.ts'
import { officePage } from '../../../office/shell.tsx'
import { uploadLimits } from '../../../web/read-upload.ts'
import { redirect } from '../../../web/replies.tsx'
import type { Visit } from '../../../web/visit.ts'
import { describeFile } from '../describe.ts'
import { refusalInWords } from '../import.words.ts'
import { shown } from '../text.ts'
import { keepFile } from './change-import.ts'
import { keptFor } from './forget-imports.ts'
import { importPath } from './import-path.ts'
import { latestImports, type MemberImport } from './member-import.ts'
import { officeImportWords } from './office.words.ts'

/** `GET /bureau/adherents/import`: where a member file is brought in, and the latest ones. */
export async function importsPage(visit: Visit): Promise<Response> {
  return await show(visit, [])
}

/** `POST /bureau/adherents/import`: keeps the file, and goes on to its columns. */
export async function uploadMembers(visit: Visit): Promise<Response> {
  const words = officeImportWords[visit.language]
  const reach = await reachOf(visit, 'importMembers')
  const chosen = reach.length === 1 ? reach[0] : reach.find(({ id }) => id === visit.form.get('organisation'))
  const file = visit.files.get('fichier')?.[0]
  const problems: Problem[] = [
    ...(chosen ? [] : [{ field: 'organisation', message: words.chooseOrganisation }]),
    ...(file?.name ? [] : [{ field: 'fichier', message: words.chooseFile }]),
    ...(isTooLarge(file) ? [{ field: 'fichier', message: words.tooLarge(megabytes) }] : []),
  ]
  if (!chosen || !file?.name || isTooLarge(file)) return await show(visit, problems)
  const bytes = Buffer.from(await file.arrayBuffer())
  const found = await describeFile(bytes)
  if ('refused' in found)
    return await show(visit, [{ field: 'fichier', message: refusalInWords(found, visit.language) }])
  const fileName = shown(file.name.replace(/^.*[\\/]/, ''))
  const { described } = found
  const id = await keepFile(visit, { organisationId: chosen.id, fileName, bytes, described })
  return redirect(`${importPath}/${id}`)
}

const megabytes = uploadLimits.largestFile / 1024 / 1024
const isTooLarge = (file: File | undefined) => file !== undefined && file.size > uploadLimits.largestFile

async function show(visit: Visit, problems: readonly Problem[]): Promise<Response> {
  const { app, language, site } = visit
  const words = officeImportWords[language]
  const reach = await reachOf(visit, 'importMembers')
  const within = { realmId: site.realm.id, organisationIds: reach.map(({ id }) => id) }
  const imports = await latestImports(app.db, within)
  return officePage(visit, {
    title: words.title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
        <UploadForm visit={visit} reach={reach} problems={problems} />
        <Latest visit={visit} reach={reach} imports={imports} />
      </>
    ),
  })
}

type Reach = readonly { id: string; name: string }[]

function UploadForm({
  visit,
  reach,
  problems,
}: {
  visit: Visit
  reach: Reach
  problems: readonly Problem[]
}) {
  const words = officeImportWords[visit.language]
  const error = (field: string) => problems.find(problem => problem.field === field)?.message
  return (
    <form method="post" action={importPath} enctype="multipart/form-data" noValidate>
      {reach.length > 1 && (
        <Select
          name="organisation"
          label={words.organisation}
          hint={words.organisationHint}
          value={visit.form.get('organisation') ?? visit.office?.inView?.id ?? visit.site.organisation.id}
          options={reach.map(({ id, name }) => ({ value: id, label: name }))}
          error={error('organisation')}
          required
        />
      )}
      <FileField
        name="fichier"
        label={words.file}
        hint={words.fileHint(megabytes, keptFor.fileDays)}
        error={error('fichier')}
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        required
      />
      <Button>{words.submit}</Button>
    </form>
  )
}

type LatestProps = { visit: Visit; reach: Reach; imports: readonly MemberImport[] }

function Latest({ visit: { language, site }, reach, imports }: LatestProps) {
  const words = officeImportWords[language]
  if (imports.length === 0) return <p>{words.none}</p>
  const several = reach.length > 1
  return (
    <>
      <Table
        caption={words.latest}
        columns={[
          { label: words.name },
          { label: words.when },
          ...(several ? [{ label: words.organisation }] : []),
          { label: words.state },
        ]}
        rows={imports.map(each => [
          <a class="queue-name breakable" href={`${importPath}/${each.id}`}>
            {each.fileName}
          </a>,
          <span>
            {momentInWords(each.createdAt, site.realm.timeZone, language)}
            {each.createdBy && ` ${words.by(each.createdBy)}`}
          </span>,
          ...(several ? [reach.find(({ id }) => id === each.organisationId)?.name] : []),
          words.states[each.state],
        ])}
      />
      <p>{words.kept(keptFor.reportDays)}</p>
    </>
  )
}
