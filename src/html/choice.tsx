import type { ComponentChildren } from 'preact'
import { useFieldId } from './field-ids.ts'
import { Explanations, explainedBy, Label, RequiredStar } from './field-parts.tsx'

type Option = { value: string; label: string; hint?: string | undefined }
type Common = {
  name: string
  id?: string | undefined
  hint?: ComponentChildren
  error?: string | undefined
  required?: boolean | undefined
}
const wrapper = (error: string | undefined) => (error ? 'field field-wrong' : 'field')

export type CheckboxProps = Common & {
  label: ComponentChildren
  value?: string | undefined
  checked?: boolean | undefined
}

/** One box to tick. */
export function Checkbox(props: CheckboxProps) {
  const { name } = props
  const id = useFieldId(props.id ?? name)
  return (
    <div class={wrapper(props.error)}>
      <Explanations id={id} error={props.error} />
      <div class="choice">
        <input
          class="choice-mark"
          type="checkbox"
          id={id}
          name={name}
          value={props.value ?? 'on'}
          checked={props.checked}
          aria-required={props.required ? 'true' : undefined}
          {...explainedBy(id, props)}
        />
        <label for={id}>{props.label}</label>
        {props.required && <RequiredStar />}
      </div>
      <Explanations id={id} hint={props.hint} />
    </div>
  )
}

export type RadiosProps = Common & { legend: string; options: readonly Option[]; value?: string | undefined }

/** One of a few, all in sight. The first carries the name as its identifier, for the error summary's link. */
export function Radios(props: RadiosProps) {
  const { name } = props
  const id = useFieldId(props.id ?? name)
  return (
    <div
      class={wrapper(props.error)}
      role="radiogroup"
      aria-labelledby={`${id}-legend`}
      aria-required={props.required ? 'true' : undefined}
      {...explainedBy(id, props)}
    >
      <div class="label-line">
        <span class="legend" id={`${id}-legend`}>
          {props.legend}
        </span>
        {props.required && <RequiredStar />}
      </div>
      <Explanations id={id} hint={props.hint} error={props.error} />
      {props.options.map((option, index) => (
        <RadioOption
          key={option.value}
          id={index === 0 ? id : `${id}-${option.value}`}
          name={name}
          option={option}
          checked={option.value === props.value}
        />
      ))}
    </div>
  )
}

function RadioOption(props: { id: string; name: string; option: Option; checked: boolean }) {
  const { id, name, option, checked } = props
  return (
    <div class="choice">
      <input
        class="choice-mark choice-round"
        type="radio"
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        {...explainedBy(id, option)}
      />
      <label for={id}>{option.label}</label>
      <Explanations id={id} hint={option.hint} />
    </div>
  )
}

export type SelectProps = Common & {
  label: string
  options: readonly Option[]
  value?: string | undefined
  autocomplete?: string | undefined
}

/** One of many. An option with an empty value says that nothing is chosen yet. */
export function Select(props: SelectProps) {
  const { name } = props
  const id = useFieldId(props.id ?? name)
  return (
    <div class={wrapper(props.error)}>
      <Label for={id} required={props.required}>
        {props.label}
      </Label>
      <Explanations id={id} hint={props.hint} error={props.error} />
      <select
        class="input"
        id={id}
        name={name}
        autocomplete={props.autocomplete}
        aria-required={props.required ? 'true' : undefined}
        {...explainedBy(id, props)}
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
