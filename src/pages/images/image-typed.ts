import type { Problem } from '../../html/error-summary.tsx'
import type { Site } from '../../organisations/site.ts'
import { imageRefused } from '../../storage/read-image.words.ts'
import type { Visit } from '../../web/visit.ts'
import { officePagesWords } from '../office/office-pages.words.ts'
import { addImage, longestDescription, mostImagesOfSite } from './add-image.ts'
import type { PageImage } from './images.ts'

/** The fields in which an image is sent, with what it shows. */
export const imageField = 'image'
export const descriptionField = 'description'

export const descriptionIn = (form: URLSearchParams): string =>
  (form.get(descriptionField) ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, longestDescription)
    .toWellFormed()

/** Takes the image of a form among those of a site, or says beside which field what has to be mended. */
export async function imageTyped(
  visit: Visit,
  site: Site,
): Promise<{ image: PageImage } | { problems: Problem[] }> {
  const { form, language } = visit
  const words = officePagesWords[language]
  const file = visit.files.get(imageField)?.[0]
  const description = descriptionIn(form)
  if (!file?.name || !description)
    return {
      problems: [
        ...(file?.name ? [] : [{ field: imageField, message: words.imageMissing }]),
        ...(description ? [] : [{ field: descriptionField, message: words.descriptionMissing }]),
      ],
    }
  const adding = await addImage(visit, site, file, description)
  if ('done' in adding) return { image: adding.done }
  const message =
    adding.refused === 'tooMany'
      ? words.tooManyImages(mostImagesOfSite)
      : imageRefused(adding.refused, file.name, language)
  return { problems: [{ field: imageField, message }] }
}
