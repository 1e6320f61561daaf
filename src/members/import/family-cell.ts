import { householdWords } from '../household.words.ts'
import { readDate } from './date.ts'
import { plainName } from './text.ts'

/** A member of the family as one cell of a list tells of several. */
export type Relative = {
  kind: 'spouse' | 'civilPartner' | 'cohabitant' | 'dependentChild'
  familyName: string
  givenName: string
  birthDate: Temporal.PlainDate | null
}

const kinds = Object.keys(householdWords.fr.kinds) as Relative['kind'][]
const kindOf = new Map(
  kinds.flatMap(kind =>
    [householdWords.fr, householdWords.en].map(words => [plainName(words.kinds[kind]), kind] as const),
  ),
)

/**
 * A family as one cell: « Conjoint ou époux : MARTIN, Anne, 12/03/1960 | Enfant à charge : MARTIN, Léo ». What divides
 * has a backslash before it where it stands in a name, and so has a backslash.
 */
export function familyCell(
  family: readonly Relative[],
  dayInCell: (day: Temporal.PlainDate) => string,
): string {
  return family
    .map(({ kind, familyName, givenName, birthDate }) => {
      const names = [familyName, givenName].map(name => name.replaceAll(/[\\,|]/g, '\\$&'))
      return `${householdWords.fr.kinds[kind]} : ${[...names, ...(birthDate ? [dayInCell(birthDate)] : [])].join(', ')}`
    })
    .join(' | ')
}

/** The family that a cell tells of, and those parts of it that are not understood. */
export function readFamily(
  cell: string,
  today: Temporal.PlainDate,
): { family: Relative[]; leftOut: string[] } {
  const family: Relative[] = []
  const leftOut: string[] = []
  for (const part of divided(cell, '|')) {
    const relative = readRelative(part, today)
    if (relative) family.push(relative)
    else leftOut.push(part.trim())
  }
  return { family, leftOut }
}

function readRelative(part: string, today: Temporal.PlainDate): Relative | null {
  const [, said = '', rest = ''] = /^([^:]*):(.*)$/s.exec(part) ?? []
  const kind = kindOf.get(plainName(said))
  const [familyName = '', givenName = '', birth = '', ...beyond] = divided(rest, ',').map(each =>
    each.trim().replaceAll(/\\(.)/gs, '$1'),
  )
  if (!kind || beyond.length > 0 || familyName + givenName === '') return null
  if (birth === '') return { kind, familyName, givenName, birthDate: null }
  const read = readDate(birth, 'birth', today)
  return 'day' in read ? { kind, familyName, givenName, birthDate: read.day } : null
}

/** The pieces between signs that have no backslash before them. */
function divided(text: string, sign: ',' | '|'): string[] {
  const pieces = ['']
  for (const [each] of text.matchAll(/\\.|[^\\]|\\/gs)) {
    if (each === sign) pieces.push('')
    else pieces[pieces.length - 1] += each
  }
  return pieces
}
