import { Button, ButtonGroup, ButtonLink } from '../../html/button.tsx'
import { imageHandlesIn } from '../../html/markdown.tsx'
import { momentInWords } from '../../html/moment-in-words.ts'
import { Notice } from '../../html/notice.tsx'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { forgetFlash, leave, left } from '../../web/flash.ts'
import { originOf } from '../../web/origin.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { imagesIn } from '../images/images.ts'
import { pathOfPage } from '../page.ts'
import { Text } from '../page-view.tsx'
import { listPathOf, pagesHere } from '../paths.ts'
import { stateOf } from './list.pages.tsx'
import { officePagesWords } from './office-pages.words.ts'
import { type PageHere, pageHere, versionIn } from './page-here.ts'
import { type Deciding, hasChanges, publishPage, withdrawPage } from './publish.ts'

/** `GET /bureau/pages/:id/apercu`: the draft as its readers would see it, and what can be done with it. */
export async function pagePreviewPage(visit: Visit): Promise<Response> {
  const here = await pageHere(visit)
  return here ? await show(visit, here) : notFound(visit)
}

/** `POST /bureau/pages/:id/publier`. */
export async function publishPagePage(visit: Visit): Promise<Response> {
  return await decided(visit, 'published', ({ visitor, site, page }) =>
    publishPage(visit, visitor, site, { id: page.id, version: versionIn(visit.form) }),
  )
}

/** `POST /bureau/pages/:id/retirer`. */
export async function withdrawPagePage(visit: Visit): Promise<Response> {
  return await decided(visit, 'withdrawn', ({ visitor, site, page }) =>
    withdrawPage(visit, visitor, site, { id: page.id, version: versionIn(visit.form) }),
  )
}

async function decided(
  visit: Visit,
  what: 'published' | 'withdrawn',
  decide: (here: PageHere) => Promise<Deciding>,
): Promise<Response> {
  const here = await pageHere(visit)
  if (!here) return notFound(visit)
  const outcome = await decide(here)
  if ('done' in outcome)
    return redirect(`${pagesHere}/${here.page.id}/apercu`, [leave({ said: 'pageHandled', what })])
  const words = officePagesWords[visit.language]
  const now = await pageHere(visit)
  if (!now) return notFound(visit)
  return await show(visit, now, outcome.refused === 'empty' ? words.noText : words.changedSince)
}

async function show(visit: Visit, { site, page }: PageHere, problem?: string): Promise<Response> {
  const { app, language } = visit
  const words = officePagesWords[language]
  const images = await imagesIn(app.db, site, page.body)
  const isMissing = imageHandlesIn(page.body).some(handle => !images.has(handle))
  const flash = left(visit)
  const said = visit.method === 'GET' && flash?.said === 'pageHandled' ? flash : null
  const title = words.previewOf(page.kind === 'own' ? page.title : words.kinds[page.kind])
  const isPublished = page.published_at !== null
  const path = `${pagesHere}/${page.id}`
  return officePage(visit, {
    title,
    status: problem ? 409 : 200,
    problem: problem !== undefined,
    cookies: said ? [forgetFlash] : [],
    children: (
      <>
        {said && <Notice kind="success" title={words.said[said.what]} />}
        {problem && <Notice kind="problem" title={problem} />}
        {isMissing && <Notice kind="information">{words.missingImage}</Notice>}
        <h1>{title}</h1>
        <p class="lead">
          {stateOf(page, words)}
          {page.kind === 'own' && ` · ${words.visibilities[page.visibility]}`}
        </p>
        <p class="hint">
          {words.lastChange(
            momentInWords(page.changed_at, site.realm.timeZone, language),
            await nameOf(visit, page.changed_by_person_id),
          )}
        </p>
        <section class="page-sheet" aria-label={words.asReadersSee}>
          <h2>{page.title}</h2>
          {page.body.trim() ? <Text body={page.body} images={images} level={3} /> : <p>{words.noText}</p>}
        </section>
        <form method="post" action={`${path}/publier`}>
          <input type="hidden" name="version" value={page.version} />
          <ButtonGroup>
            {hasChanges(page) && <Button>{isPublished ? words.publishChanges : words.publish}</Button>}
            <ButtonLink kind="secondary" href={path}>
              {words.edit}
            </ButtonLink>
            {isPublished && (
              <Button kind="secondary" formaction={`${path}/retirer`} describedBy="retirer-aide">
                {words.withdraw}
              </Button>
            )}
            <ButtonLink kind="warning" href={`${path}/supprimer`}>
              {words.remove}
            </ButtonLink>
          </ButtonGroup>
          {isPublished && (
            <p class="hint" id="retirer-aide">
              {words.withdraw} : {page.kind === 'own' ? words.withdrawHelp : words.withdrawStandardHelp}
            </p>
          )}
        </form>
        <ul class="links">
          {isPublished && (
            <li>
              <a href={`${originOf(app.settings, site.host)}${pathOfPage(page)}`}>{words.read}</a>
            </li>
          )}
          <li>
            <a href={listPathOf(site)}>{words.back}</a>
          </li>
        </ul>
      </>
    ),
  })
}

async function nameOf({ app, site }: Visit, personId: string | null): Promise<string | null> {
  if (!personId) return null
  const person = await app.db
    .selectFrom('person')
    .select(['given_name', 'family_name'])
    .where('realm_id', '=', site.realm.id)
    .where('id', '=', personId)
    .executeTakeFirst()
  return person ? `${person.given_name} ${person.family_name}`.trim() || null : null
}
