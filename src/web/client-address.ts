import { BlockList, isIP } from 'node:net'

/** Where a request really comes from, as far as it can be believed. */
export type Client = { ip: string; host: string; secure: boolean }

/**
 * Reads who asks, for which host, over what. `X-Forwarded-*` is believed only from the proxies named in
 * TRUSTED_PROXIES; of a chain of addresses, the last one that is not a trusted proxy counts.
 * @returns a function of the address at the other end of the socket and the headers.
 */
export function clientReader(trustedProxies: readonly string[]): (peer: string, headers: Headers) => Client {
  const trusted = blockList(trustedProxies)
  const isTrusted = (ip: string) => isIP(ip) !== 0 && trusted.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4')
  return (peer, headers) => {
    const from = plain(peer)
    const believed = isTrusted(from)
    const forwarded = (name: string) => (believed ? headers.get(name) : null)
    return {
      ip: farthest((forwarded('x-forwarded-for') ?? '').split(','), from, isTrusted),
      host: withoutPort(forwarded('x-forwarded-host') ?? headers.get('host') ?? ''),
      secure: forwarded('x-forwarded-proto') === 'https',
    }
  }
}

/** From the nearest on, each entry was added by the one after it: past what cannot be read or trusted, anybody may have written. */
function farthest(chain: readonly string[], peer: string, isTrusted: (ip: string) => boolean): string {
  let ip = peer
  for (const entry of chain.toReversed()) {
    const address = plain(withoutPortOrBrackets(entry))
    if (isIP(address) === 0) break
    ip = address
    if (!isTrusted(address)) break
  }
  return ip
}

/** Some proxies write `203.0.113.7:51234` or `[2001:db8::1]:443`. */
function withoutPortOrBrackets(entry: string): string {
  return entry
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
}

function blockList(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/')
    const family = address.includes(':') ? 'ipv6' : 'ipv4'
    if (prefix) list.addSubnet(address, Number(prefix), family)
    else list.addAddress(address, family)
  }
  return list
}

/** Without blanks, and an IPv4 address that came mapped into IPv6 as itself. */
function plain(ip: string): string {
  return ip.trim().replace(/^::ffff:(?=\d+\.)/i, '')
}

function withoutPort(host: string): string {
  return host.trim().toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')
}
