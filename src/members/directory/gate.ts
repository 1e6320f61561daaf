import { askToSignIn } from '../../accounts/sign-in.pages.tsx'
import { askWhoYouAre } from '../../accounts/who-are-you.pages.tsx'
import { askForTerms } from '../../terms/acceptance.pages.tsx'
import { termsToAccept } from '../../terms/acceptance.ts'
import type { Visit } from '../../web/visit.ts'
import { restrictedPage } from '../restricted.pages.tsx'
import type { Directory, Showable } from './entry.ts'

/**
 * The gate of the directory, for a route that is anyone's: null for those who may read it, else what to do first.
 * Who may read it says the policy, so it cannot stand in the table of routes.
 */
export async function directoryGate(visit: Visit, directory: Directory): Promise<Response | null> {
  const { visitor } = visit
  if (directory.readableBy === 'everyone') return null
  if (!visitor) return askToSignIn(visit)
  if (!visitor.person) return askWhoYouAre(visit)
  if (visitor.person.standing !== 'open') return restrictedPage(visit)
  return (await termsToAccept(visit, visitor)) ? askForTerms(visit) : null
}

/** What the reader may be shown at most: e-mail addresses are for members, whoever else may read. */
export function boundsFor(visit: Visit, directory: Directory): readonly Showable[] {
  return visit.visitor?.person?.standing === 'open'
    ? directory.mayShow
    : directory.mayShow.filter(what => what !== 'email')
}
