import { z } from 'zod'

/** What stood in the fields of a form when it was shown, by field; it comes back with the form. */
export type Shown = Readonly<Record<string, string>>

const shownSchema = z.record(z.string().max(80), z.string().max(500))

/** The field of a form that carries what it showed. */
export const shownField = 'affiche'

export const shownAsText = (shown: Shown): string => JSON.stringify(shown)

/** What a form says that it showed; null where it says nothing that could be. */
export function shownIn(form: URLSearchParams): Shown | null {
  try {
    return shownSchema.parse(JSON.parse(form.get(shownField) ?? ''))
  } catch {
    return null
  }
}

/**
 * Puts what was typed onto what is held now, where somebody else has changed it since the form was shown: what was left as it was
 * shown follows what is held; what both have changed, differently, is in doubt.
 */
export function mergeTyped(
  shown: Shown,
  held: Shown,
  typed: Shown,
): { merged: Record<string, string>; doubts: string[] } {
  const merged: Record<string, string> = {}
  const doubts: string[] = []
  for (const [field, now] of Object.entries(held)) {
    const [before, wanted] = [shown[field] ?? now, typed[field] ?? now]
    const isTyped = wanted !== before
    merged[field] = isTyped ? wanted : now
    if (isTyped && now !== before && now !== wanted) doubts.push(field)
  }
  return { merged, doubts }
}
