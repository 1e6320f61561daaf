import type { AccountSection } from '../../accounts/account-section.ts'
import { ownRecordsPath, previewPath } from '../paths.ts'
import { standOf } from '../record.ts'
import { recordWords } from '../records.words.ts'
import { RubricsToWrite } from './choose-rubric.pages.tsx'
import { latestOwn } from './own-list.ts'
import { writingWords } from './writing.words.ts'

const mostShown = 5

/** « Voir et modifier mes fiches »: the latest ones, and the way to all. */
export const OwnRecordsSection: AccountSection = async ({ visit, person }) => {
  const { language, site, app } = visit
  if (site.realm.policy.rubrics.length === 0 || person.standing !== 'open') return null
  const words = writingWords[language]
  const { stands, untitled } = recordWords[language]
  const records = await latestOwn(
    app.database.prepared,
    { realmId: site.realm.id, personId: person.id },
    mostShown,
  )
  return (
    <section>
      <h2>
        <a href={ownRecordsPath}>{words.own}</a>
      </h2>
      <p>{records.length === 0 ? words.noRecords : words.latest}</p>
      {records.length > 0 && (
        <ul class="own-records">
          {records.map(record => (
            <li key={record.id}>
              <a href={previewPath(record.id)}>{record.title || untitled}</a>{' '}
              <span class="hint">{stands[standOf(record, record.isPublic)]}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** « Créer une fiche »: the rubrics one may write in. */
export const NewRecordSection: AccountSection = ({ visit, person }) => {
  if (visit.site.realm.policy.rubrics.length === 0 || person.standing !== 'open') return null
  return (
    <section>
      <h2>{writingWords[visit.language].create}</h2>
      <RubricsToWrite visit={visit} />
    </section>
  )
}
