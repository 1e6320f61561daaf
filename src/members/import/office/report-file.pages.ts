import { notFound } from '../../../web/failure.pages.tsx'
import { answer } from '../../../web/replies.tsx'
import type { Visit } from '../../../web/visit.ts'
import { csvLine, csvMark } from '../../export/csv-line.ts'
import { streamed } from '../../export/streamed.ts'
import { saidInWords } from '../import.words.ts'
import { importHere } from './import-here.ts'
import { whichIn } from './lines-asked.ts'
import { officeImportWords } from './office.words.ts'
import { toldLines } from './told-lines.ts'

const manyAtOnce = 200

/** `GET /bureau/adherents/import/:id/rapport`: what has become of each line, or would, as a file for a spreadsheet. */
export async function importReportFile(visit: Visit): Promise<Response> {
  const here = await importHere(visit)
  const tally = here?.found.report ?? here?.found.checked
  if (!here || !tally) return notFound(visit)
  const words = officeImportWords[visit.language]
  const told = here.found.report ? 'done' : 'checked'
  const lines = toldLines(visit.app.files, tally.parts, whichIn(visit.query))
  async function* text() {
    let some = csvMark + csvLine([words.line, words.outcome, words.person, words.what])
    let count = 0
    for await (const { line, outcome, name, notes } of lines) {
      const said = notes.map(note => saidInWords(note, visit.language)).join(' ')
      some += csvLine([String(line), words.outcomes[outcome][told], name, said])
      if (++count % manyAtOnce > 0) continue
      yield some
      some = ''
    }
    yield some
  }
  return answer(streamed(text()), 200, [], {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${words.reportFile}.csv"`,
    'Cache-Control': 'no-store',
  })
}
