import { Pagination } from '../../../html/pagination.tsx'
import { SummaryList } from '../../../html/summary-list.tsx'
import { Table } from '../../../html/table.tsx'
import type { Visit } from '../../../web/visit.ts'
import { saidInWords } from '../import.words.ts'
import { hrefOfLines, whichNames } from './lines-asked.ts'
import { countLabel, officeImportWords, type Told } from './office.words.ts'
import type { Tally } from './tally.ts'
import type { LinesPage, Which } from './told-lines.ts'

/** How many lines there are of a kind. */
function countIn(tally: Tally, which: Which): number {
  if (which !== 'all') return tally[which]
  return tally.added + tally.changed + tally.unchanged + tally.refused + tally.skipped
}

type CountsProps = { visit: Visit; tally: Tally; told: Told; path: string }

/** What has become of the lines, by kind, each leading to those lines. */
export function CountLinks({ visit: { language }, tally, told, path }: CountsProps) {
  const words = officeImportWords[language]
  const figures = new Intl.NumberFormat(language)
  const shown = Object.values(whichNames).filter(which => which === 'all' || tally[which] > 0)
  return (
    <SummaryList
      rows={[
        ...shown.map(which => ({
          label: countLabel(words, which, told),
          value: (
            <a class="import-count" href={`${hrefOfLines(path, which)}#lignes`}>
              {figures.format(countIn(tally, which))}
            </a>
          ),
        })),
        ...(tally.empty > 0 ? [{ label: words.empty, value: figures.format(tally.empty) }] : []),
        { label: words.accounts[told], value: figures.format(tally.accounts) },
      ]}
    />
  )
}

type Props = { visit: Visit; page: LinesPage; told: Told; which: Which; path: string }

/** The lines themselves, a page of them. */
export function LinesTable({ visit: { language }, page: { lines, next }, told, which, path }: Props) {
  const words = officeImportWords[language]
  return (
    <section id="lignes">
      <h2>{words.lines}</h2>
      {which !== 'all' && (
        <p>
          <a href={`${path}#lignes`}>{words.counts.all}</a>
        </p>
      )}
      {lines.length === 0 ? (
        <p>{words.noLines}</p>
      ) : (
        <Table
          caption={countLabel(words, which, told)}
          columns={[
            { label: words.line, numeric: true },
            { label: words.outcome },
            { label: words.person },
            { label: words.what },
          ]}
          rows={lines.map(({ line, outcome, name, notes }) => [
            String(line),
            words.outcomes[outcome][told],
            <span class="breakable">{name || words.unnamed}</span>,
            <span class="breakable import-notes">
              {notes.map(note => (
                <span key={note.kind + (note.field ?? '')}>{saidInWords(note, language)}</span>
              ))}
            </span>,
          ])}
        />
      )}
      <Pagination
        language={language}
        next={next === null ? undefined : `${hrefOfLines(path, which, next)}#lignes`}
      />
    </section>
  )
}
