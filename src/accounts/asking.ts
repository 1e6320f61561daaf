import type { Site } from '../organisations/site.ts'
import type { Visit } from '../web/visit.ts'

/** An address of the sign-in host, of a page or of a form, for the site for which one signs in there, if any. */
export function forAsking({ asking }: Visit, path: string): string {
  if (!asking) return path
  return `${path}${path.includes('?') ? '&' : '?'}pour=${encodeURIComponent(asking.pour)}`
}

/** An address of the site that is shown: on the sign-in host it may be another one. */
export function ofShownSite({ asking }: Visit, path: string): string {
  return asking ? `${asking.origin}${path}` : path
}

/** Whose name and look the page has, and so have the letters that it sends. */
export function shownSite({ asking, site }: Visit): Site {
  return asking?.site ?? site
}
