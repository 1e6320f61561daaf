import { ButtonGroup, ButtonLink } from '../../html/button.tsx'
import { Notice } from '../../html/notice.tsx'
import { Table } from '../../html/table.tsx'
import { officePage } from '../../office/shell.tsx'
import type { Site } from '../../organisations/site.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { forgetFlash, left } from '../../web/flash.ts'
import type { Visit } from '../../web/visit.ts'
import {
  type PageRow,
  pagesOf,
  pathOfPage,
  type StandardKind,
  standardKinds,
  standardPages,
} from '../page.ts'
import { editPathOf, newPathOf, pagesHere } from '../paths.ts'
import { officePagesWords } from './office-pages.words.ts'
import { hasChanges } from './publish.ts'
import { SiteChoice } from './site-choice.tsx'
import { sitesInReach } from './sites-in-reach.ts'

/** `GET /bureau/pages?site=…`: the pages of a site, those that every site has and its own. */
export async function pagesListPage(visit: Visit): Promise<Response> {
  const { app, language, query } = visit
  const words = officePagesWords[language]
  const sites = await sitesInReach(visit, 'editPages')
  const site = query.has('site') ? sites.find(({ id }) => id === query.get('site')) : sites[0]
  if (!site) return query.has('site') ? notFound(visit) : nothingToWrite(visit)
  const pages = await pagesOf(app.db, site)
  const own = pages.filter(({ kind }) => kind === 'own')
  const legal = pages.find(({ kind }) => kind === 'legal')
  const flash = left(visit)
  const said = flash?.said === 'pageHandled' ? flash : null
  return officePage(visit, {
    title: words.title,
    cookies: said ? [forgetFlash] : [],
    children: (
      <>
        {said && <Notice kind="success" title={words.said[said.what]} />}
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
        <SiteChoice language={language} action={pagesHere} sites={sites} chosen={site} />
        <ButtonGroup>
          <ButtonLink href={newPathOf(site, 'own')}>{words.newPage}</ButtonLink>
          <ButtonLink kind="secondary" href={`${pagesHere}/images?site=${site.id}`}>
            {words.images}
          </ButtonLink>
        </ButtonGroup>
        {own.length === 0 ? (
          <>
            <h2>{words.own}</h2>
            <p>{words.none}</p>
          </>
        ) : (
          <OwnPages visit={visit} pages={own} />
        )}
        {!legal?.published_at && <Notice kind="information">{words.legalNotice}</Notice>}
        <StandardPages visit={visit} site={site} pages={pages} />
      </>
    ),
  })
}

function nothingToWrite(visit: Visit): Response {
  const words = officePagesWords[visit.language]
  return officePage(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        <p>{words.noSite}</p>
      </>
    ),
  })
}

function OwnPages({ visit: { language }, pages }: { visit: Visit; pages: readonly PageRow[] }) {
  const words = officePagesWords[language]
  return (
    <Table
      caption={words.own}
      columns={[words.page, words.address, words.readers, words.menu, words.state].map(label => ({ label }))}
      rows={pages.map(page => [
        <a key="page" class="queue-name" href={`${pagesHere}/${page.id}`}>
          {page.title}
        </a>,
        <span key="address" class="breakable">
          {pathOfPage(page)}
        </span>,
        words.visibilities[page.visibility],
        page.in_menu ? words.inMenu : words.notInMenu,
        stateOf(page, words),
      ])}
    />
  )
}

type StandardProps = { visit: Visit; site: Site; pages: readonly PageRow[] }

function StandardPages({ visit: { language }, site, pages }: StandardProps) {
  const words = officePagesWords[language]
  const pageOf = (kind: StandardKind) => pages.find(page => page.kind === kind)
  return (
    <>
      <Table
        caption={words.standard}
        columns={[words.page, words.address, words.state].map(label => ({ label }))}
        rows={standardKinds.map(kind => [
          <a key="page" class="queue-name" href={editPathOf(site, kind, pageOf(kind)?.id)}>
            {words.kinds[kind]}
          </a>,
          standardPages[kind].path,
          stateOf(pageOf(kind), words),
        ])}
      />
      <p class="hint">{words.standardHelp}</p>
    </>
  )
}

type Words = (typeof officePagesWords)['fr']

/** What a page is for its readers; undefined is one that every site has and nobody has written. */
export function stateOf(page: PageRow | undefined, { states }: Words): string {
  if (!page) return states.generated
  if (page.published_at) return hasChanges(page) ? states.pending : states.published
  return page.kind === 'own' ? states.draft : states.generatedAndDraft
}
