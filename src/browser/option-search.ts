import { OptionList } from './option-list.ts'
import { asChoice, type Choice, matching, onlyMatch } from './option-match.ts'

/**
 * Makes of the `<select>` inside a field that is searched by keyword: the editable combobox with a list of the
 * ARIA Authoring Practices. The select stays in the form, unseen, and holds what is sent; whoever changes it
 * (`change`) changes what is shown.
 */
class OptionSearch extends HTMLElement {
  #select = document.createElement('select')
  #field = document.createElement('input')
  #status = document.createElement('p')
  #choices: Choice[] = []
  #list: OptionList | undefined
  #saying = 0

  connectedCallback() {
    const select = this.querySelector('select')
    if (!select || this.#list) return
    this.#select = select
    this.#choices = [...select.options]
      .filter(({ value }) => value !== '')
      .map(({ value, text }) => asChoice(value, text))
    const label = select.labels[0]?.textContent ?? ''
    this.#takePlaceOf(select)
    const list = new OptionList(this.#field, label, this.#text('none'), choice => this.#choose(choice))
    this.#list = list
    Object.assign(this.#status, { className: 'visually-hidden', role: 'status' })
    select.before(this.#field, list.element)
    this.append(this.#status)
    this.#showChosen()
    select.addEventListener('change', () => this.#showChosen())
    this.#field.addEventListener('input', () => this.#search(list))
    this.#field.addEventListener('click', () => list.isOpen || this.#openAll(list))
    this.#field.addEventListener('keydown', event => {
      if (!event.isComposing && this.#takes(event, list)) event.preventDefault()
    })
    this.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.contains(relatedTarget))) this.#leave(list)
    })
    // On some phones a button that is pressed leaves the focus in the field.
    select.form?.addEventListener('submit', () => this.#leave(list))
    // What the browser itself puts back into the select after going back.
    addEventListener('pageshow', () => this.contains(document.activeElement) || this.#showChosen())
  }

  /** The field takes over the identifier too, and so the label and the link of an error summary. */
  #takePlaceOf(select: HTMLSelectElement) {
    const { id } = select
    const help = document.createElement('p')
    Object.assign(help, { id: `${id}-help`, hidden: true, textContent: this.#text('help') })
    this.append(help)
    for (const name of ['class', 'aria-invalid', 'aria-required']) {
      const value = select.getAttribute(name)
      if (value !== null) this.#field.setAttribute(name, value)
    }
    const described = [select.getAttribute('aria-describedby'), help.id].filter(Boolean).join(' ')
    this.#field.setAttribute('aria-describedby', described)
    Object.assign(this.#field, {
      id,
      role: 'combobox',
      ariaAutoComplete: 'list',
      autocomplete: 'off',
      autocapitalize: 'none',
      spellcheck: false,
      placeholder: this.#text('placeholder'),
    })
    Object.assign(select, { id: `${id}-select`, hidden: true })
  }

  #text(name: string) {
    return this.getAttribute(name) ?? ''
  }

  get #chosen() {
    return this.#choices.find(({ value }) => value === this.#select.value)
  }

  get #isAsChosen() {
    return this.#field.value === (this.#chosen?.label ?? '')
  }

  #showChosen() {
    this.#field.value = this.#chosen?.label ?? ''
  }

  #search(list: OptionList) {
    const found = matching(this.#choices, this.#field.value)
    list.show(found)
    const { length } = found
    // A pause in the typing is waited for, so that a screen reader is not cut short at every key.
    this.#say(length > 0 ? this.#text('found').replace('{count}', String(length)) : this.#text('none'), 700)
  }

  /** Opens at what is chosen, ready to be typed over; what has been typed is searched for again. */
  #openAll(list: OptionList) {
    if (!this.#isAsChosen) return this.#search(list)
    this.#field.select()
    list.show(this.#choices)
    list.goTo(this.#chosen)
  }

  /** Whether the key is one of the list; all others are the field's, and the form's. */
  #takes({ key, altKey }: KeyboardEvent, list: OptionList): boolean {
    const wasOpen = list.isOpen
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (!wasOpen) this.#openAll(list)
        else if (altKey && key === 'ArrowUp') list.close()
        if (!altKey && (wasOpen || !list.current)) list.step(key === 'ArrowDown' ? 1 : -1)
        return true
      case 'Enter': {
        if (!wasOpen) return false
        const choice = list.current ?? onlyMatch(this.#choices, this.#field.value)
        if (choice) this.#choose(choice)
        else list.step(1)
        return true
      }
      case 'Escape':
        if (wasOpen) list.close()
        else if (this.#field.value === '') return false
        else this.#send('')
        return true
      case 'Home':
      case 'End':
      case 'ArrowLeft':
      case 'ArrowRight':
        list.goTo(undefined)
    }
    return false
  }

  #choose(choice: Choice) {
    this.#list?.close()
    this.#send(choice.value)
    this.#say(choice.label)
  }

  #send(value: string) {
    this.#select.value = value
    this.#select.dispatchEvent(new Event('change', { bubbles: true }))
  }

  /** What was typed counts when it can mean one thing only; else what was chosen before still does. */
  #leave(list: OptionList) {
    list.close()
    clearTimeout(this.#saying)
    if (this.#isAsChosen) return
    const meant = onlyMatch(this.#choices, this.#field.value)
    if (meant) this.#send(meant.value)
    else if (this.#field.value.trim() === '') this.#send('')
    else this.#showChosen()
  }

  #say(text: string, after = 0) {
    clearTimeout(this.#saying)
    this.#saying = window.setTimeout(() => {
      this.#status.textContent = text
    }, after)
  }
}

customElements.define('option-search', OptionSearch)
