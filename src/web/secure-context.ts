/** Whether browsers treat a host as secure without TLS (W3C Secure Contexts: localhost and what is below it). */
export function isLocalhost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '127.0.0.1' || host === '[::1]'
}
