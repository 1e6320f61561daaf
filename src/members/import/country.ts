import { countryCodes, countryName } from '../countries.ts'
import { plainName } from './text.ts'

const alsoSaid: Record<string, string> = {
  'france metropolitaine': 'FR',
  fra: 'FR',
  corse: 'FR',
  'la reunion': 'RE',
  'ile de la reunion': 'RE',
  'grande bretagne': 'GB',
  angleterre: 'GB',
  ecosse: 'GB',
  'pays de galles': 'GB',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  usa: 'US',
  'u s a': 'US',
  'etats unis d amerique': 'US',
  hollande: 'NL',
  'republique tcheque': 'CZ',
  'confederation suisse': 'CH',
  rfa: 'DE',
  luxembourg: 'LU',
  'grand duche de luxembourg': 'LU',
  'cote d ivoire': 'CI',
  congo: 'CG',
}

let names: Map<string, string> | undefined

/** Every country and territory, by its code and its French and English names. */
function countries(): Map<string, string> {
  if (names) return names
  names = new Map()
  for (const code of countryCodes()) {
    for (const language of ['fr', 'en'] as const) {
      const name = plainName(countryName(code, language))
      if (!names.has(name)) names.set(name, code)
      names.set(code.toLowerCase(), code)
    }
  }
  for (const [name, code] of Object.entries(alsoSaid)) names.set(name, code)
  return names
}

/** The ISO 3166 alpha-2 code of a country as it is usually written in French or English, or null. */
export function readCountry(text: string): string | null {
  return countries().get(plainName(text)) ?? null
}
