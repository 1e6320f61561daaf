/**
 * A cookie that only this host can set and read (`__Host-`, RFC 6265bis): Secure, HttpOnly, SameSite=Lax,
 * whole site. `*.localhost` counts as secure in browsers, also without TLS.
 * @param maxAge seconds; without it the cookie goes with the browser, 0 takes it away.
 */
export function hostCookie(name: string, value: string, maxAge?: number): string {
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`
  return `__Host-${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`
}

export function dropCookie(name: string): string {
  return hostCookie(name, '', 0)
}

/** The cookies of this host by their names without `__Host-`; others are not ours and are left out. */
export function readCookies(header: string | null): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const pair of (header ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2)
    if (name?.startsWith('__Host-') && value) cookies.set(name.slice(7), value)
  }
  return cookies
}
