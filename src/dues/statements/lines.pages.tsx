import { ButtonLink } from '../../html/button.tsx'
import { Pagination } from '../../html/pagination.tsx'
import { viewOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import type { Visit } from '../../web/visit.ts'
import { statementName } from './history.ts'
import {
  AlternativeForm,
  headingOf,
  isAdvance,
  LineButton,
  lineSaid,
  type Members,
  ShareList,
} from './line-parts.tsx'
import { type Line, type LineState, type LinesPage, linesPage, type Place } from './lines.ts'
import { linesWords } from './lines.words.ts'
import { type AskedLines, hrefOfLine, hrefOfLines, stateSlugs } from './lines-address.ts'
import { payableMembers } from './payable-members.ts'
import { TwinNotice } from './twin-notice.tsx'
import { type TwinsTold, twinsTold } from './twin-told.ts'

const states = Object.keys(stateSlugs) as LineState[]

/** `GET /bureau/releves/lignes`: the credits of statements, those to be decided first. */
export async function statementLinesPage(visit: Visit): Promise<Response> {
  const { app, site, query } = visit
  if (site.realm.policy.dues === 'none') return notFound(visit)
  const reach = await viewOf(visit, 'importStatements')
  const within = { realmId: site.realm.id, organisationIds: reach.map(({ id }) => id) }
  const state = states.find(name => stateSlugs[name] === query.get('etat')) ?? 'open'
  const fileName = await statementName(app.db, within, query.get('releve'))
  const statementId = fileName === null ? null : query.get('releve')
  const found = await linesPage(app.db, { ...within, statementId }, state, placeIn(query))
  const members = await payableMembers(
    app.db,
    within,
    found.lines.flatMap(({ proposal }) =>
      proposal.alternatives.flatMap(({ shares }) => shares.map(({ membershipId }) => membershipId)),
    ),
  )
  const twins = await twinsTold(app.db, within.realmId, found.lines)
  return show(visit, { state, statementId }, fileName, found, { members, twins })
}

function placeIn(query: URLSearchParams): Place {
  const [after, before] = [query.get('apres'), query.get('avant')]
  if (after) return { after }
  return before ? { before } : null
}

function show(
  visit: Visit,
  asked: AskedLines & { state: LineState },
  fileName: string | null,
  { lines, before, after }: LinesPage,
  told: Told,
): Response {
  const { language } = visit
  const words = linesWords[language]
  const { notice, cookies } = lineSaid(visit)
  return officePage(visit, {
    title: words.title,
    cookies,
    children: (
      <>
        {notice}
        <p>
          <a class="case-back" href="/bureau/releves">
            {words.backToStatements}
          </a>
        </p>
        <h1>{words.title}</h1>
        {fileName !== null && (
          <p class="breakable">
            {words.ofStatement(fileName)}{' '}
            <a href={hrefOfLines({ state: asked.state })}>{words.allStatements}</a>
          </p>
        )}
        <Filters visit={visit} asked={asked} />
        {lines.length === 0 && <p>{words.none[asked.state]}</p>}
        {lines.map(line => (
          <LineCard key={line.id} visit={visit} line={line} {...told} />
        ))}
        <Pagination
          language={language}
          previous={before ? hrefOfLines(asked, { avant: before }) : undefined}
          next={after ? hrefOfLines(asked, { apres: after }) : undefined}
        />
      </>
    ),
  })
}

function Filters({ visit, asked }: { visit: Visit; asked: AskedLines & { state: LineState } }) {
  const words = linesWords[visit.language]
  return (
    <nav class="queue-filters" aria-label={words.filters}>
      <ul>
        {states.map(state => (
          <li key={state}>
            <a
              href={hrefOfLines({ ...asked, state })}
              aria-current={state === asked.state ? 'page' : undefined}
            >
              {words.states[state]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type Told = { members: Members; twins: TwinsTold }
type CardProps = Told & { visit: Visit; line: Line }

function LineCard({ visit, line, members, twins }: CardProps) {
  const words = linesWords[visit.language]
  const { proposal, state } = line
  const [best] = proposal.alternatives
  const twin = twins.get(proposal.twin?.lineId ?? '')
  const isProposed = best?.shares.every(({ membershipId }) => members.has(membershipId))
  // What may count twice is decided on the page of the line, where it is said plainly.
  const isSure = isProposed && best && !twin && !isAdvance(best, members)
  return (
    <section class="card statement-line">
      <h2 class="card-title">
        {headingOf(line, visit)}
        {line.payerName && <span class="line-payer">{line.payerName}</span>}
      </h2>
      <p class="breakable">{line.label || words.noLabel}</p>
      {proposal.reopened && state === 'open' && <p>{words.reopened}</p>}
      {state === 'booked' && proposal.fit && <p>{words.fits[proposal.fit]}</p>}
      {state === 'booked' && proposal.fit && best && (
        <ShareList visit={visit} shares={best.shares} members={members} />
      )}
      {twin && <TwinNotice visit={visit} line={line} twin={twin} />}
      {state === 'open' && best && isSure && (
        <AlternativeForm visit={visit} line={line} alternative={best} place={0} members={members} />
      )}
      {state === 'open' && best && isProposed && !isSure && !twin && (
        <>
          <p>{words.because[best.because]}</p>
          <ShareList visit={visit} shares={best.shares} members={members} />
        </>
      )}
      {state === 'open' && !isProposed && !twin && <p>{words.nothingFound}</p>}
      <div class="button-group">
        <ButtonLink kind="secondary" href={hrefOfLine(line.id)}>
          {state !== 'open'
            ? words.see
            : twin
              ? words.twin.compare
              : isSure
                ? words.chooseOther
                : words.choose}
          <span class="visually-hidden"> ({headingOf(line, visit)})</span>
        </ButtonLink>
        {state === 'open' && (
          <LineButton {...{ visit, line }} act="ignore" label={twin ? words.twin.same : words.ignore} />
        )}
        {state === 'ignored' && <LineButton visit={visit} line={line} act="takeUp" />}
      </div>
    </section>
  )
}
