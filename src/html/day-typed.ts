/** A day as people write it: 12/10/2026, also with dots, dashes or blanks; or 2026-10-12. Null where it is none. */
export function readDay(typed: string): Temporal.PlainDate | null {
  const text = typed.trim()
  const usual = /^(?<day>\d{1,2}) ?[-/. ] ?(?<month>\d{1,2}) ?[-/. ] ?(?<year>\d{4})$/.exec(text)
  const iso = /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/.exec(text)
  const { year, month, day } = (usual ?? iso)?.groups ?? {}
  try {
    const fields = { year: Number(year), month: Number(month), day: Number(day) }
    return Temporal.PlainDate.from(fields, { overflow: 'reject' })
  } catch {
    return null
  }
}
