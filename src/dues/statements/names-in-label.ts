import { plainWords } from '../payer-key.ts'

/** A family name and a given name as they may stand in a text, in capitals and without accents. */
export type NamePair = { family: string; given: string }

/** What labels and titles say that is no name. */
const noise = new Set(
  `VIR VIRT VRT VIREMENT VIREMENTS SEPA INST INSTANTANE RECU RECUS EN VOTRE FAVEUR ET OU POUR PAR M MR
  MM MME MLLE MLE MONSIEUR MADAME MADEMOISELLE COTISATION COTISATIONS COTIS ADHESION MOTIF REF REFERENCE NOTPROVIDED DATE
  MONTANT EUR ID ASSOCIATION ANNEE REGLEMENT PAIEMENT`.split(/\s+/),
)

/** A label has no more of interest. */
const mostWords = 14

/** Up to three words and up to two, in either order: « LE GOFF ANNE MARIE », « Jean Petit ». */
const lengths = [
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 2],
  [3, 1],
] as const

/** The words of a text that may be of a name: without titles, and what banks and payers write beside it. */
export function nameWords(text: string): string[] {
  return plainWords(text).filter(word => !/\d/.test(word) && !noise.has(word))
}

/** Every pair of names that neighbouring words of a text may be. */
export function namesIn(text: string): NamePair[] {
  const words = nameWords(text).slice(0, mostWords)
  const pairs = words.flatMap((_, at) =>
    lengths.flatMap(([family, given]) => {
      if (at + family + given > words.length) return []
      const piece = (from: number, count: number) => words.slice(at + from, at + from + count).join(' ')
      return [
        { family: piece(0, family), given: piece(family, given) },
        { family: piece(given, family), given: piece(0, given) },
      ]
    }),
  )
  return [...new Map(pairs.map(pair => [`${pair.family}\t${pair.given}`, pair])).values()]
}
