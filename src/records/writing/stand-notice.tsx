import type { Language } from '../../html/language.ts'
import { Notice } from '../../html/notice.tsx'
import { type Flash, forgetFlash, left } from '../../web/flash.ts'
import type { Visit } from '../../web/visit.ts'
import { type MemberRecord, standOf } from '../record.ts'
import { recordWords } from '../records.words.ts'
import { writingWords } from './writing.words.ts'

type Handled = Extract<Flash, { said: 'recordHandled' }>['what']

/** What has just been done with a record, and the cookies that say so once. */
export function handledHere(visit: Visit): { what: Handled | null; cookies: readonly string[] } {
  const flash = left(visit)
  return flash?.said === 'recordHandled'
    ? { what: flash.what, cookies: [forgetFlash] }
    : { what: null, cookies: [] }
}

type HandledProps = { language: Language; what: Handled | null; record: MemberRecord }

/** What has just been done with an own record, and what it means. */
export function HandledNotice({ language, what, record }: HandledProps) {
  const { done, doneHelp } = writingWords[language]
  if (what === null || !done[what]) return null
  const help =
    what === 'kept' && record.published
      ? doneHelp.keptPublished
      : what in doneHelp
        ? doneHelp[what as keyof typeof doneHelp]
        : null
  return (
    <Notice kind="success" title={done[what]}>
      {help}
    </Notice>
  )
}

/** Where a record stands, in words, with what the office said of it. */
export function StandOf({ language, record }: { language: Language; record: MemberRecord }) {
  const words = writingWords[language]
  const stand = standOf(record, record.published !== null)
  return (
    <>
      <p class="record-stand">{words.stand(recordWords[language].stands[stand])}</p>
      {record.returned_reason !== null && (
        <Notice
          kind="problem"
          title={stand === 'withdrawnByOffice' ? words.withdrawnByOffice : words.returned}
        >
          <p>{words.reason}</p>
          <p class="as-written">{record.returned_reason}</p>
        </Notice>
      )}
    </>
  )
}
