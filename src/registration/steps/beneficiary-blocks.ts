import { readLine } from '../../members/read-line.ts'
import type { Typed } from './step.ts'

/** `id` is who it is, of those who are beneficiaries already. */
const fields = ['kind', 'familyName', 'givenName', 'birthDate', 'id'] as const
export type BlockField = (typeof fields)[number]

/** What was typed about one beneficiary. */
export type Block = { readonly [field in BlockField]?: string }

/** More than any family has; it keeps a form that nobody typed from becoming people by the thousand. */
export const mostBlocks = 100

/** `0-givenName`. */
const fieldName = new RegExp(`^(0|[1-9]\\d{0,2})-(${fields.join('|')})$`)

/** Whether a field is of a block; of those beyond the most only the first, so that what is too much is told. */
export function isField(name: string): boolean {
  const [, index] = fieldName.exec(name) ?? []
  return index !== undefined && Number(index) <= mostBlocks
}

export const nameOf = (index: number, field: BlockField): string => `${index}-${field}`

/** The blocks in their order; a number that is left out leaves no gap. */
export function blocksOf(typed: Typed): Block[] {
  const blocks = new Map<number, { [field in BlockField]?: string }>()
  for (const [name, text] of Object.entries(typed)) {
    const [, index, field] = fieldName.exec(name) ?? []
    if (index === undefined) continue
    const block = blocks.get(Number(index)) ?? {}
    block[field as BlockField] = text
    blocks.set(Number(index), block)
  }
  return [...blocks].sort(([a], [b]) => a - b).map(([, block]) => block)
}

/** The blocks as the fields of a form, numbered from 0. */
export function fieldsOf(blocks: readonly Block[]): Typed {
  return Object.fromEntries(
    blocks.flatMap((block, index) =>
      Object.entries(block).map(([field, text]) => [nameOf(index, field as BlockField), text]),
    ),
  )
}

/** A block in which nothing was typed is about nobody, unless it is about somebody who is there already. */
export function isEmpty(block: Block): boolean {
  return fields.every(field => !readLine(block[field]))
}
