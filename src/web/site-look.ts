import { createHash } from 'node:crypto'
import { defaultLogo } from '../html/logo.ts'
import { siteStylesheet } from '../html/site-stylesheet.ts'
import type { Site } from '../organisations/site.ts'

export type File = { path: string; version: string; body: string }
type Look = { style: File; drawnLogo: File; logo: Pick<File, 'path' | 'version'> }

const looks = new WeakMap<Site, Look>()

/** The stylesheet with the colour of a site and its logo, as it was uploaded or else drawn; their content is in their addresses. */
export function siteLook(site: Site): Look {
  const kept = looks.get(site)
  if (kept) return kept
  const drawnLogo = file('logo', 'svg', site.logoSvg ?? defaultLogo(site.name, site.colour))
  const look = {
    style: file('site', 'css', siteStylesheet(site.colour)),
    drawnLogo,
    logo: site.logoFile ? uploadedLogo(site.logoFile) : drawnLogo,
  }
  looks.set(site, look)
  return look
}

/** A file in the store never changes: new content has a new name. */
function uploadedLogo(name: string): Look['logo'] {
  const version = name.slice(0, 10)
  return { path: `/site/logo.webp?v=${version}`, version }
}

function file(name: string, type: string, body: string): File {
  const version = createHash('sha256').update(body).digest('base64url').slice(0, 10)
  return { path: `/site/${name}.${type}?v=${version}`, version, body }
}
