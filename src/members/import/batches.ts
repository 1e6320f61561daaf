import { setImmediate } from 'node:timers/promises'
import type { OpenFile } from './file.ts'
import type { ReadRow } from './line.ts'
import type { LineOutcome } from './report.ts'
import { rowReader } from './row.ts'

/** Lines that are written together; `skipped` are about nobody. `empty` counts those with nothing in them; `bytes` are what has been read of the file. */
export type Batch = { rows: ReadRow[]; skipped: LineOutcome[]; empty: number; bytes: number }

const batchSize = 1000

/** Reads a file batch by batch; the last one says where nothing more could be read. */
export async function* readBatches(
  { format, rows }: OpenFile,
  today: Temporal.PlainDate,
  bytes: () => number,
): AsyncGenerator<Batch> {
  const read = rowReader(format.columns, today)
  const fresh = (): Batch => ({ rows: [], skipped: [], empty: 0, bytes: bytes() })
  let batch = fresh()
  let next = await rows.next()
  for (; !next.done; next = await rows.next()) {
    const row = read(next.value)
    if (row === 'empty') batch.empty++
    else if ('kind' in row) batch.skipped.push({ line: row.line, outcome: 'skipped', name: '', notes: [row] })
    else batch.rows.push(row)
    if (batch.rows.length < batchSize) continue
    yield { ...batch, bytes: bytes() }
    batch = fresh()
  }
  if (next.value !== null) {
    const notes = [{ line: next.value, kind: 'cutShort' as const }]
    batch.skipped.push({ line: next.value, outcome: 'refused', name: '', notes })
  }
  yield { ...batch, bytes: bytes() }
}

const sliceSize = 32 * 1024

/** A file in pieces, between which whatever else waits has its turn, and how much of it has been taken. */
export function inPieces(file: Buffer | AsyncIterable<Buffer>): {
  pieces: AsyncGenerator<Buffer>
  taken: () => number
} {
  let taken = 0
  async function* pieces() {
    for await (const piece of Buffer.isBuffer(file) ? slices(file) : file) {
      taken += piece.length
      yield piece
      await setImmediate()
    }
  }
  return { pieces: pieces(), taken: () => taken }
}

function* slices(file: Buffer): Generator<Buffer> {
  for (let at = 0; at < file.length; at += sliceSize) yield file.subarray(at, at + sliceSize)
}
