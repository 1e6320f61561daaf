import type { Selectable } from 'kysely'
import { newToken, tokenHash } from '../accounts/tokens.ts'
import type { Db, Tx } from '../database/open.ts'
import type { Tables } from '../database/rows.generated.ts'
import { hostCookie } from '../web/cookies.ts'
import { type Answers, answersSchema } from './answers.ts'
import type { StepName } from './steps/registry.ts'
import type { Typed } from './steps/step.ts'

export type Application = Selectable<Tables['application']>
export type KeyPurpose = 'browser' | 'resume' | 'confirm'

/** How long each key opens an application: a draft's browser and link as long as the draft, an address a week. */
export const keyLasts: Record<KeyPurpose, Temporal.Duration> = {
  browser: Temporal.Duration.from({ hours: 30 * 24 }),
  resume: Temporal.Duration.from({ hours: 30 * 24 }),
  confirm: Temporal.Duration.from({ hours: 7 * 24 }),
}

/** The cookie by which a browser holds its draft, and later its application. */
export const draftCookie = (key: string) => hostCookie('draft', key, keyLasts.browser.total('seconds'))

/** Makes a key; only its hash is kept. */
export async function mintKey(
  db: Db,
  now: Temporal.Instant,
  application: Pick<Application, 'realm_id' | 'id'>,
  purpose: KeyPurpose,
): Promise<string> {
  const token = newToken()
  await db
    .insertInto('application_key')
    .values({
      token_hash: tokenHash(token),
      realm_id: application.realm_id,
      application_id: application.id,
      purpose,
      created_at: now,
      expires_at: now.add(keyLasts[purpose]),
    })
    .execute()
  return token
}

export type Opened =
  | { opens: true; application: Application }
  | { opens: false; why: 'unknown' }
  | { opens: false; why: 'expired'; application: Application }
  | { opens: false; why: 'ended'; endedAt: Temporal.Instant; application: Application }

/** What a key of the realm opens. Looks only. */
export async function openWith(
  db: Db,
  now: Temporal.Instant,
  realmId: string,
  purpose: KeyPurpose,
  token: string,
): Promise<Opened> {
  const row = await db
    .selectFrom('application_key as key')
    .innerJoin('application', join =>
      join
        .onRef('application.realm_id', '=', 'key.realm_id')
        .onRef('application.id', '=', 'key.application_id'),
    )
    .selectAll('application')
    .select(['key.expires_at', 'key.ended_at'])
    .where('key.token_hash', '=', tokenHash(token))
    .where('key.purpose', '=', purpose)
    .where('key.realm_id', '=', realmId)
    .executeTakeFirst()
  if (!row) return { opens: false, why: 'unknown' }
  const { expires_at, ended_at, ...application } = row
  if (ended_at) return { opens: false, why: 'ended', endedAt: ended_at, application }
  if (Temporal.Instant.compare(expires_at, now) <= 0) return { opens: false, why: 'expired', application }
  return { opens: true, application }
}

/**
 * The application that a key of the realm belongs to, held until the transaction ends. What changes keys holds
 * their application first, so that no two wait for one another.
 */
export async function holdApplication(
  tx: Tx,
  realmId: string,
  purpose: KeyPurpose,
  token: string,
): Promise<Application | null> {
  const held = await tx
    .selectFrom('application')
    .selectAll()
    .where('realm_id', '=', realmId)
    .where('id', '=', ({ selectFrom }) =>
      selectFrom('application_key')
        .select('application_id')
        .where('token_hash', '=', tokenHash(token))
        .where('purpose', '=', purpose)
        .where('realm_id', '=', realmId),
    )
    .forUpdate()
    .executeTakeFirst()
  return held ?? null
}

/** Ends the keys of an application; a purpose that is left out goes on. */
export async function endKeys(
  tx: Db,
  now: Temporal.Instant,
  { realm_id, id }: Pick<Application, 'realm_id' | 'id'>,
  purposes: readonly KeyPurpose[],
): Promise<void> {
  await tx
    .updateTable('application_key')
    .set({ ended_at: now })
    .where('realm_id', '=', realm_id)
    .where('application_id', '=', id)
    .where('purpose', 'in', purposes)
    .where('ended_at', 'is', null)
    .execute()
}

/** The steps with which it began. */
export function stepsOf(application: Pick<Application, 'steps'>): readonly StepName[] {
  return application.steps as StepName[]
}

/** What was typed on a step so far. */
export function typedOn(application: Pick<Application, 'typed'> | null, step: StepName): Typed {
  return (application?.typed as Partial<Record<StepName, Typed>> | undefined)?.[step] ?? {}
}

/** What was submitted, checked. */
export function answersOf(application: Pick<Application, 'answers'>): Answers {
  return answersSchema.parse(application.answers)
}
