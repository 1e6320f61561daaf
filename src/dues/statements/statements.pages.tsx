import { Button, ButtonLink } from '../../html/button.tsx'
import { Select } from '../../html/choice.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { FileField } from '../../html/file-field.tsx'
import { momentInWords } from '../../html/moment-in-words.ts'
import { Notice } from '../../html/notice.tsx'
import { Pagination } from '../../html/pagination.tsx'
import { Table } from '../../html/table.tsx'
import { reachOf, viewOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { type Flash, forgetFlash, leave, left } from '../../web/flash.ts'
import { uploadLimits } from '../../web/read-upload.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { oneLine } from './credit.ts'
import { type Statement, statementsPage } from './history.ts'
import { importStatement } from './import-statement.ts'
import { knownLines } from './known-lines.ts'
import { KnownList } from './known-list.tsx'
import { countToDecide } from './lines.ts'
import { hrefOfLines } from './lines-address.ts'
import { refusalInWords } from './refusal-in-words.ts'
import { readStatement } from './statement-file.ts'
import { statementsWords } from './statements.words.ts'

const here = '/bureau/releves'

/** `GET /bureau/releves`: where a statement is brought in, and those that were. */
export async function bankStatementsPage(visit: Visit): Promise<Response> {
  return await show(visit, [])
}

/** `POST /bureau/releves`. */
export async function uploadStatement(visit: Visit): Promise<Response> {
  const { form, language, site } = visit
  const words = statementsWords[language]
  if (site.realm.policy.dues === 'none') return notFound(visit)
  const reach = await reachOf(visit, 'importStatements')
  const chosen = reach.length === 1 ? reach[0] : reach.find(({ id }) => id === form.get('organisation'))
  const file = visit.files.get('releve')?.[0]
  const problems: Problem[] = [
    ...(chosen ? [] : [{ field: 'organisation', message: words.chooseOrganisation }]),
    ...(file?.name ? [] : [{ field: 'releve', message: words.chooseFile }]),
    ...(isTooLarge(file) ? [{ field: 'releve', message: words.tooLarge(megabytes) }] : []),
  ]
  if (!chosen || !file?.name || isTooLarge(file)) return await show(visit, problems)
  const read = readStatement(Buffer.from(await file.arrayBuffer()))
  if ('refused' in read)
    return await show(visit, [{ field: 'releve', message: refusalInWords(read, language) }])
  const fileName = oneLine(file.name.replace(/^.*[\\/]/, ''), 200)
  const { statementId: statement, ...counts } = await importStatement(visit, {
    organisationId: chosen.id,
    fileName,
    read,
  })
  return redirect(here, [leave({ said: 'statementImported', statement, ...counts })])
}

const megabytes = uploadLimits.largestFile / 1024 / 1024
const isTooLarge = (file: File | undefined) => file !== undefined && file.size > uploadLimits.largestFile

async function show(visit: Visit, problems: readonly Problem[]): Promise<Response> {
  const { app, language, site, query } = visit
  if (site.realm.policy.dues === 'none') return notFound(visit)
  const words = statementsWords[language]
  const reach = await reachOf(visit, 'importStatements')
  const view = await viewOf(visit, 'importStatements')
  const within = { realmId: site.realm.id, organisationIds: view.map(({ id }) => id) }
  const toDecide = await countToDecide(app.db, within)
  const { statements, next } = await statementsPage(app.db, within, query.get('apres'))
  const flash = left(visit)
  const imported = flash?.said === 'statementImported' ? flash : null
  const known = imported?.known ? await knownLines(app.db, within, imported.statement) : []
  return officePage(visit, {
    title: words.title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    cookies: imported ? [forgetFlash] : [],
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        {imported && <Result visit={visit} imported={imported} />}
        <h1>{words.title}</h1>
        <KnownList visit={visit} lines={known} />
        <p>{words.intro}</p>
        <h2>{words.waiting}</h2>
        {toDecide > 0 ? (
          <ButtonLink href={hrefOfLines()}>{words.decide(toDecide)}</ButtonLink>
        ) : (
          <p>{words.nothingToDecide}</p>
        )}
        <UploadForm visit={visit} reach={reach} problems={problems} />
        <History visit={visit} reach={reach} statements={statements} />
        <Pagination language={language} next={next ? `${here}?apres=${next}` : undefined} />
      </>
    ),
  })
}

