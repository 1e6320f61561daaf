import { domainToASCII } from 'node:url'

// What browsers take in <input type=email> (HTML Standard, « valid e-mail address »), and letters beyond ASCII.
const local = /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
// domainToASCII reads a URL: what ends a host, or is decoded in one, must not come near it.
const notInDomain = /[\s/\\?#%:@[\]]/u

/**
 * The identity of an address, by which accounts are compared: trimmed, NFC, lower case, the domain in
 * punycode; `+tags` are kept, they are another mailbox for some providers.
 * @returns null when it is not an address that could receive a letter.
 */
export function emailKey(typed: string): string | null {
  const address = typed.trim().normalize('NFC').toLowerCase().normalize('NFC')
  const at = address.lastIndexOf('@')
  const [name, typedDomain] = [address.slice(0, Math.max(at, 0)), address.slice(at + 1)]
  if (!local.test(name) || name.startsWith('.') || name.endsWith('.') || name.includes('..')) return null
  if (notInDomain.test(typedDomain)) return null
  const domain = domainToASCII(typedDomain)
  const labels = domain.split('.')
  const top = labels.at(-1) ?? ''
  if (labels.length < 2 || !labels.every(each => label.test(each)) || /^\d+$/.test(top)) return null
  const key = `${name}@${domain}`
  return key.length <= 254 ? key : null
}
