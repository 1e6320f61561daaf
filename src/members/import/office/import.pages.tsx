import { Button, ButtonGroup, ButtonLink } from '../../../html/button.tsx'
import { Notice } from '../../../html/notice.tsx'
import { officePage } from '../../../office/shell.tsx'
import { notFound } from '../../../web/failure.pages.tsx'
import { redirect } from '../../../web/replies.tsx'
import type { Visit } from '../../../web/visit.ts'
import { cancelImport, startImport } from './change-import.ts'
import { columnsAreOpen, showColumns } from './columns.pages.tsx'
import { ImportHead } from './head.tsx'
import { importHere } from './import-here.ts'
import { importPath } from './import-path.ts'
import { whichIn } from './lines-asked.ts'
import { CountLinks, LinesTable } from './lines-table.tsx'
import type { MemberImport } from './member-import.ts'
import { officeImportWords, type Told } from './office.words.ts'
import { toldPage } from './told-lines.ts'

/** `GET /bureau/adherents/import/:id`: what is to do with an import now, how far it is, or what has come of it. */
export async function importPageOf(visit: Visit): Promise<Response> {
  const here = await importHere(visit)
  if (!here) return notFound(visit)
  const { found, organisation } = here
  if (columnsAreOpen(found) && found.state !== 'checked') return showColumns(visit, found, organisation)
  const words = officeImportWords[visit.language]
  return officePage(visit, {
    title: words.title,
    children: (
      <>
        <ImportHead visit={visit} found={found} organisation={organisation} title={words.title} />
        <Progress visit={visit} found={found} />
        {isOver(found) && tallyOf(found) && (await lines(visit, found))}
      </>
    ),
  })
}

/** `POST /bureau/adherents/import/:id/importer`. */
export async function bringIn(visit: Visit): Promise<Response> {
  const here = await importHere(visit)
  if (!here) return notFound(visit)
  await startImport(visit, here.found)
  return redirect(`${importPath}/${here.found.id}`)
}

/** `POST /bureau/adherents/import/:id/annulation`. */
export async function giveUp(visit: Visit): Promise<Response> {
  const here = await importHere(visit)
  if (!here) return notFound(visit)
  await cancelImport(visit, here.found)
  return redirect(`${importPath}/${here.found.id}`)
}

const isOver = ({ state }: MemberImport) => state !== 'checking' && state !== 'importing'
const tallyOf = ({ report, checked }: MemberImport) => report ?? checked
const toldOf = ({ report }: MemberImport): Told => (report ? 'done' : 'checked')

/** All that changes while something goes on, so that a script can put it anew. */
function Progress({ visit, found }: { visit: Visit; found: MemberImport }) {
  const words = officeImportWords[visit.language]
  const here = `${importPath}/${found.id}`
  const tally = tallyOf(found)
  const { state } = found
  return (
    <live-progress over={isOver(found)}>
      <p role="status" class="import-status">
        {saidOf(found, words)}
      </p>
      {!isOver(found) && (
        <progress
          class="import-progress"
          aria-label={words.progress}
          max={Math.max(found.bytes, 1)}
          value={found.doneBytes}
        />
      )}
      {tally?.failed && <Notice kind="problem">{words.failed[tally.failed]}</Notice>}
      {isOver(found) && tally && !tally.failed && (
        <CountLinks visit={visit} tally={tally} told={toldOf(found)} path={here} />
      )}
      {state === 'checked' && <Start visit={visit} found={found} />}
      {!isOver(found) && (
        <form method="post" action={`${here}/annulation`}>
          <ButtonGroup>
            <Button kind="secondary">{words.cancel}</Button>
            <a href={here}>{words.refresh}</a>
          </ButtonGroup>
          {state === 'importing' && <p class="hint">{words.cancelHint.importing}</p>}
        </form>
      )}
      {isOver(found) && tally && tally.parts.length > 0 && (
        <ButtonGroup>
          <ButtonLink kind="secondary" href={`${here}/rapport`}>
            {words.download}
          </ButtonLink>
          {state === 'done' && <a href="/bureau/adherents">{words.toMembers}</a>}
        </ButtonGroup>
      )}
    </live-progress>
  )
}

function saidOf({ state, report }: MemberImport, words: (typeof officeImportWords)['fr']): string {
  if (state === 'checking' || state === 'importing') return words.going[state]
  if (state === 'uploaded') return words.states.uploaded
  return state === 'cancelled' && report ? words.said.cancelledHalfWay : words.said[state]
}

function Start({ visit, found }: { visit: Visit; found: MemberImport }) {
  const words = officeImportWords[visit.language]
  const here = `${importPath}/${found.id}`
  const taken = (found.checked?.added ?? 0) + (found.checked?.changed ?? 0) + (found.checked?.unchanged ?? 0)
  return (
    <form method="post" action={`${here}/importer`}>
      <p>{words.startHint}</p>
      <ButtonGroup>
        {taken > 0 && <Button>{words.start(taken)}</Button>}
        <ButtonLink kind="secondary" href={`${here}/colonnes`}>
          {words.changeColumns}
        </ButtonLink>
        <Button kind="secondary" formaction={`${here}/annulation`}>
          {words.cancel}
        </Button>
      </ButtonGroup>
    </form>
  )
}

async function lines(visit: Visit, found: MemberImport) {
  const which = whichIn(visit.query)
  const after = Number.parseInt(visit.query.get('apres') ?? '', 10) || 0
  const page = await toldPage(visit.app.files, tallyOf(found)?.parts ?? [], which, after)
  const path = `${importPath}/${found.id}`
  return <LinesTable visit={visit} page={page} told={toldOf(found)} which={which} path={path} />
}
