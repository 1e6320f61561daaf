import { rolesGivenBy } from '../../accounts/permissions.ts'
import type { RoleName } from '../../accounts/visitor.ts'
import { looksLikeId, newId } from '../../database/new-id.ts'
import type { Problem } from '../../html/error-summary.tsx'
import { organisationsAbove } from '../../organisations/organisations-below.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { type Candidate, candidateHere } from './candidates.ts'
import { giveRole } from './give.ts'
import { showGiveForm, type Typed } from './give-form.tsx'
import { rolesPath } from './role.ts'
import { rolesWords } from './roles.words.ts'
import { readDays } from './typed-days.ts'
import { showWhoForm } from './who-form.tsx'

/** `GET /bureau/roles/nouveau?recherche=` finds somebody, `?personne=` asks which role. */
export async function newRolePage(visit: Visit): Promise<Response> {
  const { query } = visit
  const personId = query.get('personne')
  if (!personId) return await showWhoForm(visit)
  const email = query.get('adresse') ?? ''
  const candidate = await candidateHere(visit, { personId, email })
  if (!candidate?.email) return notFound(visit)
  const typed: Typed = {
    id: newId(),
    email,
    role: query.get('role') ?? '',
    organisation: query.get('organisation') ?? visit.office?.inView?.id ?? '',
    start: '',
    end: '',
  }
  return await showGiveForm(visit, { candidate, typed, problems: [] })
}

/** `POST /bureau/roles`. */
export async function saveNewRole(visit: Visit): Promise<Response> {
  const { form, language } = visit
  const words = rolesWords[language]
  const field = (name: string) => (form.get(name) ?? '').slice(0, 400)
  const typed: Typed = {
    id: looksLikeId(field('numero')) ? field('numero') : newId(),
    email: field('adresse'),
    role: field('role'),
    organisation: field('organisation'),
    start: field('debut'),
    end: field('fin'),
  }
  const candidate = await candidateHere(visit, { personId: field('personne'), email: typed.email })
  if (!hasEmail(candidate)) return notFound(visit)
  const offered = await rolesToGive(visit, typed.organisation)
  const name = offered.find(each => each === typed.role)
  const isReached = offered.length > 0
  const days = readDays(visit, typed)
  const problems: Problem[] = [
    ...(isReached && name === undefined ? [{ field: 'role', message: words.roleMissing }] : []),
    ...(isReached ? [] : [{ field: 'organisation', message: words.organisationMissing }]),
    ...('problems' in days ? days.problems : []),
  ]
  if (!name || problems.length > 0 || 'problems' in days)
    return await showGiveForm(visit, { candidate, typed, problems })
  const role = { id: typed.id, name, organisationId: typed.organisation, ...days }
  const outcome = await giveRole(visit, candidate, role)
  if ('done' in outcome) return redirect(rolesPath, [leave({ said: 'roleKept', what: outcome.done })])
  return await showGiveForm(visit, { candidate, typed, problems: [{ field: 'role', message: words.held }] })
}

const hasEmail = (candidate: Candidate | null): candidate is Candidate & { email: string } =>
  candidate !== null && candidate.email !== null

/** The roles that somebody may give in an organisation: those that allow nothing there which the person may not do. */
async function rolesToGive({ app, site, visitor }: Visit, organisationId: string): Promise<RoleName[]> {
  if (!looksLikeId(organisationId)) return []
  const lineage = await organisationsAbove(app.db, site.realm.id, organisationId)
  const own = (visitor?.person?.roles ?? []).filter(role => lineage.includes(role.organisationId))
  return rolesGivenBy(own.map(({ name }) => name))
}
