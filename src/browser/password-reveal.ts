const namespace = 'http://www.w3.org/2000/svg'
const eye = [
  'M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12z',
  'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
]

/** One button that shows and hides what is typed in all the password fields inside. */
class PasswordReveal extends HTMLElement {
  #inputs: HTMLInputElement[] = []
  #button = document.createElement('button')

  connectedCallback() {
    if (this.#button.isConnected) return
    this.#inputs = [...this.querySelectorAll<HTMLInputElement>('input[type=password]')]
    this.#button.type = 'button'
    this.#button.className = 'reveal'
    this.#button.append(drawEye(), this.getAttribute('label') ?? '')
    this.#button.addEventListener('click', () =>
      this.#show(this.#button.getAttribute('aria-pressed') !== 'true'),
    )
    this.#show(false)
    this.append(this.#button)
    // Browsers offer to remember only what is sent from a password field.
    this.closest('form')?.addEventListener('submit', () => this.#show(false))
  }

  #show(shown: boolean) {
    this.#button.setAttribute('aria-pressed', String(shown))
    for (const input of this.#inputs) input.type = shown ? 'text' : 'password'
  }
}

function drawEye() {
  const svg = document.createElementNS(namespace, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  for (const d of eye) {
    const path = document.createElementNS(namespace, 'path')
    path.setAttribute('d', d)
    svg.append(path)
  }
  return svg
}

customElements.define('password-reveal', PasswordReveal)
