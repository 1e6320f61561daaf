import type { Showable } from '../../src/members/directory/entry.ts'
import { type Policy, policySchema } from '../../src/organisations/policy.ts'
import type { App } from '../../src/web/app.ts'
import type { Reply } from './browser-less-client.ts'

/** The names on a page of the directory, in their order. */
export const namesIn = ({ text }: Reply): string[] =>
  [...text.matchAll(/<h3>([^<]*)<\/h3>/g)].map(([, name]) => name ?? '')

/** Where the neighbouring page of a list is. */
export const linkTo = (text: string, rel: 'prev' | 'next'): string | undefined =>
  new RegExp(`rel="${rel}" href="([^"]+)"`).exec(text)?.[1]?.replaceAll('&amp;', '&')

export type AnyChoice = { listed?: boolean; shows?: readonly Showable[] }

/** Puts a choice there as if that person had made it. */
export async function chooseFor({ db, clock }: App, personId: string, choice: AnyChoice): Promise<void> {
  const { realm_id } = await db
    .selectFrom('person')
    .select('realm_id')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const has = (what: Showable) => choice.shows?.includes(what) ?? false
  const row = {
    listed: choice.listed ?? true,
    shows_town: has('town'),
    shows_address: has('address'),
    shows_email: has('email'),
    shows_phone: has('phone'),
    shows_mobile: has('mobile'),
    shows_occupation: has('occupation'),
  }
  await db
    .insertInto('directory_choice')
    .values({ realm_id, person_id: personId, ...row, introduction: null, changed_at: clock.now() })
    .onConflict(conflict => conflict.columns(['realm_id', 'person_id']).doUpdateSet(row))
    .execute()
}

/** Changes what the policy of a realm says of its directory; the instances hear of it a moment later. */
export async function changeDirectoryOf(
  { db }: App,
  slug: string,
  directory: Policy['directory'],
): Promise<void> {
  const { policy } = await db
    .selectFrom('realm')
    .select('policy')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  await db
    .updateTable('realm')
    .set({ policy: JSON.stringify({ ...policySchema.parse(policy), directory }) })
    .where('slug', '=', slug)
    .execute()
}
