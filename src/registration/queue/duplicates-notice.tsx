import type { ComponentChildren } from 'preact'
import { momentInWords } from '../../html/moment-in-words.ts'
import { Notice } from '../../html/notice.tsx'
import type { Visit } from '../../web/visit.ts'
import { pathOfApplication } from './approval-path.ts'
import type { Duplicate, Likeness, Place } from './duplicates.ts'
import { duplicatesWords } from './duplicates.words.ts'

type Props = { visit: Visit; duplicates: readonly Duplicate[] }

/** Who else may be the same person, before one decides; nothing where nobody is. */
export function DuplicatesNotice({ visit, duplicates }: Props) {
  if (duplicates.length === 0) return null
  const words = duplicatesWords[visit.language]
  return (
    <Notice kind="information" title={words.title}>
      <p>{words.help}</p>
      <ul>
        {duplicates.map(duplicate => (
          <li key={JSON.stringify(duplicate)}>
            <InWords visit={visit} duplicate={duplicate} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function InWords({ visit, duplicate }: { visit: Visit; duplicate: Duplicate }) {
  const { language, site } = visit
  const words = duplicatesWords[language]
  switch (duplicate.is) {
    case 'elsewhere':
      return <>{words.elsewhere[duplicate.what][duplicate.likeness]}</>
    case 'person':
      return (
        <Alike visit={visit} likenesses={duplicate.likenesses}>
          <PersonName id={duplicate.id} name={duplicate.name} places={duplicate.places} />
          {duplicate.places.map(({ as, organisationName }) => `, ${words.places[as](organisationName)}`)}
        </Alike>
      )
    case 'application': {
      const moment = momentInWords(duplicate.submittedAt, site.realm.timeZone, language)
      return (
        <Alike visit={visit} likenesses={duplicate.likenesses}>
          <a href={pathOfApplication(duplicate.id)}>{words.applicationOf(duplicate.name)}</a>{' '}
          {words.applied[duplicate.state](duplicate.organisationName, moment)}
        </Alike>
      )
    }
  }
}

/** With the way to the record, where the person is a member oneself. */
function PersonName({ id, name, places }: { id: string; name: string; places: readonly Place[] }) {
  const isMember = places.some(({ as }) => as !== 'household' && as !== 'office')
  return isMember ? <a href={`/bureau/adherents/${id}`}>{name}</a> : <strong>{name}</strong>
}

type AlikeProps = { visit: Visit; likenesses: readonly Likeness[]; children: ComponentChildren }

function Alike({ visit, likenesses, children }: AlikeProps) {
  const words = duplicatesWords[visit.language]
  return (
    <>
      {children}
      {words.colon}
      {likenesses.map(likeness => words.likenesses[likeness]).join(words.and)}
    </>
  )
}
