import { Mismatch } from './password-mismatch.ts'

type Rule = { item: HTMLElement; pattern: RegExp; said: HTMLElement }

/** Ticks off the rules of a new password while it is typed, and says when its repetition differs. */
class PasswordRules extends HTMLElement {
  #rules: Rule[] = []
  #status = document.createElement('p')
  #saying = 0

  connectedCallback() {
    if (this.#status.isConnected) return
    const [first, second] = this.querySelectorAll('input')
    if (!first) return
    this.#status.className = 'visually-hidden'
    this.#status.setAttribute('role', 'status')
    this.append(this.#status)
    this.#rules = [...this.querySelectorAll<HTMLElement>('[data-pattern]')].map(asRule)
    if (this.#rules.length > 0) first.addEventListener('input', () => this.#check(first.value))
    if (second) new Mismatch(first, second, this.getAttribute('differ') ?? '')
  }

  #check(password: string) {
    let met = 0
    for (const { item, pattern, said } of this.#rules) {
      const good = pattern.test(password)
      if (good) met++
      item.classList.toggle('rule-met', good)
      said.textContent = this.getAttribute(good ? 'met' : 'unmet')
    }
    this.#sayLater(met)
  }

  /** Waits for a pause in the typing, so that a screen reader is not cut short at every key. */
  #sayLater(met: number) {
    clearTimeout(this.#saying)
    this.#saying = window.setTimeout(() => {
      const status = this.getAttribute('status') ?? ''
      this.#status.textContent = status
        .replace('{met}', String(met))
        .replace('{all}', String(this.#rules.length))
    }, 900)
  }
}

function asRule(item: HTMLElement): Rule {
  const said = document.createElement('span')
  said.className = 'visually-hidden'
  item.append(said)
  return { item, said, pattern: new RegExp(item.dataset.pattern ?? '', 'u') }
}

customElements.define('password-rules', PasswordRules)
