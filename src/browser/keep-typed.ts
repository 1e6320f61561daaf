import { fieldsToKeep, fill, shownIn, typedInto } from './form-fields.ts'

const prefix = 'typed '
const lastSent = 'sent'

/** Whose draft it was, what the server had put into the fields of the form, and what is in them now. */
type Entry = { draft: string; shown: string; typed: string }

/**
 * Around a form: what is typed stays in this tab until the server has it, and is there again after a refresh,
 * the back button, or a server that was away. The server has the last word: what was kept is forgotten when it
 * shows other answers than those that were typed over, or another draft (the first word of `version`).
 */
class KeepTyped extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form')
    if (!form) return
    const path = new URL(form.action).pathname
    const [draft = ''] = (this.getAttribute('version') ?? '').split(' ')
    // Listed before anybody can make a password show as text.
    const fields = fieldsToKeep(form)
    const shown = JSON.stringify(fields.map(shownIn))
    forget(entry => entry.draft !== draft)
    const entry = readEntry(prefix + path)
    if (entry?.shown === shown) fill(fields, JSON.parse(entry.typed))
    // Showing again what it was sent, the server may have refused to keep it; the next page will tell.
    else if (entry && entry.typed !== shown) storage?.removeItem(prefix + path)
    const keep = () => {
      const typed = JSON.stringify(fields.map(typedInto))
      store(prefix + path, JSON.stringify({ draft, shown, typed } satisfies Entry))
    }
    form.addEventListener('input', keep)
    form.addEventListener('change', keep)
    form.addEventListener('submit', () => store(lastSent, path))
  }
}

const storage = openStorage()

/** Browsers that keep nothing at all say so by throwing. */
function openStorage(): Storage | undefined {
  try {
    return sessionStorage
  } catch {
    return undefined
  }
}

function store(key: string, text: string) {
  try {
    storage?.setItem(key, text)
  } catch {
    storage?.removeItem(key)
  }
}

function readEntry(key: string): Entry | undefined {
  return JSON.parse(storage?.getItem(key) ?? 'null') ?? undefined
}

function forget(which: (entry: Entry) => boolean) {
  for (const key of Object.keys(storage ?? {})) {
    const entry = key.startsWith(prefix) && readEntry(key)
    if (entry && which(entry)) storage?.removeItem(key)
  }
}

/** A form that was answered with another page has arrived; where no form follows, it was the last one. */
function forgetWhatArrived() {
  const path = storage?.getItem(lastSent)
  storage?.removeItem(lastSent)
  if (!path || path === location.pathname || !document.referrer) return
  storage?.removeItem(prefix + path)
  if (!document.querySelector('keep-typed')) forget(() => true)
}

forgetWhatArrived()
customElements.define('keep-typed', KeepTyped)
