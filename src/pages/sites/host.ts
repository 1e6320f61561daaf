import { domainToASCII } from 'node:url'

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
// domainToASCII reads a URL: what ends a host, or is decoded in one, must not come near it.
const notInHost = /[\s/\\?#%:@[\]]/u

/**
 * The host that somebody typed, as browsers send it: lower case, punycode, without the scheme, path or final dot that
 * come along when an address is copied.
 * @returns null when it is no name of a host: an IP address, a single word, or with a port.
 */
export function readHost(typed: string): string | null {
  const bare = typed
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
    .replace(/\.$/, '')
  if (bare === '' || notInHost.test(bare)) return null
  const host = domainToASCII(bare)
  const labels = host.split('.')
  const top = labels.at(-1) ?? ''
  if (labels.length < 2 || !labels.every(each => label.test(each)) || /^\d+$/.test(top)) return null
  return host.length <= 253 ? host : null
}
