import type { Rubric } from '../../organisations/rubric.ts'
import type { Visit } from '../../web/visit.ts'
import { fieldTypes } from '../fields/registry.ts'
import { recordPath } from '../paths.ts'
import { recordWords } from '../records.words.ts'
import { excerptOf } from './excerpt.ts'
import type { PublishedRecord } from './list.ts'

type Props = { visit: Visit; rubric: Rubric; records: readonly PublishedRecord[] }

/** Published records one under the other: what is short about each, and how it begins. */
export function RecordList({ visit: { language }, rubric, records }: Props) {
  return (
    <ul class="record-list">
      {records.map(({ id, published, givenName, familyName }) => {
        const facts = rubric.fields
          .map(field => fieldTypes[field.type].inList(published.values[field.name], { field, language }))
          .filter(Boolean)
        const excerpt = excerptOf(rubric, published, language)
        return (
          <li key={id}>
            <h3>
              <a href={recordPath(rubric.name, id)}>{published.title}</a>
            </h3>
            {facts.length > 0 && <p class="record-facts">{facts.join(' · ')}</p>}
            {excerpt && <p>{excerpt}</p>}
            <p class="hint">{recordWords[language].by(`${givenName} ${familyName}`.trim())}</p>
          </li>
        )
      })}
    </ul>
  )
}
