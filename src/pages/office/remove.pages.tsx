import { Button, ButtonGroup } from '../../html/button.tsx'
import { Notice } from '../../html/notice.tsx'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { listPathOf, pagesHere } from '../paths.ts'
import { officePagesWords } from './office-pages.words.ts'
import { type PageHere, pageHere, siteHere, versionIn } from './page-here.ts'
import { deletePage } from './publish.ts'

/** `GET /bureau/pages/:id/supprimer`: what deleting it means. */
export async function askToDeletePage(visit: Visit): Promise<Response> {
  const here = await pageHere(visit)
  return here ? show(visit, here) : notFound(visit)
}

/** `POST /bureau/pages/:id/supprimer`. */
export async function deletePagePage(visit: Visit): Promise<Response> {
  const here = await pageHere(visit)
  // The second of a double click finds its work done.
  const site = here?.site ?? (await siteHere(visit, visit.form.get('site')))
  if (!site) return notFound(visit)
  const done = () => redirect(listPathOf(site), [leave({ said: 'pageHandled', what: 'deleted' })])
  if (!here) return done()
  const { visitor, page } = here
  const outcome = await deletePage(visit, visitor, site, { id: page.id, version: versionIn(visit.form) })
  if ('done' in outcome) return done()
  const now = await pageHere(visit)
  return now ? show(visit, now, officePagesWords[visit.language].changedSince) : done()
}

function show(visit: Visit, { site, page }: PageHere, problem?: string): Response {
  const words = officePagesWords[visit.language]
  const title = words.removeTitle(page.kind === 'own' ? page.title : words.kinds[page.kind])
  const path = `${pagesHere}/${page.id}`
  return officePage(visit, {
    title,
    status: problem ? 409 : 200,
    problem: problem !== undefined,
    children: (
      <>
        {problem && <Notice kind="problem" title={problem} />}
        <h1>{title}</h1>
        <p>{page.kind === 'own' ? words.removeHelp : words.removeStandardHelp}</p>
        <form method="post" action={`${path}/supprimer`}>
          <input type="hidden" name="version" value={page.version} />
          <input type="hidden" name="site" value={site.id} />
          <ButtonGroup>
            <Button kind="warning">{words.remove}</Button>
            <a href={`${path}/apercu`}>{words.preview}</a>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}
