import type { Choice } from './option-match.ts'

/** How many options are drawn at a time; the next follow when one comes near the last. */
const batch = 50

/** The list below a combobox: the focus stays in the field, which names here the option that it is on. */
export class OptionList {
  readonly element = document.createElement('div')
  #options = document.createElement('div')
  #none = document.createElement('p')
  #field: HTMLInputElement
  #found: readonly Choice[] = []
  #at = -1

  constructor(field: HTMLInputElement, label: string, none: string, choose: (choice: Choice) => void) {
    this.#field = field
    Object.assign(this.element, { className: 'options-popup', hidden: true })
    Object.assign(this.#none, { className: 'options-none', textContent: none })
    Object.assign(this.#options, {
      className: 'options',
      role: 'listbox',
      id: `${field.id}-list`,
      tabIndex: -1,
    })
    this.#options.setAttribute('aria-label', label)
    field.setAttribute('aria-controls', this.#options.id)
    this.element.append(this.#options, this.#none)
    this.element.addEventListener('mousedown', event => event.preventDefault())
    this.#options.addEventListener('click', ({ target }) => {
      const at = target instanceof Element ? Number(target.ariaPosInSet) - 1 : -1
      if (this.#found[at]) choose(this.#found[at])
    })
    this.#options.addEventListener('scroll', () => {
      const { scrollTop, clientHeight, scrollHeight, childElementCount } = this.#options
      if (scrollTop + 2 * clientHeight > scrollHeight) this.#draw(childElementCount + batch)
    })
    this.close()
  }

  get isOpen() {
    return !this.element.hidden
  }

  /** The option that the keyboard is on. */
  get current(): Choice | undefined {
    return this.#found[this.#at]
  }

  show(found: readonly Choice[]) {
    this.#found = found
    this.element.hidden = false
    this.#options.hidden = found.length === 0
    this.#none.hidden = found.length > 0
    this.#options.replaceChildren()
    this.#draw(batch)
    this.goTo(undefined)
    this.#field.ariaExpanded = String(found.length > 0)
    this.element.scrollIntoView({ block: 'nearest' })
  }

  close() {
    this.element.hidden = true
    this.#field.ariaExpanded = 'false'
    this.goTo(undefined)
  }

  goTo(choice: Choice | undefined) {
    this.#activate(choice ? this.#found.indexOf(choice) : -1)
  }

  /** Up and down, and round through the field. */
  step(by: 1 | -1) {
    const places = this.#found.length + 1
    this.#activate(((this.#at + 1 + by + places) % places) - 1)
  }

  #activate(at: number) {
    this.#options.children[this.#at]?.setAttribute('aria-selected', 'false')
    this.#at = at
    this.#draw(at + batch / 2)
    const option = this.#options.children[at]
    option?.setAttribute('aria-selected', 'true')
    option?.scrollIntoView({ block: 'nearest' })
    if (option) this.#field.setAttribute('aria-activedescendant', option.id)
    else this.#field.removeAttribute('aria-activedescendant')
  }

  #draw(until: number) {
    const from = this.#options.childElementCount
    const drawn = this.#found.slice(from, until).map(({ label }, index) => {
      const option = document.createElement('div')
      Object.assign(option, {
        id: `${this.#options.id}-${from + index}`,
        className: 'option',
        role: 'option',
        ariaSelected: 'false',
        ariaPosInSet: String(from + index + 1),
        ariaSetSize: String(this.#found.length),
        textContent: label,
      })
      return option
    })
    this.#options.append(...drawn)
  }
}