type ResultProps = { visit: Visit; imported: Extract<Flash, { said: 'statementImported' }> }

function Result({ visit, imported }: ResultProps) {
  const words = statementsWords[visit.language]
  const { booked, toDecide, known, leftOut } = imported
  const isEmpty = booked + toDecide + known === 0
  const counts = [words.booked(booked), words.toDecide(toDecide), ...(known > 0 ? [words.known(known)] : [])]
  return (
    <Notice kind={isEmpty ? 'information' : 'success'} title={words.imported}>
      <p>{isEmpty ? words.noCredit : `${counts.join(', ')}.`}</p>
      {leftOut > 0 && <p>{words.leftOut(leftOut)}</p>}
    </Notice>
  )
}

type Reach = readonly { id: string; name: string }[]
type FormProps = { visit: Visit; reach: Reach; problems: readonly Problem[] }

function UploadForm({ visit, reach, problems }: FormProps) {
  const { language, site, form } = visit
  const words = statementsWords[language]
  const error = (field: string) => problems.find(problem => problem.field === field)?.message
  return (
    <section class="statement-upload">
      <h2>{words.importOne}</h2>
      <form method="post" action={here} enctype="multipart/form-data" noValidate>
        {reach.length > 1 && (
          <Select
            name="organisation"
            label={words.organisation}
            value={form.get('organisation') ?? (visit.office?.inView ?? site.organisation).id}
            options={reach.map(({ id, name }) => ({ value: id, label: name }))}
            error={error('organisation')}
            required
          />
        )}
        <FileField
          name="releve"
          label={words.file}
          hint={`${words.fileHint(megabytes)} ${words.again}`}
          error={error('releve')}
          required
        />
        <Button>{words.submit}</Button>
      </form>
    </section>
  )
}

function History({ visit, reach, statements }: { visit: Visit; reach: Reach; statements: Statement[] }) {
  const { language, site } = visit
  const words = statementsWords[language]
  if (statements.length === 0) return <p>{words.none}</p>
  const several = reach.length > 1
  return (
    <Table
      caption={words.history}
      columns={[
        { label: words.fileName },
        { label: words.when },
        ...(several ? [{ label: words.organisation }] : []),
        { label: words.lines },
      ]}
      rows={statements.map(statement => [
        <span class="breakable">{statement.fileName}</span>,
        <span>
          {momentInWords(statement.importedAt, site.realm.timeZone, language)}
          {statement.importedBy && ` ${words.by(statement.importedBy)}`}
        </span>,
        ...(several ? [reach.find(({ id }) => id === statement.organisationId)?.name] : []),
        <Counts visit={visit} statement={statement} />,
      ])}
    />
  )
}

function Counts({ visit, statement }: { visit: Visit; statement: Statement }) {
  const words = statementsWords[visit.language]
  const { id, fileName, booked, open, ignored } = statement
  const links = [
    { state: 'booked' as const, count: booked, label: words.booked(booked) },
    { state: 'open' as const, count: open, label: words.toDecide(open) },
    { state: 'ignored' as const, count: ignored, label: words.ignored(ignored) },
  ].filter(({ count }) => count > 0)
  if (links.length === 0) return <>{words.noLines}</>
  return (
    <span class="statement-counts">
      {links.map(({ state, label }) => (
        <a key={state} class="row-action" href={hrefOfLines({ state, statementId: id })}>
          {label}
          <span class="visually-hidden"> {words.seeLines(fileName)}</span>
        </a>
      ))}
    </span>
  )
}
