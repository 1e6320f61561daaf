const patience = 4000
let sent = new WeakMap<HTMLFormElement, number>()

// Ignored, not disabled: a button that greys out while a slow page loads looks broken, and stays so after going back.
document.addEventListener('submit', event => {
  const form = event.target
  if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return
  const now = performance.now()
  if (now - (sent.get(form) ?? Number.NEGATIVE_INFINITY) < patience) event.preventDefault()
  else sent.set(form, now)
})

window.addEventListener('pageshow', event => {
  if (event.persisted) sent = new WeakMap()
})
