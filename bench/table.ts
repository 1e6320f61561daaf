/** One line of the table: a figure, the floor it stands beside, and what is aimed at. */
export type Figure = { what: string; here: string; floor: string; ratio: number; aim?: string }

/** The figures as a table in Markdown. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, here, floor, ratio, aim }) => [
    what,
    here,
    floor,
    inShort(ratio),
    aim ?? '',
  ])
  const all = [['', 'Guichet', 'floor', 'ratio', 'aim'], ['---', '--:', '--:', '--:', '--:'], ...rows]
  return all.map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

/** Three digits that mean something. */
export function inShort(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(2)
}
