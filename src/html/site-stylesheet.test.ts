import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, parseColour } from './contrast.ts'
import { palette } from './palette.ts'
import { siteStylesheet } from './site-stylesheet.ts'

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map(number => `#${number.toString(16).padStart(6, '0')}`)
const hardColours = ['#ffffff', '#000000', '#ffff00', '#767676', '#777777', '#00ff00', '#ff0000', '#0000ff']

/** The properties of a stylesheet, light ones first. */
function schemes(css: string) {
  return [...css.matchAll(/\{(--[^}]*)\}/g)].map(
    ([, body = '']) =>
      Object.fromEntries(body.split(';').map(line => line.slice(2).split(':'))) as Record<string, string>,
  )
}

function readable(text = '', ground = '') {
  return contrast(parseColour(text), parseColour(ground)) >= 4.5
}

function unreadable(colour: string): string[] {
  return schemes(siteStylesheet(colour)).flatMap((site, index) => {
    const { page, surface, sunken, ink, muted } = index === 0 ? palette.light : palette.dark
    const grounds = [page, surface, sunken, site.tint ?? '']
    const pairs = [
      [site['brand-ink'], site.brand],
      [site['accent-ink'], site.accent],
      [site['accent-ink'], site['accent-strong']],
      ...grounds.flatMap(ground =>
        [site.accent, site['accent-strong'], ink, muted].map(text => [text, ground]),
      ),
    ]
    return pairs.filter(([text, ground]) => !readable(text, ground)).map(pair => pair.join(' on '))
  })
}

describe('siteStylesheet', () => {
  it('keeps everything readable in light and dark, whatever colour is chosen', () => {
    fc.assert(
      fc.property(anyColour, colour => {
        expect(unreadable(colour)).toEqual([])
      }),
      { numRuns: 2000, examples: hardColours.map(colour => [colour]) },
    )
  })

  it('describes both schemes', () => {
    expect(schemes(siteStylesheet('#1f4e5f'))).toHaveLength(2)
  })

  it('takes nothing but a colour', () => {
    expect(() => siteStylesheet('red}body{display:none')).toThrow(TypeError)
  })
})

describe('palette', () => {
  const tokens = readFileSync(new URL('./style/tokens.css', import.meta.url), 'utf8')
  const [light = '', dark = ''] = tokens.split('@media')

  it('is what the stylesheet has', () => {
    for (const [name, colour] of Object.entries(palette.light))
      expect(light).toContain(`--${name}: ${colour};`)
    for (const [name, colour] of Object.entries(palette.dark)) expect(dark).toContain(`--${name}: ${colour};`)
  })
})
