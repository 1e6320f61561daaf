import type { ComponentChildren } from 'preact'
import { Explanations, explainedBy, Label } from './field-parts.tsx'

export type FileFieldProps = {
  name: string
  label: string
  hint?: ComponentChildren
  error?: string | undefined
  required?: boolean | undefined
  /** Kinds of files that the browser offers first; what comes is checked all the same. */
  accept?: string | undefined
  multiple?: boolean | undefined
}

/** Where a file is chosen; its form is `multipart/form-data`, and only who is signed in may send one. */
export function FileField({ name, label, hint, error, required, accept, multiple }: FileFieldProps) {
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <Label for={name} required={required}>
        {label}
      </Label>
      <Explanations id={name} hint={hint} error={error} />
      <input
        class="file-input"
        type="file"
        id={name}
        name={name}
        accept={accept}
        multiple={multiple}
        required={required}
        {...explainedBy(name, { hint, error })}
      />
    </div>
  )
}
