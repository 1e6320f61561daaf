import type { FieldProps } from './field.tsx'
import { useFieldId } from './field-ids.ts'
import { Explanations, explainedBy, Label } from './field-parts.tsx'

export type TextAreaProps = Pick<
  FieldProps,
  'name' | 'label' | 'id' | 'value' | 'hint' | 'error' | 'required' | 'spellcheck' | 'maxlength'
> & { rows?: number | undefined }

/** Several lines to fill in. */
export function TextArea(props: TextAreaProps) {
  const { name } = props
  const id = useFieldId(props.id ?? name)
  return (
    <div class={props.error ? 'field field-wrong' : 'field'}>
      <Label for={id} required={props.required}>
        {props.label}
      </Label>
      <Explanations id={id} hint={props.hint} error={props.error} />
      <textarea
        class="input"
        id={id}
        name={name}
        rows={props.rows ?? 5}
        spellcheck={props.spellcheck}
        maxLength={props.maxlength}
        aria-required={props.required ? 'true' : undefined}
        {...explainedBy(id, props)}
      >
        {props.value}
      </textarea>
    </div>
  )
}
