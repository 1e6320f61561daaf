import { Button } from '../../html/button.tsx'
import { Field } from '../../html/field.tsx'
import { momentInWords } from '../../html/moment-in-words.ts'
import { Pagination } from '../../html/pagination.tsx'
import { Table } from '../../html/table.tsx'
import { OrganisationFilter } from '../../office/organisation-filter.tsx'
import { officePage } from '../../office/shell.tsx'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { pathOfApplication } from './approval-path.ts'
import {
  countQueue,
  filtersOf,
  type QueuedApplication,
  type QueueFilter,
  type QueuePage,
  readQueue,
  stageOf,
} from './queue.ts'
import { queueWords } from './queue.words.ts'
import { type Asked, askedBy, hrefOf, placeIn, queuePath, slugs } from './queue-address.ts'
import { queueView } from './queue-reach.ts'
import { readSearch } from './queue-search.ts'

/** Beyond that, nobody counts: the number would cost more than the page. */
const mostCounted = 100

/** `GET /bureau/demandes`: the applications to the organisations in view. */
export async function queuePage(visit: Visit): Promise<Response> {
  const { db } = visit.app
  const { policy } = visit.site.realm
  const reach = await queueView(visit, 'seeApplications')
  const asked = askedBy(visit.query, filtersOf(policy), reach.organisations)
  const narrowed = asked.organisationId ? { ...reach, organisationIds: [asked.organisationId] } : reach
  const search = await readSearch(db, asked.text)
  const from = placeIn(visit.query)
  const found = await readQueue(db, policy, narrowed, { ...asked, search, from })
  // What was there when the link was made has been decided since.
  if (found.applications.length === 0 && from) return redirect(hrefOf(asked))
  const count = await countQueue(db, policy, narrowed, { ...asked, search }, mostCounted + 1)
  return show(visit, { organisations: reach.organisations, asked, found, count })
}

type Shown = {
  organisations: readonly { id: string; name: string }[]
  asked: Asked
  found: QueuePage
  count: number
}

function show(visit: Visit, { organisations, asked, found, count }: Shown): Response {
  const { language } = visit
  const words = queueWords[language]
  return officePage(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        <Filters visit={visit} asked={asked} />
        <SearchForm visit={visit} asked={asked} organisations={organisations} />
        {found.applications.length > 0 ? (
          <QueueTable visit={visit} shown={{ organisations, asked, found, count }} />
        ) : (
          <p role="status">{asked.text ? words.notFound(asked.text) : words.none[asked.filter]}</p>
        )}
        <Pagination
          language={language}
          previous={found.previous ? hrefOf(asked, { avant: found.previous }) : undefined}
          next={found.next ? hrefOf(asked, { apres: found.next }) : undefined}
        />
      </>
    ),
  })
}

function Filters({ visit, asked }: { visit: Visit; asked: Asked }) {
  const words = queueWords[visit.language]
  return (
    <nav class="queue-filters" aria-label={words.filtersName}>
      <ul>
        {filtersOf(visit.site.realm.policy).map(filter => (
          <li key={filter}>
            <a
              href={hrefOf({ ...asked, filter })}
              aria-current={filter === asked.filter ? 'page' : undefined}
            >
              {words.filters[filter]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function SearchForm({
  visit,
  asked,
  organisations,
}: Pick<Shown, 'asked' | 'organisations'> & { visit: Visit }) {
  const words = queueWords[visit.language]
  return (
    <search>
      <form class="office-filter" method="get" action={queuePath}>
        {asked.filter !== asked.firstFilter && (
          <input type="hidden" name="etat" value={slugs[asked.filter]} />
        )}
        <Field
          name="recherche"
          type="search"
          label={words.search}
          hint={words.searchHint}
          value={asked.text}
          autocomplete="off"
          spellcheck={false}
        />
        <OrganisationFilter
          label={words.organisation}
          all={words.everyOrganisation}
          organisations={organisations}
          chosen={asked.organisationId}
        />
        <Button kind="secondary">{words.submit}</Button>
        {(asked.text || asked.organisationId) && (
          <a href={hrefOf({ ...asked, text: '', organisationId: null })}>{words.clear}</a>
        )}
      </form>
    </search>
  )
}

function QueueTable({ visit, shown }: { visit: Visit; shown: Shown }) {
  const words = queueWords[visit.language]
  const { organisations, asked, count } = shown
  const isSeveral = organisations.length > 1
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const number = count > mostCounted ? words.countOver(mostCounted) : words.count(count)
  return (
    <Table
      caption={`${number}, ${orderOf(words, asked.filter)}`}
      columns={[
        { label: words.name },
        ...(isSeveral ? [{ label: words.organisation }] : []),
        { label: words.sent },
        { label: words.email },
        { label: words.state },
      ]}
      rows={shown.found.applications.map(application => [
        <a key="name" class="queue-name" href={pathOfApplication(application.id)}>
          {`${application.given_name} ${application.family_name}`}
        </a>,
        ...(isSeveral ? [names.get(application.organisation_id)] : []),
        momentInWords(application.submitted_at, visit.site.realm.timeZone, visit.language),
        <AddressOf key="email" visit={visit} application={application} />,
        words.stages[stageOf(visit.site.realm.policy, application)],
      ])}
    />
  )
}

const orderOf = (words: { oldestFirst: string; newestFirst: string }, filter: QueueFilter) =>
  filter === 'toDecide' ? words.oldestFirst : words.newestFirst

function AddressOf({ visit, application }: { visit: Visit; application: QueuedApplication }) {
  const words = queueWords[visit.language]
  return (
    <span class="queue-address">
      {application.email}
      <span class="queue-address-state">
        {application.email_confirmed_at ? words.confirmed : words.unconfirmed}
      </span>
    </span>
  )
}
