/**
 * Nothing is inline, nothing comes from elsewhere, nobody frames a page (W3C CSP 3).
 * @param formTarget an origin to which the answer to a form may lead, beside this one: Chromium looks at every redirect
 */
export function contentSecurityPolicy(formTarget?: string): string {
  const targets = formTarget ? `'self' ${formTarget}` : "'self'"
  return `default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action ${targets}; frame-ancestors 'none'; base-uri 'none'`
}

/**
 * On every answer (OWASP Secure Headers). `same-origin` and not `no-referrer`: with that, browsers send `Origin: null`.
 */
export const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy(),
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  'Strict-Transport-Security': 'max-age=31536000',
} as const
