import { looksLikeId, newId } from '../../database/new-id.ts'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Notice } from '../../html/notice.tsx'
import { officePage } from '../../office/shell.tsx'
import type { Site } from '../../organisations/site.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { forgetFlash, leave, left } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { imageTyped } from '../images/image-typed.ts'
import { imagesOfSite, lineOfImage, type PageImage } from '../images/images.ts'
import { type PageKind, type PageRow, pagesOf, standardKinds } from '../page.ts'
import { pagesHere } from '../paths.ts'
import { standardText } from '../standard-text.ts'
import { PageFormView } from './form.tsx'
import { officePagesWords } from './office-pages.words.ts'
import { pageHere, siteHere, versionIn } from './page-here.ts'
import { type PageToSave, savePage } from './save.ts'
import { problemsOf, type TypedPage, typedOf, typedPage } from './typed.ts'

/** `GET /bureau/pages/nouvelle?site=…&genre=…`: a page of the site's own, or the text of one that every site has. */
export async function newPagePage(visit: Visit): Promise<Response> {
  const { app, query } = visit
  const site = await siteHere(visit, query.get('site'))
  if (!site) return notFound(visit)
  const kind = kindOf(query.get('genre'))
  const pages = await pagesOf(app.db, site)
  const begun = kind !== 'own' && pages.find(page => page.kind === kind)
  if (begun) return redirect(`${pagesHere}/${begun.id}`)
  const text = kind === 'own' ? { title: '', body: '' } : standardText(kind, site, site.language)
  const after = pages.findLast(page => page.kind === 'own' && page.in_menu)?.id ?? ''
  const typed: TypedPage = { ...text, slug: '', visibility: 'everyone', inMenu: false, after }
  return await show(visit, site, { id: newId(), kind, version: 0, typed })
}

/** `GET /bureau/pages/:id`. */
export async function editPagePage(visit: Visit): Promise<Response> {
  const here = await pageHere(visit)
  return here ? await showKept(visit, here.site, here.page) : notFound(visit)
}

/** `POST /bureau/pages`. */
export async function saveNewPage(visit: Visit): Promise<Response> {
  const { form } = visit
  const site = await siteHere(visit, form.get('site'))
  if (!site) return notFound(visit)
  const typedId = form.get('id') ?? ''
  // A form without its identifier is kept as another page.
  const id = looksLikeId(typedId) ? typedId : newId()
  return await save(visit, site, { id, kind: kindOf(form.get('genre')), version: 0, typed: typedPage(form) })
}

/** `POST /bureau/pages/:id`. */
export async function savePagePage(visit: Visit): Promise<Response> {
  const { form, params } = visit
  const here = await pageHere(visit)
  // One that somebody has deleted meanwhile is told so, with what was typed.
  const site = here?.site ?? (await siteHere(visit, form.get('site')))
  const id = params.id ?? ''
  if (!site || !looksLikeId(id)) return notFound(visit)
  const kind = here?.page.kind ?? kindOf(form.get('genre'))
  return await save(visit, site, { id, kind, version: versionIn(form), typed: typedPage(form) })
}

function kindOf(name: string | null): PageKind {
  return standardKinds.find(kind => kind === name) ?? 'own'
}

/** Does what the button says: adds an image to the text, or keeps the draft, and then maybe shows it. */
async function save(visit: Visit, site: Site, given: PageToSave): Promise<Response> {
  const { app, visitor, form, language } = visit
  const words = officePagesWords[language]
  if (!visitor) return notFound(visit)
  if (form.has('insert')) {
    const image = (await imagesOfSite(app.db, site)).find(({ id }) => id === form.get('insert'))
    return await show(visit, site, image ? withImage(given, image) : given, { added: image !== undefined })
  }
  if (form.get('go') === 'image') {
    const read = await imageTyped(visit, site)
    return 'image' in read
      ? await show(visit, site, withImage(given, read.image), { added: true })
      : await show(visit, site, given, { problems: read.problems })
  }
  const problems = problemsOf(given.typed, given.kind, language)
  if (problems.length > 0) return await show(visit, site, given, { problems })
  const saving = await savePage(visit, visitor, site, given)
  if ('done' in saving) {
    const path = `${pagesHere}/${saving.done.id}`
    return form.get('go') === 'preview'
      ? redirect(`${path}/apercu`)
      : redirect(path, [leave({ said: 'pageHandled', what: 'kept' })])
  }
  switch (saving.refused) {
    case 'slugTaken':
      return await show(visit, site, given, {
        problems: [{ field: 'adresse', message: words.slugTaken(saving.by) }],
      })
    case 'gone':
      return await show(visit, site, { ...given, version: 0, id: newId() }, { gone: true })
    case 'changed': {
      const { id, version } = saving.page
      return await show(visit, site, { ...given, id, version }, { meanwhile: saving.page })
    }
  }
}

