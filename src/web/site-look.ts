import { createHash } from 'node:crypto'
import { defaultLogo } from '../html/logo.ts'
import { siteStylesheet } from '../html/site-stylesheet.ts'
import type { Site } from '../organisations/site.ts'

export type File = { path: string; version: string; body: string }
type Look = { style: File; logo: File }

const looks = new WeakMap<Site, Look>()

/** The stylesheet with the colour of a site and its logo; their content is in their addresses. */
export function siteLook(site: Site): Look {
  const kept = looks.get(site)
  if (kept) return kept
  const look = {
    style: file('site', 'css', siteStylesheet(site.colour)),
    logo: file('logo', 'svg', site.logoSvg ?? defaultLogo(site.name, site.colour)),
  }
  looks.set(site, look)
  return look
}

function file(name: string, type: string, body: string): File {
  const version = createHash('sha256').update(body).digest('base64url').slice(0, 10)
  return { path: `/site/${name}.${type}?v=${version}`, version, body }
}
