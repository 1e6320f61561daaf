import { sql } from 'kysely'
import type { Visitor } from '../../accounts/visitor.ts'
import { newId } from '../../database/new-id.ts'
import type { Tx } from '../../database/open.ts'
import type { Site } from '../../organisations/site.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import { type PageKind, type PageRow, pagesOf, standardKinds, standardPages } from '../page.ts'
import { freeSlug, slugOf } from './slug.ts'
import type { TypedPage } from './typed.ts'

export type PageToSave = {
  /** Given out with the form: the same form sent twice makes one page. */
  id: string
  kind: PageKind
  /** The one that the form shows; 0 of a page that is new. */
  version: number
  typed: TypedPage
}

export type Saving =
  | { done: PageRow }
  /** Somebody else has changed it, or begun it, since the form was opened. */
  | { refused: 'changed'; page: PageRow }
  /** Somebody else has deleted it. */
  | { refused: 'gone' }
  | { refused: 'slugTaken'; by: string }

/** Keeps what was typed as the draft of a page. Who reads it, its address and its place hold at once. */
export async function savePage(
  visit: Visit,
  visitor: Visitor,
  site: Site,
  given: PageToSave,
): Promise<Saving> {
  const { app } = visit
  const outcome = await app.db.transaction().execute(async (tx): Promise<Saving> => {
    const pages = await holdPagesOf(tx, site)
    const before = pages.find(page =>
      given.kind === 'own' ? page.id === given.id : page.kind === given.kind,
    )
    if (!before && given.version > 0) return { refused: 'gone' }
    if (before && before.version !== given.version)
      return isSame(before, given.typed) ? { done: before } : { refused: 'changed', page: before }
    const slug = slugFor(
      given,
      pages.filter(page => page !== before),
    )
    if (typeof slug !== 'string') return slug
    const page = await write(tx, visit, visitor, site, { ...given, slug, before })
    if (page.kind === 'own') await putInOrder(tx, pages, page, given.typed.after)
    await audit(tx, app.clock.now(), {
      ...from(visit),
      event: 'pageChanged',
      accountId: visitor.accountId,
      personId: visitor.person?.id ?? null,
      organisationId: site.organisation.id,
      details: { page: page.id, host: site.host, slug, visibility: page.visibility, inMenu: page.in_menu },
    })
    return { done: page }
  })
  if ('done' in outcome) app.sites.forget()
  return outcome
}

/** The pages of a site, which nobody else changes until the transaction ends. */
export async function holdPagesOf(tx: Tx, site: Site): Promise<PageRow[]> {
  await tx
    .selectFrom('site')
    .select('id')
    .where('realm_id', '=', site.realm.id)
    .where('id', '=', site.id)
    .forNoKeyUpdate()
    .execute()
  return await pagesOf(tx, site)
}

/** Whether the second of a double click brings what the first one has kept. */
function isSame(page: PageRow, typed: TypedPage): boolean {
  return (
    page.title === typed.title &&
    page.body === typed.body &&
    (page.kind !== 'own' || (page.visibility === typed.visibility && page.in_menu === typed.inMenu))
  )
}

function slugFor(
  { kind, typed }: PageToSave,
  others: readonly PageRow[],
): string | { refused: 'slugTaken'; by: string } {
  if (kind !== 'own') return standardPages[kind].slug
  const taken = new Map([
    ...standardKinds.map(each => [standardPages[each].slug, standardPages[each].path] as const),
    ...others.map(page => [page.slug, page.title] as const),
  ])
  if (!typed.slug) return freeSlug(slugOf(typed.title), new Set(taken.keys()))
  const by = taken.get(typed.slug)
  return by === undefined ? typed.slug : { refused: 'slugTaken', by }
}

async function write(
  tx: Tx,
  { app }: Visit,
  visitor: Visitor,
  site: Site,
  { id, kind, typed, slug, before }: PageToSave & { slug: string; before: PageRow | undefined },
): Promise<PageRow> {
  const now = app.clock.now()
  const values = {
    slug,
    title: typed.title,
    body: typed.body,
    visibility: kind === 'own' ? typed.visibility : ('everyone' as const),
    in_menu: kind === 'own' && typed.inMenu,
    version: (before?.version ?? 0) + 1,
    changed_at: now,
    changed_by_person_id: visitor.person?.id ?? null,
  }
  if (before)
    return await tx
      .updateTable('page')
      .set(values)
      .where('realm_id', '=', site.realm.id)
      .where('id', '=', before.id)
      .returningAll()
      .executeTakeFirstOrThrow()
  const insert = (as: string) =>
    tx
      .insertInto('page')
      .values({
        ...values,
        realm_id: site.realm.id,
        id: as,
        site_id: site.id,
        kind,
        position: 0,
        created_at: now,
      })
      .onConflict(on => on.columns(['realm_id', 'id']).doNothing())
      .returningAll()
  // An identifier that another page has, of whatever site or kind, was not given out with this form: it gets one of its own.
  return (await insert(id).executeTakeFirst()) ?? (await insert(newId()).executeTakeFirstOrThrow())
}

/** Puts a page behind another one, and numbers those that stand elsewhere than before. */
async function putInOrder(tx: Tx, pages: readonly PageRow[], page: PageRow, after: string): Promise<void> {
  const others = pages.filter(({ kind, id }) => kind === 'own' && id !== page.id)
  const at = others.findIndex(({ id }) => id === after) + 1
  const order = [...others.slice(0, at), page, ...others.slice(at)].map(({ id }) => id)
  await sql`
    update page set position = new.position
    from jsonb_to_recordset(${JSON.stringify(order.map((id, index) => ({ id, position: index + 1 })))}::jsonb)
      as new(id uuid, position integer)
    where page.realm_id = ${page.realm_id} and page.id = new.id and page.position <> new.position`.execute(tx)
}
