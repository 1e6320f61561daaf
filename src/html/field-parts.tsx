import type { ComponentChildren } from 'preact'

type LabelProps = { for: string; required?: boolean | undefined; children: ComponentChildren }

/** A label whose star of a required field stands beside it, so that the accessible name stays the bare label. */
export function Label(props: LabelProps) {
  return (
    <div class="label-line">
      <label for={props.for}>{props.children}</label>
      {props.required && <RequiredStar />}
    </div>
  )
}

/** The star of a required field, for the eye only: `aria-required` says it to everybody else. */
export function RequiredStar() {
  return (
    <span class="required-star" aria-hidden="true">
      *
    </span>
  )
}

type Explained = { hint?: ComponentChildren; error?: string | undefined }

/** The hint and the error of a field, which stand between its label and its input. */
export function Explanations({ id, hint, error }: Explained & { id: string }) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  )
}

/** The attributes that tie an input to its hint and its error. */
export function explainedBy(id: string, { hint, error }: Explained, more?: string) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`, more].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? ('true' as const) : undefined }
}
