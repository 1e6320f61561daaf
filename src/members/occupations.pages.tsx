import { Button } from '../html/button.tsx'
import { ErrorSummary, type Problem } from '../html/error-summary.tsx'
import { Notice } from '../html/notice.tsx'
import { TextArea } from '../html/text-area.tsx'
import { reachOf } from '../office/reach.ts'
import { officePage } from '../office/shell.tsx'
import { forbidden, notFound } from '../web/failure.pages.tsx'
import { type Flash, forgetFlash, leave, left } from '../web/flash.ts'
import { redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { offeredOccupations } from './occupations.ts'
import { occupationsWords } from './occupations.words.ts'
import {
  type Difference,
  type ListReading,
  longestOccupation,
  mostOccupations,
  readOccupations,
  versionOf,
} from './occupations-list.ts'
import { saveOccupations } from './occupations-save.ts'

const path = '/bureau/fonctions'

/** `GET /bureau/fonctions`: the list, to be edited by the office of the whole realm and read by the others. */
export async function occupationsPage(visit: Visit): Promise<Response> {
  if (!isAsked(visit)) return notFound(visit)
  const offered = await offeredOccupations(visit.app.db, visit.site.realm.id)
  const root = await rootOf(visit)
  if (!(await reachesAll(visit, root))) return showOnly(visit, offered, root.name)
  const list = offered.map(({ label }) => label).join('\n')
  return showForm(visit, { list, version: versionOf(offered), offered: offered.length, problems: [] })
}

/** `POST /bureau/fonctions`. */
export async function saveOccupationsList(visit: Visit): Promise<Response> {
  if (!isAsked(visit)) return notFound(visit)
  if (!(await reachesAll(visit, await rootOf(visit)))) return forbidden(visit)
  const list = (visit.form.get('list') ?? '').toWellFormed()
  const version = visit.form.get('version') ?? ''
  const offered = (await offeredOccupations(visit.app.db, visit.site.realm.id)).length
  const reading = readOccupations(list)
  if ('refused' in reading) {
    const problems = [{ field: 'list', message: messageOf(visit, reading) }]
    return showForm(visit, { list, version, offered, problems })
  }
  const outcome = await saveOccupations(visit, reading.labels, version)
  if ('refused' in outcome) {
    const problems = [{ field: 'list', message: occupationsWords[visit.language].changed }]
    const { difference } = outcome
    return showForm(visit, { list, version: outcome.version, offered, problems, difference })
  }
  const { added, retired, changed } = outcome
  return redirect(path, [leave({ said: 'occupationsKept', added, retired, changed, merged: reading.merged })])
}

const isAsked = ({ site }: Visit) => site.realm.policy.registration.fields.occupation !== 'none'

/** The organisation at the root of the realm's tree. */
async function rootOf({ app, site }: Visit): Promise<{ id: string; name: string }> {
  return await app.db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('realm_id', '=', site.realm.id)
    .where('parent_id', 'is', null)
    .executeTakeFirstOrThrow()
}

/** The list is the realm's: who changes it runs the whole of it. */
async function reachesAll(visit: Visit, root: { id: string }): Promise<boolean> {
  const reach = await reachOf(visit, 'editOccupations')
  return reach.some(({ id }) => id === root.id)
}

function messageOf({ language }: Visit, reading: Extract<ListReading, { refused: string }>): string {
  const words = occupationsWords[language]
  switch (reading.refused) {
    case 'empty':
      return words.empty
    case 'tooMany':
      return words.tooMany(String(reading.count), String(mostOccupations))
    case 'tooLong':
      return words.tooLong(String(longestOccupation), some(reading.lines.map(String), words.andMore))
  }
}

/** The first of many, and how many more there are. */
function some(texts: readonly string[], andMore: (count: string) => string): string {
  const first = texts.slice(0, 20).join(', ')
  return texts.length > 20 ? `${first} ${andMore(String(texts.length - 20))}` : first
}

type Shown = {
  list: string
  version: string
  offered: number
  problems: readonly Problem[]
  difference?: Difference
}

function showForm(visit: Visit, { list, version, offered, problems, difference }: Shown): Response {
  const { language } = visit
  const words = occupationsWords[language]
  const flash = left(visit)
  const kept = flash?.said === 'occupationsKept' ? flash : null
  return officePage(visit, {
    title: words.title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    cookies: kept ? [forgetFlash] : [],
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        {kept && <Kept visit={visit} kept={kept} />}
        <h1>{words.title}</h1>
        {difference && <Consequences visit={visit} difference={difference} />}
        <p>{words.what}</p>
        <p>{offered > 0 ? words.count(String(offered)) : words.countNone}</p>
        <form method="post" action={path} encType="multipart/form-data" noValidate>
          <input type="hidden" name="version" value={version} />
          <TextArea
            name="list"
            label={words.list}
            hint={words.listHint(String(mostOccupations))}
            value={list}
            error={problems[0]?.message}
            rows={20}
            required
          />
          <Button>{words.save}</Button>
        </form>
      </>
    ),
  })
}

function Kept({ visit, kept }: { visit: Visit; kept: Extract<Flash, { said: 'occupationsKept' }> }) {
  const words = occupationsWords[visit.language]
  const { added, retired, changed, merged } = kept
  const isSame = added + retired + changed === 0
  return (
    <Notice kind="success" title={isSame ? words.nothing : words.saved}>
      {!isSame && <p>{words.counts(String(added), String(retired))}</p>}
      {changed > 0 && <p>{words.rewritten(String(changed))}</p>}
      {merged > 0 && <p>{words.merged(String(merged))}</p>}
    </Notice>
  )
}

/** What saving would do, for who has to reconcile two changes. */
function Consequences({ visit, difference }: { visit: Visit; difference: Difference }) {
  const words = occupationsWords[visit.language]
  const { added, restored, retired, rewritten } = difference
  const labels = (of: readonly { label: string }[]) => of.map(({ label }) => label)
  const come = [...added, ...labels(restored)]
  return (
    <Notice kind="information" title={words.changed}>
      <p>{words.changedHelp}</p>
      <ul>
        {come.length > 0 && <li>{words.wouldAdd(some(come, words.andMore))}</li>}
        {retired.length > 0 && <li>{words.wouldRetire(some(labels(retired), words.andMore))}</li>}
        {rewritten.length > 0 && <li>{words.wouldRewrite(some(labels(rewritten), words.andMore))}</li>}
      </ul>
    </Notice>
  )
}

function showOnly(visit: Visit, offered: readonly { id: string; label: string }[], root: string): Response {
  const words = occupationsWords[visit.language]
  return officePage(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        <p>{words.what}</p>
        <p>{words.whoChanges(root)}</p>
        <p>{offered.length > 0 ? words.count(String(offered.length)) : words.countNone}</p>
        <ul class="occupation-list">
          {offered.map(({ id, label }) => (
            <li key={id}>{label}</li>
          ))}
        </ul>
      </>
    ),
  })
}
