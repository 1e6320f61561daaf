import { nearestLetters } from './nearest-letters.ts'

/** A font that every reader of PDF brings along (ISO 32000, 9.6.2.2), its size in points, and its colour. */
export type Look = { font: string; size: number; colour: string }

const hairline = '#ddd5c8'
const ink = '#231f1a'
const labelLook: Look = { font: 'Helvetica-Bold', size: 12, colour: ink }
const valueLook: Look = { font: 'Helvetica', size: 12, colour: ink }
const labelWidth = 140
const gutter = 16
const cellPadding = 9

/** Writes a page from top to bottom; each piece of text carries the tag that says what it is. */
export function pageWriter(doc: PDFKit.PDFDocument) {
  const whole = gather(doc)
  const { left, right, top } = doc.page.margins
  const width = doc.page.width - left - right
  const page = doc.struct('Document')
  doc.addStructure(page)

  const write = (text: string, look: Look, x: number, y: number, within: number) =>
    doc
      .font(look.font)
      .fontSize(look.size)
      .fillColor(look.colour)
      .text(printable(text), x, y, { width: within, lineGap: 2 })
  const ornament = (draw: () => void) => {
    doc.markContent('Artifact', { type: 'Layout' })
    draw()
    doc.endMarkedContent()
  }

  return {
    say: (tag: 'H1' | 'P', text: string, look: Look) => {
      page.add(doc.struct(tag, {}, () => write(text, look, left, doc.y, width)))
      doc.y += look.size / 3
    },
    gap: (points: number) => {
      doc.y += points
    },
    /** A coloured band across the top, with a text on it. */
    band: (colour: string, least: number, text: string, look: Look) => {
      const { size } = look
      const textHeight = doc
        .font(look.font)
        .fontSize(size)
        .heightOfString(printable(text), { width, lineGap: 2 })
      const height = Math.max(least, textHeight + 2 * size)
      ornament(() => doc.rect(0, 0, doc.page.width, height).fill(colour))
      page.add(doc.struct('P', {}, () => write(text, look, left, (height - textHeight) / 2, width)))
      doc.y = height + top * 0.75
    },
    /** Labels with their values, a hairline between them. */
    rows: (rows: readonly (readonly [label: string, value: string])[]) => {
      const table = doc.struct('Table')
      page.add(table)
      for (const [label, value] of rows) {
        const y = doc.y
        ornament(() =>
          doc
            .moveTo(left, y)
            .lineTo(left + width, y)
            .lineWidth(0.75)
            .stroke(hairline),
        )
        const row = doc.struct('TR')
        table.add(row)
        const cell = y + cellPadding
        row.add(doc.struct('TH', {}, () => write(label, labelLook, left, cell, labelWidth)))
        const labelEnd = doc.y
        const valueLeft = left + labelWidth + gutter
        const valueWidth = width - labelWidth - gutter
        row.add(doc.struct('TD', {}, () => write(value, valueLook, valueLeft, cell, valueWidth)))
        row.end()
        doc.y = Math.max(doc.y, labelEnd) + cellPadding
      }
      table.end()
    },
    end: async () => {
      page.end()
      doc.end()
      return await whole
    },
  }
}

/** What a document writes, once it has come to its end. */
async function gather(doc: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  for await (const chunk of doc) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}

/** Beyond Latin-1, what Windows-1252 has: the letters of the fonts that need not be embedded. */
const beyond = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')

/** Letters that these fonts lack lose a mark: « Łukasz » is printed « Lukasz ». */
function printable(text: string): string {
  return nearestLetters(text, letter => /[ -~\u00a0-\u00ff]/.test(letter) || beyond.has(letter), '?')
}
