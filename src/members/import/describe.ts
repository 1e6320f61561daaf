import { NotText } from './decode.ts'
import { delimiters, headOf, type Layout, readHead, recognise } from './file.ts'
import { readHeadings } from './headings.ts'
import { shown } from './text.ts'

/** A file as it seems to be, for somebody to look at: each column with its heading and some of what stands in it. */
export type Described = {
  layout: Layout
  columns: { heading: string; samples: string[] }[]
  /** The text has signs that come of a wrong encoding, as « Ã© » for « é ». */
  garbled: boolean
}

export type Description =
  | { described: Described }
  | { refused: 'empty' }
  | { refused: 'unreadable'; looksLike: 'spreadsheet' | 'binary' }

const samples = 3
/** More columns than any list has. */
const mostColumns = 200

/** Guesses how a file is laid out. One in which no name is recognised is taken too: somebody can say where it stands. */
export async function describeFile(file: Buffer): Promise<Description> {
  const read = await readHead([file]).catch((error: unknown) => {
    if (error instanceof NotText) return { refused: 'unreadable', looksLike: error.looksLike } as const
    throw error
  })
  if ('refused' in read) return read
  await read.texts.return(undefined)
  const found = recognise(read.head)
  if ('refused' in found && found.refused === 'empty') return { refused: 'empty' }
  const { delimiter, headingLine } = 'refused' in found ? widest(read.head) : found
  const records = headOf(read.head, delimiter)
  const cells = (records[headingLine - 1] ?? []).slice(0, mostColumns)
  const { at } = readHeadings(cells)
  const meaning = new Map(Object.entries(at).map(([field, index]) => [index, field as keyof typeof at]))
  const below = records.slice(headingLine)
  return {
    described: {
      layout: { delimiter, headingLine, fields: cells.map((_, index) => meaning.get(index) ?? null) },
      columns: cells.map((heading, index) => ({
        heading: shown(heading.trim()),
        samples: some(below, index),
      })),
      garbled: /\ufffd|[ÃÂ][\u0080-\u00bf‚„…†‡ˆ‰‹Œ''""•–—˜™›œ]/.test(read.head),
    },
  }
}

/** Where nothing tells how a file is divided: by what divides its first line into most cells. */
function widest(head: string): Pick<Layout, 'delimiter' | 'headingLine'> {
  const firsts = delimiters.map(delimiter => {
    const records = headOf(head, delimiter)
    const first = records.findIndex(cells => cells.some(cell => cell.trim() !== ''))
    return { delimiter, headingLine: first + 1, width: records[first]?.length ?? 0 }
  })
  return firsts.reduce((best, each) => (each.width > best.width ? each : best))
}

function some(records: readonly string[][], index: number): string[] {
  const cells = records.map(cells => (cells[index] ?? '').trim()).filter(cell => cell !== '')
  return [...new Set(cells)].slice(0, samples).map(shown)
}
