type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
type Value = string | boolean

const neverKept = ['password', 'hidden', 'file', 'submit', 'button', 'reset', 'image']

/** The fields of a form that somebody fills in and that are no secret. */
export function fieldsToKeep(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(isField).filter(isNoSecret)
}

function isField(element: Element): element is Field {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  )
}

/** A password is told by what it is for, too: the eye beside it makes it a text. */
function isNoSecret({ name, type, autocomplete }: Field) {
  return name !== '' && !neverKept.includes(type) && !autocomplete.includes('password')
}

/** A field with what the server has put into it. */
export function shownIn(field: Field): [name: string, value: Value] {
  if (field instanceof HTMLSelectElement) {
    const options = [...field.options]
    return [field.name, (options.find(option => option.defaultSelected) ?? options[0])?.value ?? '']
  }
  return [field.name, isTicked(field) ? field.defaultChecked : field.defaultValue]
}

/** A field with what is in it now. */
export function typedInto(field: Field): [name: string, value: Value] {
  return [field.name, isTicked(field) ? field.checked : field.value]
}

/** Puts back what was typed, and tells whoever shows a field in another way. */
export function fill(fields: readonly Field[], typed: readonly [name: string, value: Value][]) {
  for (const [index, field] of fields.entries()) {
    const [, value] = typed[index] ?? typedInto(field)
    if (typedInto(field)[1] === value) continue
    if (isTicked(field)) field.checked = value === true
    else field.value = String(value)
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

function isTicked(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')
}
