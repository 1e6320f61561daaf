import { reachOf } from '../../office/reach.ts'
import type { Visit } from '../../web/visit.ts'

export type OrganisationHere = { id: string; name: string }

/** The organisations whose plans and bank account one may change, and the one that the address or the form names. */
export async function organisationHere(
  visit: Visit,
): Promise<{ reach: readonly OrganisationHere[]; organisation: OrganisationHere | null }> {
  if (visit.site.realm.policy.dues === 'none') return { reach: [], organisation: null }
  const reach = await reachOf(visit, 'editPlans')
  const named = visit.form.get('organisation') ?? visit.query.get('organisation')
  const own =
    reach.find(({ id }) => id === (visit.office?.inView ?? visit.site.organisation).id) ?? reach[0] ?? null
  return { reach, organisation: named ? (reach.find(({ id }) => id === named) ?? null) : own }
}

/** Where the plans and the bank account of an organisation are. */
export const pathOfPlans = (organisationId: string) =>
  `/bureau/cotisations/tarifs?organisation=${organisationId}`