function withImage(given: PageToSave, image: PageImage): PageToSave {
  const body = `${given.typed.body.trimEnd()}\n\n${lineOfImage(image)}\n`.trimStart()
  return { ...given, typed: { ...given.typed, body } }
}

/** The form of a page as it is kept. */
async function showKept(visit: Visit, site: Site, page: PageRow): Promise<Response> {
  const menu = (await pagesOf(visit.app.db, site)).filter(({ kind, in_menu }) => kind === 'own' && in_menu)
  const at = menu.findIndex(({ id }) => id === page.id)
  const before = at < 0 ? menu.findLast(({ position }) => position <= page.position) : menu[at - 1]
  const { id, kind, version } = page
  return await show(visit, site, { id, kind, version, typed: typedOf(page, before?.id ?? '') })
}

type Told = {
  problems?: readonly Problem[]
  /** An image was added to the text that is typed. */
  added?: boolean
  /** The page was deleted since the form was opened. */
  gone?: boolean
  /** What somebody else kept since then. */
  meanwhile?: PageRow
}

async function show(visit: Visit, site: Site, given: PageToSave, told: Told = {}): Promise<Response> {
  const { app, language } = visit
  const words = officePagesWords[language]
  const { kind, typed } = given
  const { problems = [], meanwhile } = told
  const menu = (await pagesOf(app.db, site)).filter(
    page => page.kind === 'own' && page.in_menu && page.id !== given.id,
  )
  const images = await imagesOfSite(app.db, site)
  const flash = left(visit)
  const isKept = visit.method === 'GET' && flash?.said === 'pageHandled' && flash.what === 'kept'
  const title = kind === 'own' && given.version === 0 ? words.newTitle : words.editTitle(nameOf(given, words))
  const isConflict = meanwhile !== undefined || told.gone === true
  return officePage(visit, {
    title,
    status: isConflict ? 409 : problems.length > 0 ? 422 : 200,
    problem: problems.length > 0 || isConflict,
    cookies: isKept ? [forgetFlash] : [],
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        {isKept && <Notice kind="success" title={words.said.kept} />}
        {told.added && <Notice kind="success" title={words.imageAdded} />}
        {told.gone && (
          <Notice kind="problem" title={words.goneTitle}>
            {words.goneHelp}
          </Notice>
        )}
        {meanwhile && <Meanwhile page={meanwhile} words={words} />}
        <h1>{title}</h1>
        <p class="lead">{words.onSite(site.name)}</p>
        {kind !== 'own' && given.version === 0 && kind !== 'home' && <p>{words.generatedHelp}</p>}
        {kind === 'contact' && <p>{words.contactHelp}</p>}
        {kind === 'home' && <p>{words.homeHelp}</p>}
        <PageFormView visit={visit} form={{ ...given, site, typed, menu, images, problems }} />
      </>
    ),
  })
}

type Words = (typeof officePagesWords)['fr']

function nameOf({ kind, typed }: PageToSave, { kinds }: Words): string {
  return kind === 'own' ? typed.title : kinds[kind]
}

function Meanwhile({ page, words }: { page: PageRow; words: Words }) {
  return (
    <Notice kind="problem" title={words.changedTitle}>
      <p>{words.changedHelp}</p>
      <details class="page-meanwhile">
        <summary>{words.keptText}</summary>
        <p>
          <strong>{page.title}</strong>
        </p>
        <p class="as-written">{page.body}</p>
      </details>
    </Notice>
  )
}
