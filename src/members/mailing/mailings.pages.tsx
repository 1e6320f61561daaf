import { Button, ButtonGroup, ButtonLink } from '../../html/button.tsx'
import { momentInWords } from '../../html/moment-in-words.ts'
import { Notice } from '../../html/notice.tsx'
import { SummaryList } from '../../html/summary-list.tsx'
import { Table } from '../../html/table.tsx'
import { reachOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { membersPath } from '../office/list-address.ts'
import { findMailing, latestMailings, type Mailing, stopMailing } from './mailing.ts'
import { mailingWords } from './mailing.words.ts'
import { mailingsPath } from './mailings-path.ts'

async function reachHere(visit: Visit) {
  const organisationIds = (await reachOf(visit, 'enterMembers')).map(({ id }) => id)
  return { realmId: visit.site.realm.id, organisationIds }
}

const isOver = ({ state }: Mailing) => state === 'done' || state === 'stopped'

/** How many there are to go through: whoever left or came meanwhile has changed the list that was asked for. */
const allOf = ({ state, total, done }: Mailing) => (state === 'done' ? done : Math.max(total, done))

/** `GET /bureau/adherents/envois`: the latest mailings to members in reach. */
export async function mailingsPage(visit: Visit): Promise<Response> {
  const mailings = await latestMailings(visit.app.db, await reachHere(visit))
  const words = mailingWords[visit.language]
  return officePage(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
        <ButtonGroup>
          <ButtonLink kind="secondary" href={`${membersPath}?jamais=1`}>
            {words.toList}
          </ButtonLink>
        </ButtonGroup>
        {mailings.length === 0 ? <p>{words.none}</p> : <MailingsTable visit={visit} mailings={mailings} />}
      </>
    ),
  })
}

function MailingsTable({ visit, mailings }: { visit: Visit; mailings: readonly Mailing[] }) {
  const words = mailingWords[visit.language]
  return (
    <Table
      caption={words.caption}
      columns={[
        { label: words.when },
        { label: words.state },
        { label: words.done, numeric: true },
        { label: words.letters, numeric: true },
      ]}
      rows={mailings.map(mailing => [
        <a class="queue-name" href={`${mailingsPath}/${mailing.id}`}>
          {momentInWords(mailing.createdAt, visit.site.realm.timeZone, visit.language)}
        </a>,
        words.states[mailing.state],
        words.ofAll(mailing.done, allOf(mailing)),
        String(mailing.letters),
      ])}
    />
  )
}

/** `GET /bureau/adherents/envois/:id`: how far a mailing has come. */
export async function mailingPage(visit: Visit): Promise<Response> {
  const mailing = await findMailing(visit.app.db, await reachHere(visit), visit.params.id ?? '')
  if (!mailing) return notFound(visit)
  const words = mailingWords[visit.language]
  const here = `${mailingsPath}/${mailing.id}`
  const all = allOf(mailing)
  return officePage(visit, {
    title: words.oneTitle,
    children: (
      <>
        <h1>{words.oneTitle}</h1>
        <p>{words.askedAt(momentInWords(mailing.createdAt, visit.site.realm.timeZone, visit.language))}</p>
        <live-progress over={isOver(mailing)}>
          <p role="status">{words.stateSaid[mailing.state]}</p>
          <progress
            class="mailing-progress"
            aria-label={words.progress}
            max={Math.max(all, 1)}
            value={mailing.state === 'done' ? Math.max(all, 1) : mailing.done}
          />
          <SummaryList
            rows={[
              { label: words.done, value: words.ofAll(mailing.done, all) },
              { label: words.letters, value: String(mailing.letters) },
            ]}
          />
          {mailing.heldBack > 0 && <Notice kind="information">{words.heldBack(mailing.heldBack)}</Notice>}
          {!isOver(mailing) && (
            <form method="post" action={`${here}/arret`}>
              <ButtonGroup>
                <Button kind="secondary">{words.stop}</Button>
                <a href={here}>{words.refresh}</a>
              </ButtonGroup>
            </form>
          )}
        </live-progress>
        {isOver(mailing) && <p>{words.again}</p>}
        <p>
          <a href={mailingsPath}>{words.all}</a>
        </p>
      </>
    ),
  })
}

/** `POST /bureau/adherents/envois/:id/arret`. */
export async function endMailing(visit: Visit): Promise<Response> {
  const reach = await reachHere(visit)
  const mailing = await findMailing(visit.app.db, reach, visit.params.id ?? '')
  if (!mailing) return notFound(visit)
  await stopMailing(visit, reach, mailing.id)
  return redirect(`${mailingsPath}/${mailing.id}`)
}
