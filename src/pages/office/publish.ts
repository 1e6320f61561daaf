import type { Visitor } from '../../accounts/visitor.ts'
import type { Tx } from '../../database/open.ts'
import type { Site } from '../../organisations/site.ts'
import { type AuditEntry, audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import type { PageRow } from '../page.ts'
import { holdPagesOf } from './save.ts'

/** `changed`: it is no longer what the page showed that had the button. `empty`: there is nothing to read. */
export type Deciding = { done: true } | { refused: 'changed' | 'empty' }
/** A page as whoever decides saw it. */
export type Seen = { id: string; version: number }
type Act = (tx: Tx, page: PageRow) => Promise<void>

/** Lets others read the draft of a page in place of what they read so far. */
export async function publishPage(visit: Visit, visitor: Visitor, site: Site, seen: Seen): Promise<Deciding> {
  const isDone = (page: PageRow | undefined) => page !== undefined && !hasChanges(page)
  return await decide(visit, visitor, site, seen, 'pagePublished', isDone, async (tx, page) => {
    await tx
      .updateTable('page')
      .set({
        published_title: page.title,
        published_body: page.body,
        published_at: visit.app.clock.now(),
        published_by_person_id: visitor.person?.id ?? null,
        version: page.version + 1,
      })
      .where('realm_id', '=', page.realm_id)
      .where('id', '=', page.id)
      .execute()
  })
}

/** Takes a page back from its readers; it stays as a draft. */
export async function withdrawPage(
  visit: Visit,
  visitor: Visitor,
  site: Site,
  seen: Seen,
): Promise<Deciding> {
  const isDone = (page: PageRow | undefined) => page !== undefined && page.published_at === null
  return await decide(visit, visitor, site, seen, 'pageWithdrawn', isDone, async (tx, page) => {
    await tx
      .updateTable('page')
      .set({
        published_title: null,
        published_body: null,
        published_at: null,
        published_by_person_id: null,
        version: page.version + 1,
      })
      .where('realm_id', '=', page.realm_id)
      .where('id', '=', page.id)
      .execute()
  })
}

/** Deletes a page, draft and all; of one that every site has, what Guichet writes is shown again. */
export async function deletePage(visit: Visit, visitor: Visitor, site: Site, seen: Seen): Promise<Deciding> {
  const isDone = (page: PageRow | undefined) => page === undefined
  return await decide(visit, visitor, site, seen, 'pageDeleted', isDone, async (tx, page) => {
    await tx.deleteFrom('page').where('realm_id', '=', page.realm_id).where('id', '=', page.id).execute()
  })
}

/** Whether the draft says something else than what others read. */
export function hasChanges(page: PageRow): boolean {
  return page.published_title !== page.title || page.published_body !== page.body
}

async function decide(
  visit: Visit,
  visitor: Visitor,
  site: Site,
  { id, version }: Seen,
  event: Extract<AuditEntry['event'], 'pagePublished' | 'pageWithdrawn' | 'pageDeleted'>,
  isDone: (page: PageRow | undefined) => boolean,
  act: Act,
): Promise<Deciding> {
  const { app } = visit
  const outcome = await app.db.transaction().execute(async (tx): Promise<Deciding> => {
    const page = (await holdPagesOf(tx, site)).find(each => each.id === id)
    // The second of a double click finds its work done.
    if (isDone(page)) return { done: true }
    if (!page || page.version !== version) return { refused: 'changed' }
    if (event === 'pagePublished' && page.kind !== 'home' && !page.body.trim()) return { refused: 'empty' }
    await act(tx, page)
    await audit(tx, app.clock.now(), {
      ...from(visit),
      event,
      accountId: visitor.accountId,
      personId: visitor.person?.id ?? null,
      organisationId: site.organisation.id,
      details: { page: page.id, host: site.host, slug: page.slug },
    })
    return { done: true }
  })
  app.sites.forget()
  return outcome
}
