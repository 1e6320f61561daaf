import pg from 'pg'

/**
 * Teaches `pg` to hand timestamptz over as Temporal.Instant and date as Temporal.PlainDate, and to take
 * them as parameters (through `toPostgres`, the hook that pg documents for values of one's own).
 */
export function useTemporal(): void {
  pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, text => Temporal.Instant.from(text))
  pg.types.setTypeParser(pg.types.builtins.DATE, text => Temporal.PlainDate.from(text))
  for (const type of [Temporal.Instant, Temporal.PlainDate]) {
    Object.defineProperty(type.prototype, 'toPostgres', {
      configurable: true,
      value(this: Temporal.Instant | Temporal.PlainDate) {
        return this.toString()
      },
    })
  }
}
