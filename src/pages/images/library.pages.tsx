import { Button } from '../../html/button.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { Notice } from '../../html/notice.tsx'
import { officePage } from '../../office/shell.tsx'
import type { Site } from '../../organisations/site.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { forgetFlash, leave, left } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { officePagesWords } from '../office/office-pages.words.ts'
import { siteHere } from '../office/page-here.ts'
import { sitesInReach } from '../office/sites-in-reach.ts'
import { listPathOf, pagesHere } from '../paths.ts'
import { describeImage, removeImage } from './change-image.ts'
import { ImageFields } from './image-fields.tsx'
import { descriptionIn, imageTyped } from './image-typed.ts'
import { addressOfImage, imagesOfSite, lineOfImage, type PageImage } from './images.ts'

const imagesHere = `${pagesHere}/images`

/** `GET /bureau/pages/images?site=…`: the images that the pages of a site may show. */
export async function libraryPage(visit: Visit): Promise<Response> {
  const { query } = visit
  const site = query.has('site')
    ? await siteHere(visit, query.get('site'))
    : (await sitesInReach(visit, 'editPages'))[0]
  return site ? await show(visit, site) : notFound(visit)
}

/** `POST /bureau/pages/images`: adds one, or changes or deletes the one that the button names. */
export async function changeLibrary(visit: Visit): Promise<Response> {
  const { form } = visit
  const site = await siteHere(visit, form.get('site'))
  if (!site) return notFound(visit)
  const done = (what: 'added' | 'described' | 'removed') =>
    redirect(`${imagesHere}?site=${site.id}`, [leave({ said: 'pageImage', what })])
  const removed = form.get('remove')
  if (removed !== null) {
    const outcome = await removeImage(visit, site, removed)
    if ('done' in outcome) return done('removed')
    const words = officePagesWords[visit.language]
    return await show(visit, site, [{ message: words.imageUsed(outcome.shownBy.join(', ')) }])
  }
  const described = form.get('describe')
  if (described !== null) {
    const description = descriptionIn(form)
    if (!description)
      return await show(visit, site, [
        { field: `${described}-description`, message: officePagesWords[visit.language].descriptionMissing },
      ])
    await describeImage(visit, site, described, description)
    return done('described')
  }
  const read = await imageTyped(visit, site)
  return 'image' in read ? done('added') : await show(visit, site, read.problems)
}

async function show(visit: Visit, site: Site, problems: readonly Problem[] = []): Promise<Response> {
  const { app, language, form } = visit
  const words = officePagesWords[language]
  const images = await imagesOfSite(app.db, site)
  const flash = left(visit)
  const said = visit.method === 'GET' && flash?.said === 'pageImage' ? flash : null
  return officePage(visit, {
    title: words.imagesTitle,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    cookies: said ? [forgetFlash] : [],
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        {said && <Notice kind="success" title={words.imageSaid[said.what]} />}
        <h1>{words.imagesTitle}</h1>
        <p class="lead">{words.onSite(site.name)}</p>
        <p>{words.imagesIntro}</p>
        <form method="post" action={imagesHere} enctype="multipart/form-data" noValidate>
          <input type="hidden" name="site" value={site.id} />
          <ImageFields
            language={language}
            problems={problems}
            description={form.has('describe') || form.has('remove') ? '' : descriptionIn(form)}
          />
          <Button>{words.addImageButton}</Button>
        </form>
        {images.length === 0 ? (
          <p>{words.noImages}</p>
        ) : (
          <ul class="images-held">
            {images.map(image => (
              <Held key={image.id} visit={visit} site={site} image={image} problems={problems} />
            ))}
          </ul>
        )}
        <p>
          <a href={listPathOf(site)}>{words.back}</a>
        </p>
      </>
    ),
  })
}

type HeldProps = { visit: Visit; site: Site; image: PageImage; problems: readonly Problem[] }

function Held({ visit: { language }, site, image, problems }: HeldProps) {
  const words = officePagesWords[language]
  const { id, description, width, height } = image
  const field = `${id}-description`
  return (
    <li>
      <img src={addressOfImage(image)} alt={description} width={width} height={height} loading="lazy" />
      <form method="post" action={imagesHere} noValidate>
        <input type="hidden" name="site" value={site.id} />
        <Field
          id={field}
          name="description"
          label={words.imageDescription}
          value={description}
          error={problems.find(problem => problem.field === field)?.message}
          autocomplete="off"
        />
        <p>
          {words.line}
          {language === 'fr' ? '\u00a0: ' : ': '}
          <code class="breakable">{lineOfImage(image)}</code>
        </p>
        <div class="button-group">
          <Button kind="secondary" name="describe" value={id}>
            {words.saveDescription}
            <span class="visually-hidden"> ({description})</span>
          </Button>
          <Button kind="secondary" name="remove" value={id}>
            {words.removeImage}
            <span class="visually-hidden"> ({description})</span>
          </Button>
        </div>
      </form>
    </li>
  )
}
