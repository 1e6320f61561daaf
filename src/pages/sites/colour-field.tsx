import { Explanations, explainedBy, Label } from '../../html/field-parts.tsx'

type Props = { name: string; label: string; hint: string; value: string; error: string | undefined }

/** Where a colour is chosen; a browser that cannot show colours takes it as a text. */
export function ColourField({ name, label, hint, value, error }: Props) {
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <Label for={name}>{label}</Label>
      <Explanations id={name} hint={hint} error={error} />
      <input
        class="input colour-input"
        type="color"
        id={name}
        name={name}
        value={value}
        {...explainedBy(name, { hint, error })}
      />
    </div>
  )
}
