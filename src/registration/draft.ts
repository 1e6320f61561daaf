import { sql } from 'kysely'
import { tokenHash } from '../accounts/tokens.ts'
import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/open.ts'
import type { App } from '../web/app.ts'
import { type Application, keyLasts, mintKey } from './application.ts'
import type { StepName } from './steps/registry.ts'
import type { Typed } from './steps/step.ts'

/** Where a registration begins: to whom it goes, and with which steps. */
export type Beginning = {
  realmId: string
  siteId: string
  organisationId: string
  invitationId: string | null
  steps: readonly StepName[]
}

/** Begins a draft with what was typed on one step. The key goes into the cookie of the browser. */
export async function startDraft(
  app: Pick<App, 'db' | 'clock'>,
  beginning: Beginning,
  step: StepName,
  typed: Typed,
  passwordHash: string | null,
): Promise<{ application: Application; key: string }> {
  const now = app.clock.now()
  return await app.db.transaction().execute(async tx => {
    const application = await tx
      .insertInto('application')
      .values({
        realm_id: beginning.realmId,
        id: newId(),
        organisation_id: beginning.organisationId,
        site_id: beginning.siteId,
        invitation_id: beginning.invitationId,
        state: 'draft',
        steps: JSON.stringify(beginning.steps),
        typed: JSON.stringify({ [step]: typed }),
        password_hash: passwordHash,
        version: 1,
        created_at: now,
        changed_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return { application, key: await mintKey(tx, now, application, 'browser') }
  })
}

/** More than any registration needs, in bytes: a draft is kept for whoever asks. */
const mostTyped = 64 * 1024

/** Whether a draft would hold more than it may, with what was typed on one step now. */
export function isTooMuch(draft: Pick<Application, 'typed'> | null, step: StepName, typed: Typed): boolean {
  const all = JSON.stringify({ ...(draft?.typed as object | undefined), [step]: typed })
  return Buffer.byteLength(all) > mostTyped
}

/** Why a step was not kept: sent meanwhile, opened on another device meanwhile, or more than a draft may hold. */
export type NotKept = { refused: 'submitted' | 'movedAway' | 'tooMuch' }

/**
 * Keeps what was typed on one step: of two tabs each keeps its own step, of the same step the last counts.
 * The draft, and the browser that holds it, last another 30 days.
 * @param key by which the browser holds the draft; it must do so still when this is written, whatever it could
 *   open when its request came in.
 */
export async function keepStep(
  app: Pick<App, 'db' | 'clock'>,
  { realm_id, id }: Pick<Application, 'realm_id' | 'id'>,
  key: string,
  step: StepName,
  typed: Typed,
  passwordHash: string | null,
): Promise<Application | NotKept> {
  const now = app.clock.now()
  return await app.db.transaction().execute(async tx => {
    const draft = await holdDraftHere(tx, { realm_id, id }, key)
    if ('refused' in draft) return draft
    if (isTooMuch(draft, step, typed)) return { refused: 'tooMuch' }
    await tx
      .updateTable('application_key')
      .set({ expires_at: now.add(keyLasts.browser) })
      .where('realm_id', '=', realm_id)
      .where('application_id', '=', id)
      .where('purpose', '=', 'browser')
      .where('ended_at', 'is', null)
      .execute()
    return await tx
      .updateTable('application')
      .set(eb => ({
        typed: sql`typed || ${JSON.stringify({ [step]: typed })}::jsonb`,
        version: eb('version', '+', 1),
        changed_at: now,
        ...(passwordHash ? { password_hash: passwordHash } : {}),
      }))
      .where('realm_id', '=', realm_id)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
  })
}

/**
 * The draft, held until the transaction ends, as long as the key of a browser opens it. The key is looked at once
 * the draft is held: whoever moves a draft holds it too.
 */
export async function holdDraftHere(
  tx: Tx,
  { realm_id, id }: Pick<Application, 'realm_id' | 'id'>,
  key: string,
): Promise<Application | { refused: 'submitted' | 'movedAway' }> {
  const draft = await tx
    .selectFrom('application')
    .selectAll()
    .where('realm_id', '=', realm_id)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .forUpdate()
    .executeTakeFirst()
  if (!draft) return { refused: 'submitted' }
  const opens = await tx
    .selectFrom('application_key')
    .select('token_hash')
    .where('token_hash', '=', tokenHash(key))
    .where('realm_id', '=', realm_id)
    .where('application_id', '=', id)
    .where('purpose', '=', 'browser')
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return opens ? draft : { refused: 'movedAway' }
}
