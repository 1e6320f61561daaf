/** Holds back the button inside until the time is up, and shows how long that is. */
class ResendCountdown extends HTMLElement {
  #ticking = 0

  connectedCallback() {
    const button = this.querySelector('button')
    const hint = this.querySelector('.hint')
    const until = Date.now() + Number(this.getAttribute('seconds')) * 1000
    if (!button || !hint || until <= Date.now()) return
    // Not `disabled`: the button stays within reach of the keyboard and of a screen reader.
    button.setAttribute('aria-disabled', 'true')
    button.addEventListener('click', holdBack)
    this.#ticking = window.setInterval(() => this.#tick(button, hint, until), 1000)
  }

  disconnectedCallback() {
    clearInterval(this.#ticking)
  }

  #tick(button: Element, hint: Element, until: number) {
    const left = Math.ceil((until - Date.now()) / 1000)
    if (left > 0) {
      hint.textContent = (this.getAttribute('wait') ?? '').replace('{seconds}', String(left))
      return
    }
    clearInterval(this.#ticking)
    button.removeAttribute('aria-disabled')
    // Only the end is announced, not every second.
    hint.setAttribute('role', 'status')
    hint.textContent = this.getAttribute('ready')
  }
}

function holdBack(event: Event) {
  const button = event.currentTarget
  if (button instanceof Element && button.getAttribute('aria-disabled') === 'true') event.preventDefault()
}

customElements.define('resend-countdown', ResendCountdown)
