import { Button, ButtonGroup } from '../../html/button.tsx'
import type { Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { RequiredNote } from '../../html/required-note.tsx'
import type { Rubric, RubricField } from '../../organisations/rubric.ts'
import type { Visit } from '../../web/visit.ts'
import { countInWords } from '../fields/hint.ts'
import { fieldTypes } from '../fields/registry.ts'
import type { StoredImage } from '../images/images.ts'
import { ImagesField } from '../images/images-field.tsx'
import { ownRecordsPath } from '../paths.ts'
import { recordWords } from '../records.words.ts'
import { keyOf, longestTitle, partsOf, type Typed } from '../typed.ts'
import { writingWords } from './writing.words.ts'

/** What the form of a record shows. */
export type RecordForm = {
  rubric: Rubric
  action: string
  /** Given out with the form of a new record, whose version is 0. */
  id: string
  version: number
  typed: Typed
  images: ReadonlyMap<string, readonly StoredImage[]>
  problems: readonly Problem[]
  /** Whether who writes publishes it alone. */
  alone: boolean
}

/** The form of a record: its title and the fields of its rubric. */
export function RecordFormView({ visit, form }: { visit: Visit; form: RecordForm }) {
  const { language } = visit
  const { rubric, typed, problems } = form
  const words = writingWords[language]
  const errorOf = (key: string) => problems.find(({ field }) => field === key)?.message
  const hasImages = rubric.fields.some(({ type }) => type === 'images')
  return (
    <form
      method="post"
      action={form.action}
      enctype={hasImages ? 'multipart/form-data' : undefined}
      noValidate
    >
      <input type="hidden" name="id" value={form.id} />
      <input type="hidden" name="version" value={form.version} />
      {/* Enter in a field presses the first button of a form, and that must not remove an image. */}
      <button class="visually-hidden" type="submit" name="go" value="draft" tabIndex={-1} aria-hidden="true">
        {words.saveDraft}
      </button>
      <RequiredNote language={language} />
      <Field
        name="titre"
        label={recordWords[language].title}
        hint={words.titleHint(countInWords(longestTitle, language))}
        value={typed.titre}
        error={errorOf('titre')}
        autocomplete="off"
        required
      />
      {rubric.fields.map(field => (
        <AnyField key={field.name} visit={visit} field={field} form={form} errorOf={errorOf} />
      ))}
      <ButtonGroup>
        <Button name="go" value="draft" kind="secondary">
          {words.saveDraft}
        </Button>
        <Button name="go" value="preview" kind="secondary">
          {words.preview}
        </Button>
        <Button name="go" value="publish">
          {form.alone ? words.publish : words.submit}
        </Button>
        <a href={ownRecordsPath}>{words.back}</a>
      </ButtonGroup>
    </form>
  )
}

type AnyFieldProps = {
  visit: Visit
  field: RubricField
  form: RecordForm
  errorOf: (key: string) => string | undefined
}

function AnyField({ visit: { language }, field, form, errorOf }: AnyFieldProps) {
  if (field.type === 'images') {
    return (
      <ImagesField
        language={language}
        name={field.name}
        label={field.label[language]}
        images={form.images.get(field.name) ?? []}
        error={errorOf(field.name)}
      />
    )
  }
  const { View } = fieldTypes[field.type]
  return (
    <View
      field={field}
      language={language}
      typed={partsOf(form.typed, field)}
      nameOf={part => keyOf(field, part)}
      errorOf={part => errorOf(keyOf(field, part))}
    />
  )
}
