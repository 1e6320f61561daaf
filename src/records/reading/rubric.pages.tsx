import { Button, ButtonGroup, ButtonLink } from '../../html/button.tsx'
import { Field } from '../../html/field.tsx'
import { Pagination } from '../../html/pagination.tsx'
import type { Rubric } from '../../organisations/rubric.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { page } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { newRecordPath, rubricPath } from '../paths.ts'
import { rubricNamed, todayOf } from '../rubrics.ts'
import { searchTyped } from '../search-typed.ts'
import { writingOf } from '../writers.ts'
import { headingsFor, readersGate } from './gate.tsx'
import { hasPast, type Place, type PublishedPage, publishedPage, type Which, whichOf } from './list.ts'
import { readingWords } from './reading.words.ts'
import { RecordList } from './record-list.tsx'

type Asked = { rubric: Rubric; which: Which; search: string }

/** `GET /rubriques/:rubric`: what is published there, searched. */
export async function rubricPage(visit: Visit): Promise<Response> {
  const { app, site, query } = visit
  const rubric = rubricNamed(visit, visit.params.rubric)
  if (!rubric) return notFound(visit)
  const closed = await readersGate(visit, rubric)
  if (closed) return closed
  const today = todayOf(visit)
  const asked = { rubric, which: whichOf(rubric, query.has('passees')), search: searchTyped(query) }
  const found = await publishedPage(app.db, site.realm.id, { ...asked, today }, placeIn(query))
  const offersPast = asked.which === 'coming' && (await hasPast(app.db, site.realm.id, rubric, today))
  return show(visit, asked, found, offersPast)
}

function placeIn(query: URLSearchParams): Place {
  const [after, before] = [query.get('apres'), query.get('avant')]
  if (after) return { after }
  return before ? { before } : null
}

function hrefOf({ rubric, which, search }: Asked, place: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    ...(search ? { recherche: search } : {}),
    ...(which === 'past' ? { passees: '1' } : {}),
    ...place,
  })
  return query.size > 0 ? `${rubricPath(rubric.name)}?${query}` : rubricPath(rubric.name)
}

function show(visit: Visit, asked: Asked, found: PublishedPage, offersPast: boolean): Response {
  const { language } = visit
  const { rubric, which, search } = asked
  const words = readingWords[language]
  const title = rubric.title[language]
  const heading = search
    ? words.results(title)
    : { coming: words.coming, past: words.past, all: words.all }[which]
  const nothing = { coming: words.noneComing, past: words.nonePast, all: words.none }[which]
  return page(visit, {
    title,
    wide: true,
    description: rubric.introduction?.[language],
    headers: headingsFor(visit, rubric, rubricPath(rubric.name)),
    children: (
      <>
        <h1>{title}</h1>
        {rubric.introduction && <p class="lead">{rubric.introduction[language]}</p>}
        {'organisationId' in writingOf(visit, rubric) && (
          <ButtonGroup>
            <ButtonLink kind="secondary" href={newRecordPath(rubric.name)}>
              {words.write(rubric.one[language])}
            </ButtonLink>
          </ButtonGroup>
        )}
        <SearchForm visit={visit} asked={asked} />
        <h2>{heading}</h2>
        {found.records.length > 0 ? (
          <RecordList visit={visit} rubric={rubric} records={found.records} />
        ) : (
          <p>{search ? words.nothingFound : nothing}</p>
        )}
        <Pagination
          language={language}
          previous={found.before ? hrefOf(asked, { avant: found.before }) : undefined}
          next={found.after ? hrefOf(asked, { apres: found.after }) : undefined}
        />
        {offersPast && (
          <p>
            <a href={hrefOf({ ...asked, which: 'past' })}>{words.showPast}</a>
          </p>
        )}
        {which === 'past' && (
          <p>
            <a href={hrefOf({ ...asked, which: 'coming' })}>{words.showComing}</a>
          </p>
        )}
        <p>
          <a href="/rubriques">{words.allRubrics}</a>
        </p>
      </>
    ),
  })
}

function SearchForm({ visit, asked }: { visit: Visit; asked: Asked }) {
  const words = readingWords[visit.language]
  return (
    <search>
      <form class="office-filter" method="get" action={rubricPath(asked.rubric.name)}>
        {asked.which === 'past' && <input type="hidden" name="passees" value="1" />}
        <Field
          name="recherche"
          type="search"
          label={words.search}
          hint={words.searchHint}
          value={asked.search}
          autocomplete="off"
        />
        <Button kind="secondary">{words.submit}</Button>
        {asked.search && <a href={hrefOf({ ...asked, search: '' })}>{words.clear}</a>}
      </form>
    </search>
  )
}
