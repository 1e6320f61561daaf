/** Takes the reader to the error summary, and from each of its links into the field to mend. */
class FocusSummary extends HTMLElement {
  connectedCallback() {
    this.querySelector<HTMLElement>('[tabindex]')?.focus()
    this.addEventListener('click', goToField)
  }
}

function goToField(event: Event) {
  const link = event.target instanceof Element && event.target.closest('a')
  if (!link) return
  const field = document.getElementById(decodeURIComponent(link.hash.slice(1)))
  if (!field) return
  event.preventDefault()
  const block = field.closest('.field') ?? field
  // The label comes into sight with the field, not only the box.
  block.scrollIntoView()
  field.focus({ preventScroll: true })
}

customElements.define('focus-summary', FocusSummary)
