import type { ComponentChildren } from 'preact'
import { useFieldId } from './field-ids.ts'
import { Explanations, explainedBy, Label } from './field-parts.tsx'

export type FieldProps = {
  name: string
  label: string
  id?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'date' | 'number' | 'url' | undefined
  value?: string | undefined
  hint?: ComponentChildren
  error?: string | undefined
  required?: boolean | undefined
  autocomplete?: string | undefined
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | 'search' | undefined
  readonly?: boolean | undefined
  spellcheck?: boolean | undefined
  autofocus?: boolean | undefined
  maxlength?: number | undefined
  /** Tells by its width how much is expected: a postal code is not a street. */
  width?: 'short' | 'medium' | undefined
  /** Identifier of one more text that explains the field. */
  describedBy?: string | undefined
}

/** One line to fill in, with its label, what helps to fill it in, and what was wrong with it. */
export function Field(props: FieldProps) {
  const { name, type = 'text' } = props
  const id = useFieldId(props.id ?? name)
  const asTyped = type === 'email' || type === 'password' || type === 'url'
  return (
    <div class={props.error ? 'field field-wrong' : 'field'}>
      <Label for={id} required={props.required}>
        {props.label}
      </Label>
      <Explanations id={id} hint={props.hint} error={props.error} />
      <input
        class={props.width ? `input input-${props.width}` : 'input'}
        id={id}
        name={name}
        // Preact's types want to know which of them it is; what is set here is fit for all.
        type={type as 'text'}
        value={type === 'password' ? undefined : props.value}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        readonly={props.readonly}
        spellcheck={asTyped ? false : props.spellcheck}
        autocapitalize={asTyped ? 'none' : undefined}
        maxLength={props.maxlength}
        aria-required={props.required ? 'true' : undefined}
        {...explainedBy(id, props, props.describedBy)}
        {...(props.autofocus ? { autofocus: true } : {})}
      />
    </div>
  )
}
