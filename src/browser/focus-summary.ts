/** Takes the reader to the error summary, and from each of its links into the field to mend. */
class FocusSummary extends HTMLElement {
  connectedCallback() {
    this.querySelector<HTMLElement>('[tabindex]')?.focus()
    forgetSending()
    this.addEventListener('click', goToField)
  }
}

/**
 * The page is the answer to a form. Where the form's own address can be opened, the history holds that: the
 * back button then shows the form, and not the browser's question whether to send it again.
 */
function forgetSending() {
  const forms = document.querySelectorAll<HTMLFormElement>('main form[method="post"]')
  if ([...forms].some(form => new URL(form.action).pathname === location.pathname))
    history.replaceState(history.state, '', location.href)
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
