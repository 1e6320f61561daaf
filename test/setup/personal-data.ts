import type { AnyHolding } from '../../src/own-data/holding.ts'
import { holdings } from '../../src/own-data/holdings.ts'

/** The lines of the table of `docs/personal-data.md`: every table that holds something about people. */
export function documentLines(): string[] {
  return (Object.entries(holdings) as [string, AnyHolding][])
    .flatMap(([name, holding]) => {
      if (holding.about === 'nobody') return []
      const columns = Object.entries(holding.columns)
      const told = columns.filter(([, column]) =>
        typeof column === 'string' ? column.startsWith('told') : column.told !== false,
      )
      const emptied = columns.filter(([, column]) =>
        typeof column === 'string' ? column.endsWith('emptied') : column.becomes,
      )
      const then =
        holding.atErasure === 'deleted'
          ? 'deleted'
          : emptied.length > 0
            ? `emptied: ${emptied.map(([column]) => column).join(', ')}`
            : 'kept'
      return [`| ${name} | ${holding.part} | ${told.map(([column]) => column).join(', ')} | ${then} |`]
    })
    .sort()
}
