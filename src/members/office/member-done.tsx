import { Notice } from '../../html/notice.tsx'
import type { Flash } from '../../web/flash.ts'
import type { Visit } from '../../web/visit.ts'
import { Departed } from './departure-notices.tsx'
import { memberWords } from './member.words.ts'
import { memberActsWords } from './member-acts.words.ts'

type Props = { visit: Visit; flash: Flash; name: string }

/** What has just been done about a person; null for what was left for another page. */
export function doneNotice({ visit, flash, name }: Props) {
  const words = memberActsWords[visit.language]
  switch (flash.said) {
    case 'memberKept':
      return <Kept visit={visit} kept={flash} name={name} />
    case 'memberDeparted':
      return <Departed visit={visit} what={flash.what} name={name} />
    case 'memberMoved':
      return (
        <Notice kind="success" title={words.done.moved(name)}>
          {flash.rolesKept && <p>{words.roleKept}</p>}
        </Notice>
      )
    case 'membershipHandled':
      return (
        <Notice
          kind={flash.what.endsWith('Before') ? 'information' : 'success'}
          title={words.done[flash.what](name)}
        />
      )
    default:
      return null
  }
}

type KeptProps = { visit: Visit; kept: Extract<Flash, { said: 'memberKept' }>; name: string }

/** What has just been entered or corrected, and what became of the letter with the link. */
function Kept({ visit, kept, name }: KeptProps) {
  const words = memberWords[visit.language]
  return (
    <Notice
      kind={kept.letter === 'tooMany' || kept.letter === 'onItsWay' ? 'information' : 'success'}
      title={words.done[kept.what](name)}
    >
      {words.letterIs[kept.letter] && <p>{words.letterIs[kept.letter]}</p>}
      {kept.what === 'entered' && (
        <p>
          <a href="/bureau/adherents/nouveau">{words.enterAnother}</a>
        </p>
      )}
    </Notice>
  )
}
