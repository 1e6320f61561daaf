import type { ComponentChild } from 'preact'
import { may } from '../../accounts/permissions.ts'
import { isLate } from '../../accounts/standing.ts'
import { Button, ButtonGroup, ButtonLink } from '../../html/button.tsx'
import { Field } from '../../html/field.tsx'
import { Pagination } from '../../html/pagination.tsx'
import { Table } from '../../html/table.tsx'
import { OrganisationFilter } from '../../office/organisation-filter.tsx'
import { viewOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import type { Visit } from '../../web/visit.ts'
import { dayInFigures } from '../due-day.words.ts'
import { moneyInWords } from '../money.ts'
import {
  type Counts,
  type DuesPage,
  duesCounts,
  duesPage,
  duesSums,
  type ListedDues,
  type Sums,
} from './list.ts'
import { listWords } from './list.words.ts'
import { type AskedHere, askedBy, duesPath, filters, hrefOf, nameOfFilter, placeIn } from './list-address.ts'
import { nameListed, pathOfLedger } from './membership-here.ts'
import { todayOf } from './today.ts'

type Reach = readonly { id: string; name: string }[]

/** `GET /bureau/cotisations`: who owes what, in the organisations in view. */
export async function duesListPage(visit: Visit): Promise<Response> {
  if (visit.site.realm.policy.dues === 'none') return notFound(visit)
  const reach = await viewOf(visit, 'seeDues')
  const asked = askedBy(visit.query, reach)
  const among = {
    realmId: visit.site.realm.id,
    organisationIds: asked.organisationId ? [asked.organisationId] : reach.map(({ id }) => id),
    today: todayOf(visit),
  }
  const place = placeIn(visit.query)
  const isFirst = asked.filter === 'all' && !asked.search && !place
  const found = await duesPage(visit.app.db, among, asked, place)
  const counts = await duesCounts(visit.app.db, among)
  const sums = isFirst ? await duesSums(visit.app.db, among) : null
  return show(visit, { reach, asked, found, counts, sums })
}

type Shown = { reach: Reach; asked: AskedHere; found: DuesPage; counts: Counts; sums: Sums | null }

function show(visit: Visit, shown: Shown): Response {
  const { language, visitor } = visit
  const words = listWords[language]
  const { asked, found, counts, sums } = shown
  return officePage(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        {sums && (
          <p class="lead">
            {[
              words.members(counts.members),
              words.late(counts.late),
              ...(sums.owedCents > 0 ? [words.owed(moneyInWords(sums.owedCents, language))] : []),
              words.received(moneyInWords(sums.receivedCents, language)),
            ].join(', ')}
            .
          </p>
        )}
        {visitor && may(visitor, 'editPlans') && (
          <ButtonGroup>
            <ButtonLink kind="secondary" href={`${duesPath}/tarifs`}>
              {words.plans}
            </ButtonLink>
          </ButtonGroup>
        )}
        <Filters visit={visit} shown={shown} />
        <SearchForm visit={visit} shown={shown} />
        {found.rows.length > 0 ? (
          <DuesTable visit={visit} shown={shown} />
        ) : (
          <p role="status">{asked.search ? words.notFound(asked.search) : words.none[asked.filter]}</p>
        )}
        <Pagination
          language={language}
          previous={found.before ? hrefOf(asked, { avant: found.before }) : undefined}
          next={found.after ? hrefOf(asked, { apres: found.after }) : undefined}
        />
      </>
    ),
  })
}

type Part = { visit: Visit; shown: Shown }

function Filters({ visit, shown: { asked, counts } }: Part) {
  const words = listWords[visit.language]
  return (
    <nav class="queue-filters" aria-label={words.filtersName}>
      <ul>
        {filters.map(([name, filter]) => (
          <li key={name}>
            <a
              href={hrefOf({ ...asked, filter })}
              aria-current={filter === asked.filter ? 'page' : undefined}
            >
              {words.filters[filter]}
              {filter !== 'all' && counts[filter] > 0 && (
                <span class="dues-count">{`\u00a0(${counts[filter]})`}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function SearchForm({ visit, shown: { asked, reach } }: Part) {
  const words = listWords[visit.language]
  return (
    <search>
      <form class="office-filter" method="get" action={duesPath}>
        {asked.filter !== 'all' && <input type="hidden" name="filtre" value={nameOfFilter(asked.filter)} />}
        <Field
          name="recherche"
          type="search"
          label={words.search}
          hint={words.searchHint}
          value={asked.search}
          autocomplete="off"
          spellcheck={false}
        />
        <OrganisationFilter
          label={words.organisation}
          all={words.allOrganisations}
          organisations={reach}
          chosen={asked.organisationId}
        />
        <Button kind="secondary">{words.submit}</Button>
        {(asked.search || asked.organisationId) && (
          <a href={hrefOf({ ...asked, search: '', organisationId: null })}>{words.clear}</a>
        )}
      </form>
    </search>
  )
}

function DuesTable({ visit, shown: { asked, found, reach } }: Part) {
  const { language } = visit
  const words = listWords[language]
  const several = reach.length > 1
  const names = new Map(reach.map(({ id, name }) => [id, name]))
  return (
    <Table
      caption={words.captions[asked.filter]}
      columns={[
        { label: words.name },
        { label: words.number },
        ...(several ? [{ label: words.organisation }] : []),
        { label: words.dueOn },
        { label: words.toPay, numeric: true },
        { label: words.state },
      ]}
      rows={found.rows.map(row => [
        <a key="name" class="queue-name" href={pathOfLedger(row.membershipId)}>
          {nameListed(row)}
        </a>,
        row.number ?? words.nothingDue,
        ...(several ? [names.get(row.organisationId)] : []),
        dueDayOf(visit, row),
        row.owedCents === null ? words.nothingDue : moneyInWords(row.owedCents, language),
        stateOf(visit, row),
      ])}
    />
  )
}

function dueDayOf(visit: Visit, row: ListedDues): ComponentChild {
  const words = listWords[visit.language]
  if (!row.dueOn) return words.nothingDue
  const day = dayInFigures(row.dueOn)
  const isPast = row.state === 'admitted' && isLate(row, todayOf(visit))
  return isPast ? <strong class="dues-past">{words.past(day)}</strong> : day
}

/** What a treasurer has to know of it at a glance. */
function stateOf(visit: Visit, row: ListedDues): string {
  const { states } = listWords[visit.language]
  if (row.state !== 'admitted') return states[row.state]
  const { timeZone } = visit.site.realm
  const said = [
    ...(row.suspended ? [states.suspended] : []),
    ...(row.toSuspend ? [states.toSuspend] : []),
    ...(row.announcedAt
      ? [states.announced(dayInFigures(row.announcedAt.toZonedDateTimeISO(timeZone).toPlainDate()))]
      : []),
  ]
  if (said.length > 0) return said.join(', ')
  return isLate(row, todayOf(visit)) ? states.late : states.inOrder
}
