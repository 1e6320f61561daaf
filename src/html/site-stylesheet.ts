import { contrast, formatColour, mix, parseColour, type Rgb } from './contrast.ts'
import { palette } from './palette.ts'

const white: Rgb = [255, 255, 255]
const black: Rgb = [0, 0, 0]
/** What WCAG 2.2 asks of text, https://www.w3.org/TR/WCAG22/#contrast-minimum */
const readable = 4.5

/**
 * The custom properties that dress a site in its colour, in light and in dark. Whatever the colour is, text on it
 * and text in it stay readable: the colour gives way, step by step, until they are.
 * @param where the element that they dress, with all that is in it
 */
export function siteStylesheet(colour: string, where: ':root' | `.${string}` = ':root'): string {
  const chosen = parseColour(colour)
  // A bright band would dazzle in the dark, so there it is dimmed.
  const dimmed = contrast(chosen, white) >= readable ? chosen : towards(chosen, black, [white], 6)
  return `${where}{${light(chosen)}}@media screen and (prefers-color-scheme:dark){${where}{${dark(chosen, dimmed)}}}`
}

/** White or black, whichever text on that colour can be read in. */
export function readableOn(colour: string): string {
  return formatColour(inkOn(parseColour(colour)))
}

function light(brand: Rgb): string {
  const tint = mix(parseColour(palette.light.page), brand, 0.09)
  const accent = towards(coloured(brand, 'light'), black, [...grounds('light'), tint])
  return properties({
    ...band(brand),
    tint,
    accent,
    'accent-strong': mix(accent, black, 0.25),
    'accent-ink': white,
  })
}

function dark(chosen: Rgb, brand: Rgb): string {
  const tint = mix(parseColour(palette.dark.page), chosen, 0.1)
  const accent = towards(lively(coloured(chosen, 'dark')), white, [...grounds('dark'), tint], 6)
  return properties({
    ...band(brand),
    tint,
    accent,
    'accent-strong': mix(accent, white, 0.35),
    'accent-ink': parseColour(palette.dark.page),
  })
}

function band(brand: Rgb) {
  const ink = inkOn(brand)
  return { brand, 'brand-ink': ink, 'brand-edge': mix(brand, ink, 0.22) }
}

/** One of white and black is readable on any colour: the worst of all still has 4.58 with one of them. */
function inkOn(ground: Rgb): Rgb {
  return contrast(ground, white) >= readable ? white : black
}

/** White, grey and black would make buttons that look switched off: ink stands in for them. */
function coloured(colour: Rgb, scheme: 'light' | 'dark'): Rgb {
  return Math.max(...colour) - Math.min(...colour) < 24 ? parseColour(palette[scheme].ink) : colour
}

/**
 * Brighter without getting paler, as mixing a deep colour with white alone would leave little of it; not as
 * bright as a screen can, which glares in the dark.
 */
function lively([red, green, blue]: Rgb): Rgb {
  const factor = Math.max(1, Math.min(2.5, 205 / Math.max(red, green, blue, 1)))
  return [red * factor, green * factor, blue * factor]
}

function grounds(scheme: 'light' | 'dark'): Rgb[] {
  const { page, surface, sunken } = palette[scheme]
  return [page, surface, sunken].map(parseColour)
}

/** The first colour on the way from `colour` to `end` that is readable on every ground. */
function towards(colour: Rgb, end: Rgb, on: readonly Rgb[], ratio = readable): Rgb {
  const steps = 100
  for (let step = 0; step < steps; step++) {
    const candidate = mix(colour, end, step / steps)
    if (on.every(ground => contrast(candidate, ground) >= ratio)) return candidate
  }
  return end
}

function properties(colours: Record<string, Rgb>): string {
  return Object.entries(colours)
    .map(([name, colour]) => `--${name}:${formatColour(colour)}`)
    .join(';')
}
