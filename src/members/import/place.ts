import type { Db } from '../../database/open.ts'
import { organisationsFrom } from '../../organisations/organisations-below.ts'
import type { ImportTarget } from './known.ts'
import type { ReadRow } from './line.ts'
import { LineIndex } from './line-index.ts'
import { Earlier } from './match.ts'
import { isRefusal } from './report.ts'
import { cleanText } from './text.ts'

/** The lines of a batch that go into one organisation, with what its earlier lines were about. */
type Placed = { where: ImportTarget; earlier: Earlier; rows: ReadRow[] }

/**
 * Divides batches among an organisation and those below it. A line that names none goes into the organisation
 * itself, and so does one that names it; one that names no other, or several alike, is refused.
 */
export function placer(target: ImportTarget): (db: Db, batch: readonly ReadRow[]) => Promise<Placed[]> {
  const accounts = new LineIndex()
  const earlier = new Map<string, Earlier>()
  let byName: Map<string, string[]> | undefined
  const placeOf = ({ organisation }: ReadRow) => {
    if (organisation === null) return target.organisationId
    const alike = byName?.get(organisation) ?? []
    return alike.includes(target.organisationId) || alike.length === 1 ? alike[0] : undefined
  }
  return async (db, batch) => {
    if (batch.some(row => row.organisation !== null)) byName ??= await namesFrom(db, target)
    const placed = Map.groupBy(
      batch.map(row => (placeOf(row) === undefined ? nowhere(row) : row)),
      row => placeOf(row) ?? target.organisationId,
    )
    return [...placed].map(([organisationId, rows]) => {
      const remembered = earlier.get(organisationId) ?? new Earlier(accounts)
      earlier.set(organisationId, remembered)
      return { where: { ...target, organisationId }, earlier: remembered, rows }
    })
  }
}

/** The organisations of each name; the one whose list it is comes first. */
async function namesFrom(db: Db, target: ImportTarget): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>()
  for (const { id, name } of await organisationsFrom(db, target)) {
    const { text } = cleanText(name)
    names.set(text, [...(names.get(text) ?? []), id])
  }
  return names
}

function nowhere(row: ReadRow): ReadRow {
  const note = { line: row.line, kind: 'organisationUnknown', value: row.organisation ?? '' } as const
  return { ...row, refused: true, notes: [...row.notes.filter(isRefusal), note] }
}
