import { Checkbox } from '../../html/choice.tsx'
import { dayInWords } from '../../html/day-in-words.ts'
import type { Language } from '../../html/language.ts'
import { Notice } from '../../html/notice.tsx'
import type { Alike } from './alike.ts'
import { listWords } from './list.words.ts'
import { nameOf } from './name-of.ts'
import { newMemberWords } from './new-member.words.ts'
import { pathOfPerson } from './person-here.ts'

type Props = {
  language: Language
  alike: readonly Alike[]
  /** Those who are said to be others. */
  others: readonly string[]
  error: string | undefined
}

/** Who may be the one that is being entered, with the box that says that it is somebody else. */
export function AlikeBox({ language, alike, others, error }: Props) {
  const words = newMemberWords[language]
  if (alike.length === 0)
    return others.length > 0 ? <input type="hidden" name="other" value={others.join(' ')} /> : null
  const shown = alike.map(({ id }) => id)
  return (
    <>
      <Notice kind="information" title={words.alikeHelp}>
        <ul>
          {alike.map(person => (
            <li key={person.id}>
              <a href={pathOfPerson(person.id)} target="_blank" rel="noopener">
                {nameOf(person) || listWords[language].unnamed}
                <span class="visually-hidden"> {words.newTab}</span>
              </a>
              {[person.birthDate && words.born(dayInWords(person.birthDate, language)), person.email]
                .filter(Boolean)
                .map(known => `, ${known}`)}
            </li>
          ))}
        </ul>
      </Notice>
      <Checkbox
        name="other"
        value={shown.join(' ')}
        checked={shown.every(id => others.includes(id))}
        label={words.otherBox}
        error={error}
      />
    </>
  )
}
