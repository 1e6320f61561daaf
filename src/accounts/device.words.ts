import type { Catalog, Language } from '../html/language.ts'
import type { Device } from './device.ts'

const fr = {
  both: (browser: string, system: string) => `${browser} sur ${system}`,
  unknown: 'appareil inconnu',
}
const en: typeof fr = {
  both: (browser, system) => `${browser} on ${system}`,
  unknown: 'unknown device',
}
const catalog: Catalog<typeof fr> = { fr, en }

/** A browser as its owner knows it: « Firefox sur Windows ». */
export function deviceInWords({ browser, system }: Device, language: Language): string {
  const words = catalog[language]
  return browser && system ? words.both(browser, system) : (browser ?? system ?? words.unknown)
}
