import type { Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { FileField } from '../../html/file-field.tsx'
import type { Language } from '../../html/language.ts'
import { mostImageMegabytes } from '../../storage/read-image.ts'
import { officePagesWords } from '../office/office-pages.words.ts'
import { descriptionField, imageField } from './image-typed.ts'

type Props = { language: Language; problems: readonly Problem[]; description: string }

/** Where an image is chosen, and what it shows is said. */
export function ImageFields({ language, problems, description }: Props) {
  const words = officePagesWords[language]
  const errorOf = (name: string) => problems.find(({ field }) => field === name)?.message
  return (
    <>
      <FileField
        name={imageField}
        label={words.imageFile}
        hint={words.imageHint(mostImageMegabytes)}
        error={errorOf(imageField)}
        accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
      />
      <Field
        name={descriptionField}
        label={words.imageDescription}
        hint={words.imageDescriptionHint}
        value={description}
        error={errorOf(descriptionField)}
        autocomplete="off"
      />
    </>
  )
}
