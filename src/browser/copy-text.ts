/** A button beside a text that puts it on the clipboard, and says so. Where that is not allowed, it selects the text. */
class CopyText extends HTMLElement {
  #button = document.createElement('button')
  #status = document.createElement('span')

  connectedCallback() {
    if (this.#button.isConnected) return
    this.#button.type = 'button'
    this.#button.className = 'copy'
    this.#button.textContent = this.getAttribute('button')
    this.#button.setAttribute('aria-label', this.getAttribute('label') ?? '')
    this.#button.addEventListener('click', () => this.#copy())
    this.#status.className = 'copy-status'
    this.#status.setAttribute('role', 'status')
    this.append(this.#status, this.#button)
  }

  async #copy() {
    // Emptied first, so that the same words are said again.
    this.#status.textContent = ''
    try {
      await navigator.clipboard.writeText(this.getAttribute('value') ?? '')
      this.#status.textContent = this.getAttribute('done')
    } catch {
      const text = this.firstElementChild
      if (text) getSelection()?.selectAllChildren(text)
      this.#status.textContent = this.getAttribute('selected')
    }
  }
}

customElements.define('copy-text', CopyText)
