import type { Frame } from '../html/frame.ts'
import { siteLook } from './site-look.ts'
import type { AskingSite } from './visit.ts'

/**
 * The frame of a page of the sign-in host in the look of the site for which one signs in. What belongs to that site
 * is there: its home page is a link away, its other places are not offered.
 */
export function askingFrame(frame: Frame, { site, origin }: AskingSite): Frame {
  const look = siteLook(site)
  const servedHere = (path: string) => `${path}${path.includes('?') ? '&' : '?'}site=${site.id}`
  return {
    ...frame,
    home: `${origin}/`,
    site: {
      name: site.name,
      tagline: site.tagline,
      logo: servedHere(look.logo.path),
      contactEmail: site.contactEmail,
      contactPhone: site.contactPhone,
    },
    assets: { ...frame.assets, siteStyle: servedHere(look.style.path) },
    signInDialog: false,
    rubrics: false,
    directory: false,
    menu: [],
  }
}
