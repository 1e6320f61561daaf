import { Button } from '../../html/button.tsx'
import { Field } from '../../html/field.tsx'
import { FileField } from '../../html/file-field.tsx'
import type { Language } from '../../html/language.ts'
import { mostImageMegabytes } from '../../storage/read-image.ts'
import type { StoredImage } from './images.ts'
import { imagesWords } from './images.words.ts'
import { descriptionField, megabytesInAll, mostImages, removeButton } from './save-images.ts'

type Props = {
  language: Language
  /** Name of the field; the form is `multipart/form-data`. */
  name: string
  label: string
  images: readonly StoredImage[]
  error?: string | undefined
}

/** The images of a record with what each shows, and where more are added. Every button works without JavaScript. */
export function ImagesField({ language, name, label, images, error }: Props) {
  const words = imagesWords[language]
  return (
    <fieldset class="images-field">
      <legend>{label}</legend>
      {images.length > 0 && (
        <ol class="images-held">
          {images.map((image, index) => (
            <li key={image.id}>
              <img
                src={`/images/${image.file}`}
                alt={image.description || words.image(index + 1)}
                width={image.width}
                height={image.height}
                loading="lazy"
              />
              <div>
                <Field
                  name={descriptionField(image.id)}
                  label={`${words.image(index + 1)}. ${words.description}`}
                  hint={words.descriptionHint}
                  value={image.description}
                />
                <Button kind="secondary" name={removeButton} value={image.id}>
                  {words.remove}
                  <span class="visually-hidden"> ({words.image(index + 1)})</span>
                </Button>
              </div>
            </li>
          ))}
        </ol>
      )}
      {images.length < mostImages && (
        <FileField
          name={name}
          label={words.choose}
          hint={words.hint(mostImages, mostImageMegabytes, megabytesInAll)}
          error={error}
          accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
          multiple
        />
      )}
    </fieldset>
  )
}

/** The images of a record, for those who read it. */
export function RecordImages({ images, title }: { images: readonly StoredImage[]; title: string }) {
  if (images.length === 0) return null
  return (
    <ul class="record-images">
      {images.map(({ id, file, description, width, height }) => (
        <li key={id}>
          <figure>
            <img
              src={`/images/${file}`}
              alt={description || title}
              width={width}
              height={height}
              loading="lazy"
            />
            {description && <figcaption aria-hidden="true">{description}</figcaption>}
          </figure>
        </li>
      ))}
    </ul>
  )
}
