import type { ComponentChildren } from 'preact'
import { officePage } from '../../office/shell.tsx'
import type { Visit } from '../../web/visit.ts'
import type { HeldPerson } from './held-person.ts'
import { memberWords } from './member.words.ts'
import { pathOfPerson } from './person-here.ts'

/**
 * Says why something cannot be done with a record that one may read, with the way back to it.
 * @param status 403 where it is not for who asks, 409 where the record is no longer, or not, in a state for it.
 */
export function refusedPage(
  visit: Visit,
  held: HeldPerson,
  title: string,
  why: ComponentChildren,
  status: 403 | 409 = 403,
): Response {
  return officePage(visit, {
    title,
    status,
    children: (
      <>
        <h1>{title}</h1>
        {why}
        <p>
          <a href={pathOfPerson(held.id)}>{memberWords[visit.language].backToRecord}</a>
        </p>
      </>
    ),
  })
}
