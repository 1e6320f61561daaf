const most = 1_000_000

/**
 * Reads an amount in euros as cents: « 1 035,50 », « 35 », « 50,00 € », « 1.035,50 », « 1,035.50 EUR ».
 * @returns null when it is not an amount, or one that no dues have (negative, above a million).
 */
export function readAmount(text: string): number | null {
  const figure = text.replace(/€|eur(os?)?/gi, '').replace(/[\s\u00a0\u202f']/g, '')
  const parts = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(figure)
  if (!parts) return null
  const euros = Number((parts[1] ?? '').replace(/[.,]/g, ''))
  return euros > most ? null : euros * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
}
