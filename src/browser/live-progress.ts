/** Time between two looks, in milliseconds, and how many: a page that is forgotten stops asking. */
const every = 4000
const most = 240

/**
 * Keeps what it surrounds as the same page says it by now, until that says `over`. The sentence in `[role=status]` is put
 * anew only when it is another one, so that a screen reader hears of what has changed and not of every count.
 */
class LiveProgress extends HTMLElement {
  #timer = 0
  #looks = 0

  connectedCallback() {
    if (!this.hasAttribute('over')) this.#timer = window.setInterval(() => void this.#look(), every)
  }

  disconnectedCallback() {
    clearInterval(this.#timer)
  }

  async #look() {
    // The keyboard stands on something in it: that must not vanish under the finger.
    if (document.hidden || this.contains(document.activeElement)) return
    this.#looks += 1
    const now = await this.#askAgain().catch(() => null)
    if (!now || this.#looks >= most) clearInterval(this.#timer)
    if (!now) return
    if (now.hasAttribute('over')) {
      clearInterval(this.#timer)
      this.setAttribute('over', '')
    }
    this.#take(now)
  }

  /** The same element of the page as it is now; null when it is another page by now, as after a sign-out. */
  async #askAgain(): Promise<Element | null> {
    const reply = await fetch(location.href)
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html')
    return reply.ok ? page.querySelector(this.localName) : null
  }

  #take(now: Element) {
    const status = this.querySelector('[role=status]')
    const said = now.querySelector('[role=status]')?.textContent
    if (status && said !== undefined && status.textContent !== said) status.textContent = said
    const isRest = (child: Element) => child !== status && child.getAttribute('role') !== 'status'
    for (const child of [...this.children].filter(isRest)) child.remove()
    this.append(...[...now.children].filter(isRest))
  }
}

customElements.define('live-progress', LiveProgress)
