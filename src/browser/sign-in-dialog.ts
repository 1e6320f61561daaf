/** Opens the sign-in form in front of the page one is reading. Whatever goes wrong, the link inside still leads there. */
class SignInDialog extends HTMLElement {
  #dialog: Promise<HTMLDialogElement> | undefined

  connectedCallback() {
    const link = this.querySelector('a')
    if (!link || !('HTMLDialogElement' in window)) return
    link.addEventListener('click', event => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      this.#open(link.href).catch(() => location.assign(link.href))
    })
  }

  async #open(address: string) {
    const here = document.querySelector<HTMLElement>('main form[data-sign-in]')
    if (here) return focusFirst(here)
    this.#dialog ??= fetchPanel(address).then(panel => this.#makeDialog(panel))
    const dialog = await this.#dialog
    if (!dialog.open) dialog.showModal()
    focusFirst(dialog)
  }

  #makeDialog(panel: Element): HTMLDialogElement {
    const dialog = document.createElement('dialog')
    dialog.className = 'dialog'
    const close = document.createElement('button')
    close.type = 'button'
    close.className = 'button button-secondary dialog-close'
    close.textContent = this.getAttribute('close')
    close.addEventListener('click', () => dialog.close())
    // Only a press that starts outside closes, not a selection dragged out of a field.
    dialog.addEventListener('mousedown', event => isOutside(dialog, event) && dialog.close())
    const heading = panel.querySelector('h1, h2')
    if (heading) {
      heading.id ||= 'sign-in-dialog-title'
      dialog.setAttribute('aria-labelledby', heading.id)
    }
    const content = document.createElement('div')
    content.append(close, panel)
    dialog.append(content)
    this.append(dialog)
    return dialog
  }
}

async function fetchPanel(address: string): Promise<Element> {
  // On a slow line the page itself, which shows that it is loading, is better than a link that seems dead.
  const answer = await fetch(address, { signal: AbortSignal.timeout(3000) })
  const panel = new DOMParser()
    .parseFromString(await answer.text(), 'text/html')
    .querySelector('[data-sign-in-panel]')
  if (!answer.ok || !panel?.querySelector('form[data-sign-in]')) throw new Error('No form to show')
  renameIds(panel)
  return document.adoptNode(panel)
}

/** The page behind may have fields of the same names, and an identifier must stay the only one. */
function renameIds(panel: Element) {
  for (const name of ['id', 'for', 'aria-describedby', 'aria-labelledby']) {
    for (const element of panel.querySelectorAll(`[${name}]`)) {
      const ids = element.getAttribute(name)?.split(' ') ?? []
      element.setAttribute(name, ids.map(id => `dialog-${id}`).join(' '))
    }
  }
}

function isOutside(dialog: HTMLDialogElement, { clientX, clientY }: MouseEvent) {
  const { left, right, top, bottom } = dialog.getBoundingClientRect()
  return clientX < left || clientX > right || clientY < top || clientY > bottom
}

function focusFirst(where: HTMLElement) {
  where.querySelector<HTMLElement>('input:not([type=hidden])')?.focus()
}

customElements.define('sign-in-dialog', SignInDialog)
