import type { ComponentChildren } from 'preact'
import { officePage } from '../../office/shell.tsx'
import type { Visit } from '../../web/visit.ts'
import type { HeldPerson } from './held-person.ts'
import { memberWords } from './member.words.ts'
import { pathOfPerson } from './person-here.ts'

/** Says why something cannot be done with a record that one may read, with the way back to it. */
export function refusedPage(visit: Visit, held: HeldPerson, title: string, why: ComponentChildren): Response {
  return officePage(visit, {
    title,
    status: 403,
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
