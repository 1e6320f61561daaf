/** Puts a button that prints the page in the place of the words that say how to. */
class PrintPage extends HTMLElement {
  connectedCallback() {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button button-secondary'
    button.textContent = this.getAttribute('label')
    button.addEventListener('click', () => print())
    this.replaceChildren(button)
  }
}

customElements.define('print-page', PrintPage)
