import { type FileStore, newFileName } from '../../../storage/file-store.ts'
import type { LineOutcome, Outcome } from '../report.ts'
import { countsOf, isNoted, type Part } from './tally.ts'

/** Which lines of a report are asked for. */
export type Which = Outcome | 'noted' | 'all'

const pageSize = 50

/** Puts what became of some lines, in their order, into the store. */
export async function storePart(files: FileStore, lines: readonly LineOutcome[]): Promise<Part> {
  const file = newFileName('json')
  await files.put(file, Buffer.from(JSON.stringify(lines)))
  return { file, from: lines[0]?.line ?? 0, to: lines.at(-1)?.line ?? 0, ...countsOf(lines) }
}

/** The lines of a report that are asked for, in their order, from behind a line on: part by part, each read when its turn comes. */
export async function* toldLines(
  files: FileStore,
  parts: readonly Part[],
  which: Which,
  after = 0,
): AsyncGenerator<LineOutcome> {
  for (const part of parts) {
    if (part.to <= after || (which !== 'all' && part[which] === 0)) continue
    for (const line of await linesOf(files, part)) if (line.line > after && isAsked(line, which)) yield line
  }
}

export type LinesPage = { lines: LineOutcome[]; next: number | null }

/** A page of them, and the line behind which the next one begins. */
export async function toldPage(
  files: FileStore,
  parts: readonly Part[],
  which: Which,
  after: number,
): Promise<LinesPage> {
  const lines: LineOutcome[] = []
  for await (const line of toldLines(files, parts, which, after)) {
    if (lines.length === pageSize) return { lines, next: lines.at(-1)?.line ?? null }
    lines.push(line)
  }
  return { lines, next: null }
}

function isAsked(line: LineOutcome, which: Which): boolean {
  return which === 'all' || (which === 'noted' ? isNoted(line) : line.outcome === which)
}

/** A part whose file is gone says nothing: a restored backup may be without it. */
async function linesOf(files: FileStore, { file }: Part): Promise<LineOutcome[]> {
  const bytes = await files.get(file)
  return bytes ? (JSON.parse(Buffer.from(bytes).toString()) as LineOutcome[]) : []
}
