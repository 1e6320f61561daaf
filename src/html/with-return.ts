const authentication = /^\/(connexion|deconnexion|mot-de-passe|inscription|invitation)(\/|$)/

/** The address of the sign-in page, which leads back to `path` unless signing in has a better end. */
export function withReturn(path: string): string {
  const back = placeToReturn(path)
  return back ? `/connexion?retour=${encodeURIComponent(back)}` : '/connexion'
}

function placeToReturn(path: string): string | null {
  const [pathname = '', query] = path.split('?', 2)
  if (pathname === '/connexion') return new URLSearchParams(query).get('retour')
  return pathname === '/' || authentication.test(pathname) ? null : path
}
