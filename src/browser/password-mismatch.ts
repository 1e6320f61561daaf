/** Says beside the repetition of a password, at once, that it is not the same. */
export class Mismatch {
  #first: HTMLInputElement
  #second: HTMLInputElement
  #message = document.createElement('p')
  #text: string

  constructor(first: HTMLInputElement, second: HTMLInputElement, text: string) {
    this.#first = first
    this.#second = second
    this.#text = text
    this.#message.className = 'field-error'
    this.#message.id = `${second.id}-differs`
    this.#message.setAttribute('role', 'status')
    second.before(this.#message)
    const described = second.getAttribute('aria-describedby')
    second.setAttribute('aria-describedby', [described, this.#message.id].filter(Boolean).join(' '))
    for (const input of [first, second]) {
      input.addEventListener('input', () => this.#check(false))
      input.addEventListener('change', () => this.#check(true))
    }
  }

  /** While typing, a good beginning is not a mistake yet. */
  #check(finished: boolean) {
    const expected = this.#first.value
    const typed = this.#second.value
    const differs = typed !== '' && (finished ? typed !== expected : !expected.startsWith(typed))
    if (differs) this.#clearOldError()
    if (this.#message.textContent !== (differs ? this.#text : ''))
      this.#message.textContent = differs ? this.#text : ''
    this.#second.closest('.field')?.classList.toggle('field-wrong', differs)
    if (differs) this.#second.setAttribute('aria-invalid', 'true')
    else this.#second.removeAttribute('aria-invalid')
  }

  /** What the server said about the last attempt gives way to what is true of this one. */
  #clearOldError() {
    document.getElementById(`${this.#second.id}-error`)?.remove()
  }
}
