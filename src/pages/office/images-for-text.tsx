import { Button } from '../../html/button.tsx'
import type { Problem } from '../../html/error-summary.tsx'
import type { Visit } from '../../web/visit.ts'
import { ImageFields } from '../images/image-fields.tsx'
import { descriptionField, descriptionIn, imageField } from '../images/image-typed.ts'
import { addressOfImage, type PageImage } from '../images/images.ts'
import { officePagesWords } from './office-pages.words.ts'

type Props = { visit: Visit; images: readonly PageImage[]; problems: readonly Problem[] }

/** Where an image is added to the text of a page: a new one, or one that the site has. Every button works without JavaScript. */
export function ImagesForText({ visit: { language, form }, images, problems }: Props) {
  const words = officePagesWords[language]
  const hasProblem = problems.some(({ field }) => field === imageField || field === descriptionField)
  return (
    <>
      <details class="page-images" open={hasProblem}>
        <summary>{words.addImage}</summary>
        <ImageFields
          language={language}
          problems={problems}
          description={hasProblem ? descriptionIn(form) : ''}
        />
        <Button kind="secondary" name="go" value="image">
          {words.addImageButton}
        </Button>
      </details>
      {images.length > 0 && (
        <details class="page-images">
          <summary>{words.fromLibrary}</summary>
          <ul class="page-image-choice">
            {images.map(image => (
              <li key={image.id}>
                <img
                  src={addressOfImage(image)}
                  alt={image.description}
                  width={image.width}
                  height={image.height}
                  loading="lazy"
                />
                <Button kind="secondary" name="insert" value={image.id}>
                  {words.insert}
                  <span class="visually-hidden"> ({image.description})</span>
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
