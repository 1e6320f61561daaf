/** A day as it is typed in France: 27/03/1955. @param iso as in ISO 8601 */
export function frenchDay(iso: string): string {
  return iso.split('-').toReversed().join('/')
}
