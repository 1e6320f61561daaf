import type { Visit } from '../../../web/visit.ts'
import { importPath } from './import-path.ts'
import type { MemberImport } from './member-import.ts'
import { officeImportWords } from './office.words.ts'

type Props = { visit: Visit; found: MemberImport; organisation: string; title: string }

/** On top of each page about one import: the way back, the file, and where it goes. */
export function ImportHead({ visit, found, organisation, title }: Props) {
  const words = officeImportWords[visit.language]
  return (
    <>
      <p>
        <a class="case-back" href={importPath}>
          {words.back}
        </a>
      </p>
      <h1>{title}</h1>
      <p class="breakable">
        <strong>{found.fileName}</strong>
        <br />
        {words.into(organisation)}
      </p>
    </>
  )
}
