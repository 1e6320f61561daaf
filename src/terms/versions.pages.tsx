import { Button, ButtonLink } from '../html/button.tsx'
import { dayInWords } from '../html/day-in-words.ts'
import { ErrorSummary } from '../html/error-summary.tsx'
import type { Language } from '../html/language.ts'
import { Notice } from '../html/notice.tsx'
import { SummaryList } from '../html/summary-list.tsx'
import { Table } from '../html/table.tsx'
import { officePage } from '../office/shell.tsx'
import { forbidden, notFound } from '../web/failure.pages.tsx'
import { forgetFlash, leave, left } from '../web/flash.ts'
import { redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { termsOfficeWords } from './office.words.ts'
import { withdrawTerms } from './publish.ts'
import { type TermsKind, termsKinds, termsSlugs } from './terms.ts'
import { termsWords } from './terms.words.ts'
import { TermsText } from './terms-in-place.tsx'
import { publishing, readVersion, todayOf, type Version, versionsOf } from './versions.ts'

const here = '/bureau/conditions'

/** `GET /bureau/conditions`: the versions of each kind, and the way to publish another. */
export async function termsVersionsPage(visit: Visit): Promise<Response> {
  const { app, site, language } = visit
  const words = termsOfficeWords[language]
  const { may, root } = await publishing(visit)
  const versions = await versionsOf(app.db, site.realm.id, todayOf(visit))
  const said = left(visit)?.said
  const done =
    said === 'termsPublished' ? words.published : said === 'termsWithdrawn' ? words.withdrawn : null
  return officePage(visit, {
    title: words.title,
    cookies: done ? [forgetFlash] : [],
    children: (
      <>
        {done && <Notice kind="success" title={done} />}
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
        {!may && <Notice kind="information">{words.readOnly(root)}</Notice>}
        {termsKinds.map(kind => (
          <Kind
            key={kind}
            visit={visit}
            kind={kind}
            versions={versions.filter(version => version.kind === kind)}
            mayPublish={may}
          />
        ))}
        {versions.some(({ state }) => state === 'inForce') && (
          <p>
            <a href="/conditions">{words.publicPage}</a>
          </p>
        )}
      </>
    ),
  })
}

type KindProps = { visit: Visit; kind: TermsKind; versions: readonly Version[]; mayPublish: boolean }

function Kind({ visit, kind, versions, mayPublish }: KindProps) {
  const { language } = visit
  const words = termsOfficeWords[language]
  const name = termsWords[language].names[kind]
  return (
    <section class="terms">
      {versions.length === 0 ? (
        <>
          <h2>{name}</h2>
          <p>{words.none}</p>
        </>
      ) : (
        <Table
          caption={name}
          columns={[
            { label: words.version },
            { label: words.state },
            { label: words.by },
            { label: words.asks },
          ]}
          rows={versions.map(version => [
            <a key="read" href={`${here}/${version.id}`}>
              {words.versionOf(dayInWords(version.inForceOn, language))}
            </a>,
            version.state === 'inForce' ? (
              <strong key="state">{stateInWords(version, language)}</strong>
            ) : (
              stateInWords(version, language)
            ),
            publishedInWords(visit, version),
            version.asksAgain ? words.yes : words.no,
          ])}
        />
      )}
      {mayPublish && (
        <ButtonLink kind="secondary" href={`${here}/nouvelle?genre=${termsSlugs[kind]}`}>
          {words.publishNew}
          <span class="visually-hidden"> ({name})</span>
        </ButtonLink>
      )}
    </section>
  )
}

/** `GET /bureau/conditions/:id`: one version, whole. */
export async function termsVersionPage(visit: Visit): Promise<Response> {
  return await showVersion(visit)
}

/** `POST /bureau/conditions/:id/retrait`: takes back a version whose day has not come. */
export async function withdrawVersion(visit: Visit): Promise<Response> {
  const { visitor } = visit
  const version = await readVersion(visit, visit.params.id ?? '')
  if (!version) return notFound(visit)
  if (!visitor || !(await publishing(visit)).may) return forbidden(visit)
  const outcome = await withdrawTerms(visit, visitor, version.id)
  if ('done' in outcome) return redirect(here, [leave({ said: 'termsWithdrawn' })])
  return await showVersion(visit, termsOfficeWords[visit.language].tooLate)
}

async function showVersion(visit: Visit, problem?: string): Promise<Response> {
  const { language } = visit
  const version = await readVersion(visit, visit.params.id ?? '')
  if (!version) return notFound(visit)
  const words = termsOfficeWords[language]
  const { may } = await publishing(visit)
  const name = termsWords[language].names[version.kind]
  const which = words.versionOf(dayInWords(version.inForceOn, language))
  return officePage(visit, {
    title: `${name}, ${which}`,
    status: problem ? 422 : 200,
    problem: problem !== undefined,
    children: (
      <>
        <ErrorSummary language={language} problems={problem ? [{ message: problem }] : []} />
        <h1>{name}</h1>
        <p class="lead">{which}</p>
        <SummaryList
          rows={[
            { label: words.state, value: stateInWords(version, language) },
            { label: words.by, value: publishedInWords(visit, version) },
            { label: words.asks, value: version.asksAgain ? words.yes : words.no },
            ...(version.state === 'planned'
              ? []
              : [{ label: words.acceptedBy, value: words.persons(version.acceptedBy) }]),
          ]}
        />
        <div class="terms-sheet">
          <TermsText body={version.body} />
        </div>
        {may && version.state === 'planned' && (
          <form class="terms-withdrawal" method="post" action={`${here}/${version.id}/retrait`}>
            <p id="withdraw-help">{words.withdrawHelp}</p>
            <Button kind="warning" describedBy="withdraw-help">
              {words.withdraw}
            </Button>
          </form>
        )}
        <p>
          <a href={here}>{words.back}</a>
        </p>
      </>
    ),
  })
}

/** From when to when a version holds. */
function stateInWords({ state, inForceOn, until }: Version, language: Language): string {
  const words = termsOfficeWords[language]
  const last = until?.subtract({ days: 1 })
  if (state === 'planned') return words.planned(dayInWords(inForceOn, language))
  if (state === 'inForce') return last ? words.inForceUntil(dayInWords(last, language)) : words.inForce
  if (!last || Temporal.PlainDate.compare(last, inForceOn) < 0) return words.replacedAtOnce
  return words.earlier(dayInWords(inForceOn, language), dayInWords(last, language))
}

function publishedInWords({ site, language }: Visit, { publishedAt, publishedBy }: Version): string {
  const words = termsOfficeWords[language]
  const day = dayInWords(publishedAt.toZonedDateTimeISO(site.realm.timeZone).toPlainDate(), language)
  return publishedBy ? words.publishedBy(day, publishedBy) : words.publishedOn(day)
}
