const authentication = /^\/(connexion|deconnexion|mot-de-passe|inscription|invitation)(\/|$)/

/** The address of the sign-in page, which leads back to `path` unless signing in has a better end. */
export function withReturn(path: string): string {
  const [pathname = '', query] = path.split('?', 2)
  const isPartOfIt = authentication.test(pathname)
  const place = new URLSearchParams(query)
  // For which site one signs in, on the sign-in host.
  const pour = isPartOfIt ? place.get('pour') : null
  if (pour) return `/connexion?pour=${encodeURIComponent(pour)}`
  const back = pathname === '/connexion' ? place.get('retour') : isPartOfIt || pathname === '/' ? null : path
  return back ? `/connexion?retour=${encodeURIComponent(back)}` : '/connexion'
}
