import { dayInWords } from '../../html/day-in-words.ts'
import { momentInWords } from '../../html/moment-in-words.ts'
import { reachOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import type { Visit } from '../../web/visit.ts'
import type { HeldPerson } from '../office/held-person.ts'
import { listWords } from '../office/list.words.ts'
import { nameOf } from '../office/name-of.ts'
import { type PersonHere, pathOfPerson, personHere } from '../office/person-here.ts'
import type { Happening } from './happening.ts'
import { type Place, placeAsText, placeIn, readHistory } from './history.ts'
import { historyWords } from './history.words.ts'
import { sentenceOf } from './sentences.ts'

/** `GET /bureau/adherents/:id/historique`: what has happened to a person, in plain words. */
export async function memberHistoryPage(visit: Visit): Promise<Response> {
  const here = await personHere(visit, 'seeMembers')
  if (!here) return notFound(visit)
  const { held } = here
  const { language, query, site } = visit
  const words = historyWords[language]
  const after = placeIn(query.get('avant'))
  const { lines, next } = await historyOf(visit, here, { after, most: 30 })
  const path = pathOfPerson(held.id)
  const title = words.titleOf(nameOf(held) || listWords[language].unnamed)
  return officePage(visit, {
    title,
    children: (
      <>
        <p>
          <a class="case-back" href={path}>
            {words.back}
          </a>
        </p>
        <h1>{title}</h1>
        <p>{words.intro}</p>
        {held.hold !== 'whole' && <p>{words.limited}</p>}
        {(held.account?.sharers.length ?? 0) > 0 && <p>{words.sharedAddress}</p>}
        <Lines visit={visit} held={held} lines={lines} />
        <p class="hint">{words.kept(site.realm.policy.data.keepAuditDays)}</p>
        {(next || after) && (
          <nav class="pagination" aria-label={words.title}>
            {after && (
              <a class="button button-secondary" href={`${path}/historique`}>
                {words.newest}
              </a>
            )}
            {next && (
              <a
                class="button button-secondary pagination-next"
                rel="next"
                href={`${path}/historique?avant=${encodeURIComponent(placeAsText(next))}`}
              >
                {words.older}
              </a>
            )}
          </nav>
        )}
      </>
    ),
  })
}

/** The last few things, on the page of the person. */
export async function LatestHistory({ visit, here }: { visit: Visit; here: PersonHere }) {
  const words = historyWords[visit.language]
  const { lines } = await historyOf(visit, here, { after: null, most: 5 })
  return (
    <section>
      <h2>{words.latest}</h2>
      <Lines visit={visit} held={here.held} lines={lines} />
      <p>
        <a href={`${pathOfPerson(here.held.id)}/historique`}>{words.seeAll}</a>
      </p>
    </section>
  )
}

async function historyOf(
  visit: Visit,
  { held, organisationIds }: PersonHere,
  page: { after: Place | null; most: number },
) {
  const { app, site } = visit
  const { id: realmId, timeZone, policy } = site.realm
  const duesReach = (await reachOf(visit, 'seeDues')).map(({ id }) => id)
  const lettersReach = (await reachOf(visit, 'seeLetters')).map(({ id }) => id)
  const { memberships } = held
  const now = app.clock.now()
  return await readHistory(
    app.db,
    {
      realmId,
      timeZone,
      personId: held.id,
      accountId: held.account?.id ?? null,
      hold: held.hold,
      organisationIds,
      membershipIds: memberships.map(({ id }) => id),
      duesOf: memberships.filter(each => duesReach.includes(each.organisationId)).map(({ id }) => id),
      seesLetters: memberships.some(each => lettersReach.includes(each.organisationId)),
      now,
      tracedSince: now.subtract({ hours: 24 * policy.data.keepAuditDays }),
    },
    page,
  )
}

type LinesProps = { visit: Visit; held: HeldPerson; lines: readonly Happening[] }

function Lines({ visit, held, lines }: LinesProps) {
  const { language, site } = visit
  const { timeZone } = site.realm
  if (lines.length === 0) return <p>{historyWords[language].nothing}</p>
  return (
    <ol class="history">
      {lines.map(line => (
        <li key={`${line.kind} ${line.id}`}>
          <time dateTime={line.at.toString()}>
            {line.count > 1 && line.kind !== 'agreed'
              ? dayInWords(line.at.toZonedDateTimeISO(timeZone).toPlainDate(), language)
              : momentInWords(line.at, timeZone, language)}
          </time>
          <span>{sentenceOf(line, { language, timeZone, personId: held.id })}</span>
        </li>
      ))}
    </ol>
  )
}
