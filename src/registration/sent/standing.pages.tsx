import { Notice } from '../../html/notice.tsx'
import { restrictedPage, StillOpen } from '../../members/restricted.pages.tsx'
import { restrictedWords } from '../../members/restricted.words.ts'
import { Contacts } from '../../organisations/contacts.tsx'
import { page } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Application } from '../application.ts'
import { contactsFor, newestApplicationOf, organisationOf } from './standing.ts'
import { standingWords } from './standing.words.ts'
import { Refusal, WhatComesNext, WhatWasSent } from './standing-parts.tsx'

/**
 * The gate of the members' area: who has an application that waits or was refused is told where it stands;
 * anybody else, why the area is not open.
 */
export async function standingPage(visit: Visit): Promise<Response> {
  const person = visit.visitor?.person
  if (person?.standing !== 'awaitingAdmission' && person?.standing !== 'former') return restrictedPage(visit)
  const application = await newestApplicationOf(visit.app.db, visit.site.realm.id, person.id)
  if (application?.state !== 'submitted' && application?.state !== 'refused') return restrictedPage(visit)
  return await show(visit, application)
}

async function show(visit: Visit, application: Application): Promise<Response> {
  const { app, site, language } = visit
  const words = standingWords[language]
  const organisation = await organisationOf(app.db, application)
  const shown = { visit, application, organisation }
  const isRefused = application.state === 'refused'
  const title = isRefused ? words.refused : restrictedWords[language].awaitingAdmission.title
  return page(visit, {
    title,
    status: 403,
    children: (
      <>
        <h1>{title}</h1>
        {isRefused ? (
          <Refusal {...shown} />
        ) : (
          <>
            <Notice kind="information">{words.waiting(organisation.name)}</Notice>
            <WhatComesNext {...shown} />
            <h2>{words.yours}</h2>
            <WhatWasSent {...shown} />
            <Contacts language={language} sites={contactsFor(organisation, site)} />
          </>
        )}
        {visit.visitor && <StillOpen visit={visit} visitor={visit.visitor} />}
      </>
    ),
  })
}
