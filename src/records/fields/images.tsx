import { z } from 'zod'
import { looksLikeId } from '../../database/new-id.ts'
import { fieldType } from './field.ts'

/** Images, by their identifiers; `records/images/` takes them in and shows them, since both ask the database. */
export const imagesField = fieldType<string[]>({
  parts: { '': 2000 },
  kept: z.array(z.string().refine(looksLikeId)),
  read: typed => {
    const ids = imageIds(typed(''))
    return { value: ids.length > 0 ? ids : null }
  },
  View: () => null,
  show: () => null,
  text: () => '',
})

/** The identifiers of the images of a field, as they stand in what was typed. */
export function imageIds(typed: string): string[] {
  return typed.split(',').filter(looksLikeId)
}
